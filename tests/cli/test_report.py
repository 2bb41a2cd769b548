#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""The papers of a meeting, from the command line: every report in every format, and what is refused."""
import csv
import io
import re
import stat
import sys
import unittest
import zipfile

from cli_test import DONE, PLAN, REFUSED, USAGE, CliTest

NAMES = ['in-out', 'half-year-grid', 'receiving', 'vacancies', 'department', 'pathways',
         'action-status', 'action-responsible', 'action-table']


def read(path):
    """The sections of a CSV report, each a list of rows as dicts."""
    text = path.read_text(encoding='utf-8-sig')
    return [list(csv.DictReader(io.StringIO(section), delimiter=';')) for section in text.split('\n\n')]


class Report(CliTest):
    def setUp(self):
        super().setUp()
        self.expect(DONE, 'sample', self.plan, '--trainees', '30', '--seed', '3')

    def write_report(self, name, ending, *words):
        path = self.folder / f'{name}.{ending}'
        self.expect(DONE, 'report', self.plan, name, '-o', path, *words)
        return path

    def test_list(self):
        listed = re.findall(r'^  ([a-z-]+) ', self.expect(DONE, 'report', '--list'), re.MULTILINE)
        self.assertEqual(listed, NAMES)

    def test_every_report_in_every_format(self):
        unit = self.find_department()
        for name in NAMES:
            for ending, start in (('pdf', b'%PDF-'), ('csv', b'\xef\xbb\xbf'), ('xlsx', b'PK')):
                with self.subTest(f'{name}.{ending}'):
                    path = self.write_report(name, ending, *(['--unit', unit] if name == 'department' else []))
                    self.assertTrue(path.read_bytes().startswith(start))
                    self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600)
                    if ending == 'xlsx':
                        self.assertIsNone(zipfile.ZipFile(path).testzip())

    def find_department(self):
        rows = read(self.write_report('in-out', 'csv'))[0]
        return rows[0]['Department']

    def test_same_bytes(self):
        for ending in ('csv', 'xlsx'):
            once = self.write_report('receiving', ending).read_bytes()
            self.assertEqual(once, self.write_report('receiving', ending).read_bytes())

    def test_filters(self):
        everything = read(self.write_report('pathways', 'csv'))[0]
        doctor = everything[0]['Doctor']
        specialty = everything[0]['Specialty']
        one = read(self.write_report('pathways', 'csv', '--trainee', doctor))[0]
        self.assertEqual({row['Doctor'] for row in one}, {doctor})
        some = read(self.write_report('pathways', 'csv', '--specialty', specialty))[0]
        self.assertEqual({row['Specialty'] for row in some}, {specialty})
        self.assertLess(len(some), len(everything))

    def test_half_year(self):
        settings = self.write('setting.csv', 'key;value\nhalf-year-start;2\n')
        self.expect(DONE, 'import', self.plan, 'setting', settings)
        rows = read(self.write_report('in-out', 'csv', '--half-year', '2026-1'))[1]
        self.assertTrue(rows)
        for row in rows:
            self.assertTrue('2026-02-01' <= row['Day'] <= '2026-07-31', row)

    def test_since(self):
        before = read(self.write_report('receiving', 'csv', '--since', '2099-01-01'))
        self.assertEqual(before[0], [])
        rows = read(self.write_report('receiving', 'csv', '--since', '1999-01-01'))[0]
        self.assertEqual({row['What'] for row in rows}, {'New'})
        self.assertEqual(len(rows), len(read(self.write_report('receiving', 'csv'))[0]))

    def test_refused(self):
        output = self.folder / 'r.pdf'
        for words in (['report'], ['report', self.plan], ['report', self.plan, 'nonsense', '-o', output],
                      ['report', self.plan, 'in-out'], ['report', self.plan, 'in-out', '-o', 'r.doc'],
                      ['report', self.plan, 'in-out', '-o', output, '--half-year', '2026'],
                      ['report', self.plan, 'in-out', '-o', output, '--since', '2026-01-01'],
                      ['report', self.plan, 'receiving', '-o', output, '--since', '31.02.2026'],
                      ['report', self.plan, 'department', '-o', output]):
            with self.subTest(words):
                self.expect(USAGE, *words)
        self.expect(REFUSED, 'report', self.plan, 'in-out', '-o', output, '--unit', 'Ingensteds')
        self.expect(PLAN, 'report', self.plan, 'in-out', '-o', self.folder / 'no' / 'r.pdf')
        self.expect(PLAN, 'report', self.folder / 'none.lisplan', 'in-out', '-o', output)
        self.assertFalse(output.exists())


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
