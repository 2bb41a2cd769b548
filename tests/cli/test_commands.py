#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Every command of lisplanctl does what its help says, with the exit codes it promises."""
import json
import re
import stat
import subprocess
import sys
import unittest

from cli_test import DONE, PLAN, PROGRAM, REFUSED, USAGE, CliTest


class Help(CliTest):
    def test_every_command_has_help(self):
        text = self.expect(DONE, '--help')
        commands = re.findall(r'^  ([a-z]+)  +\S', text, re.MULTILINE)
        self.assertIn('import', commands)
        for command in commands:
            if command == 'lisplanctl':
                continue
            shown = self.expect(DONE, command, '--help')
            self.assertIn(f'lisplanctl {command}', shown)
            self.assertEqual(shown, self.expect(DONE, 'help', command))

    def test_usage(self):
        for words in ([], ['nonsense'], ['info'], ['info', 'a', 'b'], ['info', 'a', '--nonsense'], ['import', 'a'],
                      ['import', 'a', 'nonsense', 'b'], ['import', 'a', 'unit'], ['chart', 'a'],
                      ['chart', 'a', '-o', 'b.pdf', '--paper', 'A5'],
                      ['chart', 'a', '-o', 'b.pdf', '--from', '31.02.2026'],
                      ['chart', 'a', '-o', 'b.pdf', '--portrait', '--landscape'],
                      ['chart', 'a', '-o', 'b.pdf', '--group-by', 'colour'],
                      ['sample', 'a', '--trainees', '0'], ['sample', 'a', '--trainees', '10001']):
            with self.subTest(words):
                run = self.run_program(*words)
                self.assertEqual(run.returncode, USAGE, run.stderr)
                self.assertIn('--help', run.stdout + run.stderr)
        self.assert_left_alone([])

    def test_version(self):
        self.assertRegex(self.expect(DONE, '--version'), r'^lisplanctl \d+\.\d+\.\d+\n$')


class New(CliTest):
    def test_catalogue(self):
        self.expect(DONE, 'new', self.plan)
        records = json.loads(self.expect(DONE, 'info', self.plan, '--json'))['records']
        self.assertEqual(records['specialty'], 46)
        self.assertGreater(records['unit'], 25)
        self.assertEqual(records['person'], 0)
        self.assertEqual(stat.S_IMODE(self.plan.stat().st_mode), 0o600)
        self.assert_left_alone(['plan.lisplan'])

    def test_never_overwrites(self):
        self.write('plan.lisplan', 'precious')
        for command in ('new', 'sample'):
            self.assertIn('plan.lisplan', self.expect(PLAN, command, self.plan))
        self.assertEqual(self.plan.read_text(), 'precious')

    def test_folder_that_is_not_there(self):
        for command in ('new', 'sample'):
            self.expect(PLAN, command, self.folder / 'nowhere' / 'plan.lisplan')
        self.assert_left_alone([])


class Sample(CliTest):
    def test_same_seed_same_plan(self):
        plans = [self.folder / f'{number}.lisplan' for number in range(3)]
        for plan, seed in zip(plans, (7, 7, 8)):
            self.expect(DONE, 'sample', plan, '--trainees', 30, '--seed', seed)
        first, second, other = map(self.export, plans)
        self.assertEqual(first, second)
        self.assertNotEqual(first['person.csv'], other['person.csv'])
        self.assertEqual(self.expect(DONE, 'history', plans[0]), self.expect(DONE, 'history', plans[1]))

    def test_there_is_something_to_find(self):
        self.expect(DONE, 'sample', self.plan, '--trainees', 200)
        found = json.loads(self.expect(REFUSED, 'check', self.plan, '--json'))['findings']
        self.assertEqual({finding['kind'] for finding in found},
                         {'share-above-full', 'shared-day', 'gap', 'outside-employment', 'over-capacity',
                          'without-place', 'without-dates', 'without-mentor'})
        text = self.expect(REFUSED, 'check', self.plan)
        for finding in found:
            self.assertIn(finding['text'], text)


class ImportAndExport(CliTest):
    def test_counts(self):
        self.expect(DONE, 'new', self.plan)
        file = self.write('people.csv', 'local_id;given_name;family_name\n1;Kari;Eksempel\n2;Ola;Eksempel\n')
        words = 'import', self.plan, 'person', file
        self.assertIn('2', self.expect(DONE, *words, '--dry-run'))
        self.assertEqual(json.loads(self.expect(DONE, 'info', self.plan, '--json'))['records']['person'], 0)
        report = json.loads(self.expect(DONE, *words, '--json'))
        self.assertEqual((report['new'], report['changed'], report['equal']), (2, 0, 0))
        self.write('people.csv', 'local_id;given_name;family_name\n1;Kari;Eksempel\n2;Olav;Eksempel\n')
        report = json.loads(self.expect(DONE, *words, '--json'))
        self.assertEqual((report['new'], report['changed'], report['equal']), (0, 1, 1))

    def test_map(self):
        self.expect(DONE, 'new', self.plan)
        file = self.write('people.csv', 'Nr;Fornavn;Hva vedkommende heter ellers\n1;Kari;Eksempel\n')
        self.refuse_import('person', file)
        self.expect(DONE, 'import', self.plan, 'person', file, '--map', 'Hva vedkommende heter ellers=family_name',
                    '--map', 'Nr=local_id')
        self.assertIn('Eksempel', self.export()['person.csv'].decode())

    def test_grid(self):
        self.make_plan()
        file = self.write('turnus.csv',
                          'Navn;jan.26;feb.26;mar.26\nKari Eksempel;ORTO;ORTO;KIR\nOla Eksempel;KIR;P;P\n')
        self.refuse_import('grid', file)
        self.expect(DONE, 'import', self.plan, 'grid', file, '--map', 'P=leave')
        periods = [line.split(';') for line in self.export()['period.csv'].decode().splitlines()]
        columns = {name: number for number, name in enumerate(periods[0])}
        self.assertEqual(sorted((row[columns['start']], row[columns['end']]) for row in periods[1:]),
                         [('2026-01-01', '2026-01-31'), ('2026-01-01', '2026-02-28'), ('2026-02-01', '2026-03-31'),
                          ('2026-03-01', '2026-03-31')])

    def test_template_is_taken_in(self):
        self.expect(DONE, 'new', self.plan)
        records = json.loads(self.expect(DONE, 'info', self.plan, '--json'))['records']
        for kind in records:
            with self.subTest(kind):
                text = self.expect(DONE, 'import', self.plan, kind, '--template')
                self.assertGreater(len(text.splitlines()[0]), 5)

    def test_everything_out_and_in_again(self):
        self.expect(DONE, 'sample', self.plan, '--trainees', 60)
        folder = self.folder / 'out'
        self.expect(DONE, 'export', self.plan, folder)
        copy = self.folder / 'copy.lisplan'
        self.expect(DONE, 'new', copy, '--empty')
        self.expect(DONE, 'import', copy, 'all', folder)
        self.assertEqual(self.export(copy), {path.name: path.read_bytes() for path in folder.iterdir()})
        again = json.loads(self.expect(DONE, 'import', copy, 'all', folder, '--json'))
        self.assertEqual((again['new'], again['changed']), (0, 0))
        self.expect(DONE, 'verify', copy)


class History(CliTest):
    def test_undo_and_redo(self):
        self.make_plan()
        before = self.export()
        file = self.write('people.csv', 'local_id;given_name;family_name\n1;Karin;Eksempel\n3;Per;Eksempel\n')
        self.expect(DONE, 'import', self.plan, 'person', file, '--author', 'Kari Planlegger')
        after = self.export()
        self.assertNotEqual(before, after)
        newest = json.loads(self.expect(DONE, 'history', self.plan, '--limit', 1, '--json'))['history']
        self.assertEqual(len(newest), 1)
        self.assertEqual((newest[0]['kind'], newest[0]['author'], newest[0]['changes']),
                         ('import', 'Kari Planlegger', 2))
        self.assertIn('Karin', self.expect(DONE, 'history', self.plan, '--show', newest[0]['number']))
        self.expect(DONE, 'undo', self.plan)
        self.assertEqual(self.export(), before)
        self.expect(DONE, 'redo', self.plan)
        self.assertEqual(self.export(), after)
        self.expect(DONE, 'verify', self.plan)

    def test_nothing_to_undo(self):
        self.expect(DONE, 'new', self.plan, '--empty')
        self.expect(REFUSED, 'undo', self.plan)
        self.expect(REFUSED, 'redo', self.plan)
        self.expect(REFUSED, 'history', self.plan, '--show', 99)

    def test_undo_is_refused_after_a_later_change(self):
        self.make_plan()
        for name in ('Karin', 'Karina'):
            file = self.write('people.csv', f'local_id;given_name;family_name\n1;{name};Eksempel\n')
            self.expect(DONE, 'import', self.plan, 'person', file)
        history = json.loads(self.expect(DONE, 'history', self.plan, '--json'))['history']
        numbers = [entry['number'] for entry in history]
        before = self.export()
        self.expect(REFUSED, 'undo', self.plan, '--number', numbers[1])
        self.assertEqual(self.export(), before)


class Chart(CliTest):
    def setUp(self):
        super().setUp()
        self.expect(DONE, 'sample', self.plan, '--trainees', 40)

    def read_pdf(self, path):
        return subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, text=True, check=True).stdout

    def test_kinds_of_file(self):
        for name, start in (('a.pdf', b'%PDF'), ('a.svg', b'<?xml'), ('a.png', b'\x89PNG')):
            text = self.expect(DONE, 'chart', self.plan, '-o', name)
            written = re.search(r'Wrote (\S+?\.\w+)', text).group(1)
            self.assertTrue((self.folder / written).read_bytes().startswith(start), text)
        self.assertIn('.bmp', self.expect(REFUSED, 'chart', self.plan, '-o', 'a.bmp'))

    def test_one_doctor(self):
        person = self.export()['person.csv'].decode().splitlines()[1].split(';')[0]
        self.expect(DONE, 'chart', self.plan, '-o', 'a.pdf', '--person', person)
        info = subprocess.run(['pdfinfo', self.folder / 'a.pdf'], capture_output=True, text=True, check=True).stdout
        self.assertRegex(info, r'Pages: +1\n')

    def test_title_range_and_groups(self):
        for group in ('none', 'specialty', 'employer', 'place', 'mentor', 'completion'):
            self.expect(DONE, 'chart', self.plan, '-o', f'{group}.pdf', '--group-by', group, '--title', 'Til møtet',
                        '--from', '2026-01-01', '--to', '31.12.2027', '--paper', 'A3', '--grey')
            self.assertIn('Til møtet', self.read_pdf(self.folder / f'{group}.pdf'))

    def test_unknown_subjects(self):
        for option in ('--unit', '--specialty', '--person'):
            self.assertIn('Nowhere', self.expect(REFUSED, 'chart', self.plan, '-o', 'a.pdf', option, 'Nowhere'))
        self.assertFalse((self.folder / 'a.pdf').exists())


class Output(CliTest):
    def test_nobody_reads_on(self):
        self.expect(DONE, 'sample', self.plan, '--trainees', 100)
        with subprocess.Popen([PROGRAM, 'check', str(self.plan)], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE) as run:
            run.stdout.readline()
            run.stdout.close()
            self.assertEqual(run.stderr.read(), b'')
            self.assertEqual(run.wait(), REFUSED)

    def test_no_progress_in_a_file(self):
        run = self.run_program('sample', self.plan, '--trainees', 5)
        self.assertEqual(run.stderr, '')


if __name__ == '__main__':
    sys.exit(unittest.main(verbosity=2))
