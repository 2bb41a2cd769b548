#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""What goes wrong outside the program: it says what, where and what to do, and changes nothing."""
import fcntl
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import unittest
import zipfile

from cli_test import DONE, PLAN, PROGRAM, REFUSED, CliTest

READING = [['info'], ['check'], ['history'], ['verify'], ['export', 'out'], ['chart', '-o', 'chart.pdf']]
WRITING = [['undo'], ['redo'], ['import', 'unit', 'units.csv']]


def put_plan(words, plan):
    return [words[0], plan, *words[1:]]


class NotAPlan(CliTest):
    def refuse_all(self, *said):
        """Every command refuses the plan, names it and leaves it as it is."""
        content = self.plan.read_bytes()
        self.write('units.csv', 'Navn;Nivå\nEt sted;outside\n')
        for words in READING + WRITING:
            with self.subTest(words[0]):
                text = self.expect(PLAN, *put_plan(words, self.plan))
                self.assertIn('plan.lisplan', text)
                for phrase in said:
                    self.assertIn(phrase, text)
        self.assertEqual(self.plan.read_bytes(), content)
        self.assert_left_alone(['plan.lisplan', 'units.csv'])

    def test_no_file(self):
        for words in READING + WRITING:
            self.assertIn('plan.lisplan', self.expect(PLAN, *put_plan(words, self.plan)))
        self.assert_left_alone([])

    def test_text(self):
        self.write('plan.lisplan', 'Kjære dagbok.\n' * 500)
        self.refuse_all()

    def test_empty(self):
        self.write('plan.lisplan', '')
        self.refuse_all()

    def test_another_database(self):
        with sqlite3.connect(self.plan) as db:
            db.execute('CREATE TABLE song (title TEXT)')
        db.close()
        self.refuse_all()

    def test_another_database_with_a_log(self):
        """How it keeps its journal is written in the file, and is its owner's business."""
        with sqlite3.connect(self.plan) as db:
            db.execute('PRAGMA journal_mode = WAL')
            db.execute('CREATE TABLE song (title TEXT)')
        db.close()
        self.refuse_all()

    def make_newer(self, lowest_reader):
        self.expect(DONE, 'new', self.plan)
        with sqlite3.connect(self.plan) as db:
            db.execute('PRAGMA user_version = 9001')
            db.execute('UPDATE format SET lowest_reader = ?', (lowest_reader,))
        db.close()

    def test_newer_version(self):
        self.make_newer(9001)
        self.refuse_all('newer')

    def test_newer_version_that_may_be_read(self):
        self.make_newer(1)
        self.expect(DONE, 'info', self.plan)
        for words in (['undo'], ['import', 'unit', self.write('units.csv', 'Navn;Nivå\nEt sted;outside\n')]):
            self.assertIn('newer', self.expect(PLAN, *put_plan(words, self.plan)))

    def test_folder(self):
        self.plan.mkdir()
        for words in READING + WRITING:
            self.expect(PLAN, *put_plan(words, self.plan))

    def test_first_half_of_a_plan(self):
        self.expect(DONE, 'new', self.plan)
        content = self.plan.read_bytes()
        self.plan.write_bytes(content[:len(content) // 2])
        text = self.expect(PLAN, 'verify', self.plan)
        self.assertIn('plan.lisplan', text)

    def test_damage_in_the_middle(self):
        self.expect(DONE, 'sample', self.plan, '--trainees', 20)
        content = bytearray(self.plan.read_bytes())
        middle = len(content) // 2
        content[middle:middle + 20000] = b'\xa5' * 20000
        self.plan.write_bytes(content)
        text = self.expect(PLAN, 'verify', self.plan)
        self.assertIn('plan.lisplan', text)
        self.assertEqual(self.plan.read_bytes(), content)

    def test_values_changed_behind_the_history(self):
        self.expect(DONE, 'sample', self.plan, '--trainees', 5)
        db = sqlite3.connect(self.plan)
        db.execute('UPDATE person SET given_name = ? WHERE id = (SELECT min(id) FROM person)', ('Mallory',))
        db.commit()
        db.close()
        self.assertIn('pers', self.expect(REFUSED, 'verify', self.plan).lower())


class NotWritable(CliTest):
    def test_locked(self):
        self.make_plan()
        before = self.plan.read_bytes()
        lock = self.folder / '.plan.lisplan.lock'
        with open(lock, 'w', encoding='utf-8') as held:
            held.write('kari\npc-17\n2026-09-01T08:00:00Z\n')
            held.flush()
            fcntl.flock(held, fcntl.LOCK_EX)
            for words in WRITING:
                text = self.expect(PLAN, *put_plan(words, self.plan))
                self.assertIn('kari', text)
                self.assertIn('pc-17', text)
            self.expect(DONE, 'info', self.plan)
            self.export()
        self.assertEqual(self.plan.read_bytes(), before)

    def read_only(self):
        """Options that run the program as one who may read the folder and not write."""
        os.chmod(self.plan, 0o444)
        os.chmod(self.folder, 0o555)
        self.addCleanup(os.chmod, self.folder, 0o755)
        if os.getuid() != 0:
            return {}
        options = {'user': 65534, 'group': 65534}
        try:
            subprocess.run([PROGRAM, '--version'], check=True, capture_output=True, **options)
        except (OSError, subprocess.CalledProcessError):
            self.skipTest('the program cannot be run as an ordinary user from here')
        return options

    def test_read_only(self):
        self.make_plan()
        before = self.plan.read_bytes()
        options = self.read_only()
        for words in WRITING:
            self.assertIn('plan.lisplan', self.expect(PLAN, *put_plan(words, self.plan), **options))
        for command in ('info', 'check', 'history', 'verify'):
            self.assertIn(self.run_program(command, self.plan, **options).returncode, (DONE, REFUSED))
        # By the name that was asked for, not that of the file on its way.
        self.assertNotIn('unfinished', self.expect(PLAN, 'new', self.folder / 'other.lisplan', **options))
        self.assertEqual(self.plan.read_bytes(), before)
        if options:
            os.chmod(self.plan, 0)
            self.assertIn('no access', self.expect(PLAN, 'info', self.plan, **options))
            os.chmod(self.plan, 0o600)

    def test_no_space(self):
        """In a file system of its own that is too small, which takes the right to mount one."""
        self.expect(DONE, 'sample', self.plan, '--trainees', 60)
        exported = self.folder / 'exported'
        self.expect(DONE, 'export', self.plan, exported)
        self.expect(DONE, 'new', self.folder / 'empty.lisplan', '--empty')
        script = self.write('script.sh', '''
            program=$1
            mkdir small && mount -t tmpfs -o size=700k none small || exit 77
            LC_ALL=C.UTF-8 "$program" sample small/sample.lisplan --trainees 500; echo "sample $?"
            ls -A small
            cp empty.lisplan small/plan.lisplan && sha256sum small/plan.lisplan
            "$program" import small/plan.lisplan all exported; echo "import $?"
            sha256sum small/plan.lisplan
            "$program" verify small/plan.lisplan; echo "verify $?"
            "$program" chart plan.lisplan -o small/chart.png; echo "chart $?"
            ls -A small
            ''')
        unshare = shutil.which('unshare')
        if unshare is None:
            self.skipTest('there is no program “unshare”')
        run = subprocess.run([unshare, '--map-root-user', '--mount', 'sh', script, PROGRAM], cwd=self.folder, text=True,
                             capture_output=True, check=False)
        if run.returncode in (1, 77) and 'sample' not in run.stdout:
            self.skipTest('no file system may be mounted here')
        said = run.stdout + run.stderr
        lines = run.stdout.splitlines()
        sums = [line for line in lines if line.endswith('small/plan.lisplan')]
        self.assertIn(f'sample {PLAN}', lines, said)
        self.assertIn(f'import {PLAN}', lines, said)
        self.assertEqual(len(set(sums)), 1, said)
        self.assertIn('verify 0', lines, said)
        self.assertIn(f'chart {PLAN}', lines, said)
        self.assertNotIn('sample.lisplan', lines, said)
        self.assertEqual(lines[-1], 'plan.lisplan', said)
        for name in ('sample.lisplan', 'plan.lisplan'):
            self.assertRegex(run.stderr, f'no room left .*small/{name}')
        self.assertRegex(run.stderr, 'small/chart.*is full')

    def test_stopped(self):
        with subprocess.Popen([PROGRAM, 'sample', self.plan, '--trainees', '10000'], cwd=self.folder,
                              stderr=subprocess.PIPE) as run:
            while not list(self.folder.glob('plan.lisplan')):
                self.assertIsNone(run.poll())
            run.send_signal(signal.SIGINT)
            run.stderr.read()
            self.assertEqual(run.wait(), PLAN)
        self.assert_left_alone([])


class BadTables(CliTest):
    PERIODS = 'Lege;Sted;Fra;Til\n'

    def setUp(self):
        super().setUp()
        self.make_plan()

    def test_day_that_is_none(self):
        file = self.write('perioder.csv', self.PERIODS + '1;ORTO;01.01.2026;31.12.2026\n1;ORTO;01.02.2027;31.02.2027\n')
        text = self.refuse_import('period', file)
        for phrase in ('perioder.csv:3', 'Til', '31.02.2027'):
            self.assertIn(phrase, text)

    def test_end_before_start(self):
        file = self.write('perioder.csv', self.PERIODS + '1;ORTO;01.06.2026;31.05.2026\n')
        text = self.refuse_import('period', file)
        for phrase in ('perioder.csv:2', 'Til', '31.05.2026'):
            self.assertIn(phrase, text)

    def test_unknown_unit(self):
        file = self.write('perioder.csv', self.PERIODS + '1;Månebasen;01.01.2026;31.12.2026\n')
        text = self.refuse_import('period', file)
        for phrase in ('perioder.csv:2', 'Sted', 'Månebasen'):
            self.assertIn(phrase, text)

    def test_ambiguous_unit(self):
        units = self.write('units.csv', 'Navn;Nivå;Overordnet\nOrtopedisk avdeling;department;Helse Bergen HF\n')
        self.expect(DONE, 'import', self.plan, 'unit', units)
        file = self.write('perioder.csv', self.PERIODS + '1;Ortopedisk avdeling;01.01.2026;31.12.2026\n')
        text = self.refuse_import('period', file)
        for phrase in ('perioder.csv:2', 'Sted', 'Ortopedisk avdeling'):
            self.assertIn(phrase, text)

    def test_every_fault_is_told(self):
        lines = ''.join(f'1;Måne {number};01.13.2026;31.12.2026\n' for number in range(50))
        text = self.refuse_import('period', self.write('perioder.csv', self.PERIODS + lines))
        for number in range(50):
            self.assertIn(f'perioder.csv:{number + 2}: ', text)
            self.assertIn(f'Måne {number}', text)
        self.assertEqual(text.count('01.13.2026'), 50)

    def test_table_of_another_kind(self):
        for name, content in (('songs.csv', 'Title;Singer\nHei;Hopp\n'), ('empty.csv', ''),
                              ('picture.csv', '\0\1\2' * 99), ('letter.csv', 'Kjære Kari,\n\ntakk for sist.\n')):
            with self.subTest(name):
                self.assertIn(name, self.refuse_import('period', self.write(name, content)))

    def test_no_file(self):
        self.assertIn('nowhere.csv', self.refuse_import('unit', 'nowhere.csv'))
        self.assertIn('nowhere', self.refuse_import('all', 'nowhere'))

    def test_control_characters_do_not_reach_the_terminal(self):
        file = self.write('perioder.csv', self.PERIODS + '1;\x1b[2J\x1b]0;Hei\x07;01.01.2026;31.12.2026\n')
        text = self.refuse_import('period', file)
        self.assertNotIn('\x1b', text)

    def write_book(self, name, sheet_head, filling, megabytes):
        """An XLSX file whose only sheet unpacks to that size."""
        types = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                 '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                 '<Default Extension="xml" ContentType="application/xml"/>'
                 '<Override PartName="/xl/workbook.xml" ContentType='
                 '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>')
        office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
        relations = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                     '<Relationship Id="rId1" Type="{}/{}" Target="{}"/></Relationships>')
        main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
        path = self.folder / name
        with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED, compresslevel=1) as book:
            book.writestr('[Content_Types].xml', types)
            book.writestr('_rels/.rels', relations.format(office, 'officeDocument', 'xl/workbook.xml'))
            book.writestr('xl/_rels/workbook.xml.rels', relations.format(office, 'worksheet', 'worksheets/sheet1.xml'))
            book.writestr('xl/workbook.xml', f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
                                             '<sheet name="Ark1" sheetId="1" r:id="rId1"/></sheets></workbook>')
            with book.open('xl/worksheets/sheet1.xml', 'w') as sheet:
                sheet.write(f'{sheet_head}<worksheet xmlns="{main}"><sheetData>'.encode())
                for _ in range(megabytes):
                    sheet.write(filling * (1024 * 1024 // len(filling)))
                sheet.write(b'</sheetData></worksheet>')
        return path

    def test_inflating_book(self):
        for name, filling in (('rows.xlsx', b'<row><c t="inlineStr"><is><t>a</t></is></c></row>'),
                              ('blanks.xlsx', b' ')):
            with self.subTest(name):
                file = self.write_book(name, '', filling, 300)
                self.assertLess(file.stat().st_size, 10_000_000)
                self.assertIn(name, self.refuse_import('unit', file))

    def test_book_with_a_document_type(self):
        file = self.write_book('entities.xlsx', '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]>', b' ', 0)
        self.assertIn('entities.xlsx', self.refuse_import('unit', file))

    def test_half_a_book(self):
        file = self.write_book('half.xlsx', '', b'<row><c t="inlineStr"><is><t>a</t></is></c></row>', 1)
        content = file.read_bytes()
        file.write_bytes(content[:len(content) // 2])
        self.assertIn('half.xlsx', self.refuse_import('unit', file))


if __name__ == '__main__':
    sys.exit(unittest.main(verbosity=2))
