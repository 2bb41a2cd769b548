#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""What the program says in Norwegian holds no English: in findings, in the history, on paper, in tables."""
import csv
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import po_file

PROGRAM = os.environ['LISPLANCTL']
TODAY = '2026-09-01'

# Words that no Norwegian sentence of a plan has, whatever the catalogues say.
ENGLISH = set('of from agreed proposed draft half the and with without is are places days day month months year week '
              'doctor doctors period periods page printed wanted january may october mon wed rotation research '
              'leave other service mentor specialty undone added changed removed sample imported'.split())


def list_words(text):
    """In small letters. Words with capitals inside are codes, as of departments."""
    return {word.lower() for word in re.findall(r'[^\W\d_]{2,}', text)}


class Output(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix='lisplan-'))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.plan = cls.folder / 'plan.lisplan'
        cls.run_in('C', 'sample', cls.plan, '--trainees', '120')
        cls.run_in('C', 'export', cls.plan, cls.folder / 'all')
        cls.names = set()
        for table in ['unit', 'person', 'specialty', 'trunk', 'setting']:
            cls.names |= list_words((cls.folder / 'all' / f'{table}.csv').read_text(encoding='utf-8'))

    @classmethod
    def run_in(cls, language, *words):
        environment = {**os.environ, 'LISPLAN_TODAY': TODAY, 'LC_ALL': 'C.UTF-8', 'LANGUAGE': language,
                       'LISPLAN_AUTHOR': 'Prøve'}
        run = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, env=environment,
                             stdin=subprocess.DEVNULL, check=False, timeout=100)
        if run.returncode not in (0, 1):
            raise AssertionError(f'{words}: {run.stderr}')
        return run.stdout + run.stderr

    def assert_norwegian(self, language, text):
        """No word that only English messages have, and none of the list; names in the plan aside."""
        messages = po_file.read(language)
        english = {word for message in messages for id in message.ids for word in list_words(id)}
        norwegian = {word for message in messages for text in message.texts for word in list_words(text)}
        self.assertGreater(len(text), 100)
        self.assertEqual(sorted(((english - norwegian) | ENGLISH) & (list_words(text) - self.names)), [], text[:3000])

    def test_another_language_than_english_is_spoken(self):
        """Fails where gettext does not look for translations at all, as in the locale C."""
        self.assertIn('Bruk:', self.run_in('nb', '--help'))
        self.assertIn('Planlegg spesialistutdanning', self.run_in('nn', '--help'))

    def test_check(self):
        for language in po_file.LANGUAGES:
            self.assert_norwegian(language, self.run_in(language, 'check', self.plan))

    def test_history(self):
        self.run_in('C', 'undo', self.plan)
        self.run_in('C', 'redo', self.plan)
        for language in po_file.LANGUAGES:
            self.assert_norwegian(language, self.run_in(language, 'history', self.plan))
            for number in ['1', '3', '4']:
                self.assert_history(language, self.run_in(language, 'history', self.plan, '--show', number))

    def assert_history(self, language, text):
        """Ids, and the English names of specialties, are data."""
        self.assert_norwegian(language, re.sub(r'Engelsk na(v|m)n: [^;\n]*|\b[a-z]{2}-[0-9A-Z]{13}\b', '', text))

    def read_pdf(self, language, *words):
        """The text of what a command writes with “-o”."""
        file = self.folder / 'page.pdf'
        self.run_in(language, *words, '-o', file)
        run = subprocess.run(['pdftotext', file, '-'], capture_output=True, text=True, check=True)
        return self.join_cut_words(run.stdout)

    @unittest.skipIf(shutil.which('pdftotext') is None, 'pdftotext (poppler-utils) is not installed')
    def test_chart(self):
        for language in po_file.LANGUAGES:
            for options in [[], ['--group-by', 'mentor'], ['--group-by', 'completion'], ['--person-pages'],
                            ['--from', '2026-09-01', '--to', '2026-12-31'],
                            ['--from', '2026-09-01', '--to', '2026-10-15']]:
                self.assert_norwegian(language, self.read_pdf(language, 'chart', self.plan, *options))

    @unittest.skipIf(shutil.which('pdftotext') is None, 'pdftotext (poppler-utils) is not installed')
    def test_reports(self):
        for language in po_file.LANGUAGES:
            names = [line.split()[0] for line in self.run_in(language, 'report', '--list').splitlines()]
            self.assertIn('in-out', names)
            for name in [name for name in names if name != 'department']:
                self.assert_norwegian(language, self.read_pdf(language, 'report', self.plan, name))
            table = self.folder / 'a.csv'
            self.run_in(language, 'report', self.plan, 'receiving', '--since', '2026-08-01', '-o', table)
            self.assert_norwegian(language, table.read_text(encoding='utf-8'))

    @staticmethod
    def join_cut_words(text):
        """Labels without room end in an ellipsis in the middle of a word, which then is none."""
        return re.sub(r'\w*…', '', text)

    def test_numbers_and_dates(self):
        text = self.run_in('nb', 'check', self.plan)
        self.assertRegex(text, r'\b\d+\.\s(jan|feb|apr|aug|sep|okt|nov|des)\. 20\d\d\b')
        self.assertRegex(text, r'\b\d+\.\s(mai|juni|juli|mars) 20\d\d\b')
        self.assertRegex(text, r'\b\d+ av \d+ plass(er)?\b')

    def test_info(self):
        for language in po_file.LANGUAGES:
            self.assert_norwegian(language, self.run_in(language, 'info', self.plan))

    def list_kinds(self):
        return sorted(path.stem for path in (self.folder / 'all').glob('*.csv'))

    def test_a_template_comes_back_in_whatever_the_language(self):
        self.assertGreater(len(self.list_kinds()), 20)
        for written in ['C', *po_file.LANGUAGES]:
            for kind in self.list_kinds():
                template = self.run_in(written, 'import', self.plan, kind, '--template')
                headers = next(csv.reader([template.lstrip('\ufeff').splitlines()[0]], delimiter=';'))
                file = self.folder / f'{kind}-{written}.csv'
                file.write_text(template, encoding='utf-8')
                for read in ['C', *po_file.LANGUAGES]:
                    said = self.run_in(read, 'import', self.plan, kind, file, '--dry-run')
                    self.assertEqual([header for header in headers if f'{header}”' in said or f'{header}»' in said], [],
                                     f'{kind}: {written} read in {read}: {said}')
                    self.assertEqual(len(said.splitlines()), 1, said)

    def test_words_in_cells_come_back_in_whatever_the_language(self):
        for written in po_file.LANGUAGES:
            kind, state = {'nb': ('tjeneste', 'forespurt'), 'nn': ('teneste', 'førespurt')}[written]
            template = self.run_in(written, 'import', self.plan, 'period', '--template').lstrip('\ufeff')
            headers = next(csv.reader([template.splitlines()[0]], delimiter=';'))
            with open(self.folder / 'all' / 'period.csv', newline='', encoding='utf-8-sig') as file:
                person = next(csv.DictReader(file, delimiter=';'))['person']
            row = dict.fromkeys(headers, '')
            row |= dict(zip(headers[:2], [person, kind]))
            row[headers[3]], row[headers[4]] = '01.03.2041', '31.08.2041'
            row[headers[5]], row[headers[6]] = '62,5 %', state
            file = self.folder / 'period.csv'
            file.write_text(';'.join(headers) + '\n' + ';'.join(row.values()) + '\n', encoding='utf-8')
            for read in ['C', *po_file.LANGUAGES]:
                said = self.run_in(read, 'import', self.plan, 'period', file, '--dry-run')
                self.assertRegex(said, r': 1, .*: 0, .*: 0')


if __name__ == '__main__':
    unittest.main()
