#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Action plans from the command line: statuses told, rows asked for, and tables that are no plan."""
import json
import unittest
import zipfile

from cli_test import DONE, REFUSED, USAGE, CliTest

PLAN = ('Handlingsplan;;;;\nLedelse;;;;\nNr;Tiltak;Slik skal vi gjøre det;RHF;HF;Start;Slutt\n'
        '6.;Styrke rollen;6.1 Beskrive rollen;A;B;2025;2025\n;;6.2 Følge opp;;A;2025;2026\n'
        '7.;Møteplasser;7.1 Legge til rette;;A;2025;Kont.\n')


class Actions(CliTest):
    def setUp(self):
        super().setUp()
        self.expect(DONE, 'new', self.plan)

    def import_plan(self):
        self.expect(DONE, 'import', self.plan, 'action-plan', self.write('plan.csv', PLAN), '--new-actors',
                    '--no-backup')

    def ask(self, *words):
        return json.loads(self.expect(DONE, 'actions', self.plan, *words, '--json'))['rows']

    def test_status_per_date(self):
        self.import_plan()
        self.assertEqual([row['number'] for row in self.ask('due:late')], ['6.1'])
        self.expect(DONE, 'action-status', self.plan, '6.1', '--status', 'done', '--date', '20.08.2026')
        self.assertEqual(self.ask('due:late'), [])
        self.expect(DONE, 'action-status', self.plan, '6.2', '7.1', '--status', 'started', '--actor', 'HF', '--comment',
                    'Godt i gang', '--author', 'Kari')
        self.assertEqual([row['status'] for row in self.ask()], ['done', 'started', 'started'])
        self.assertIn('Godt i gang', self.ask('per:actor', 'i gang')[0]['text'])
        self.assertIn('6.2', self.expect(DONE, 'history', self.plan, '--limit', '1'))
        self.assertEqual(len(self.ask('changed:2026-09-01')), 2)
        self.expect(DONE, 'undo', self.plan)
        self.assertEqual([row.get('status') for row in self.ask()], ['done', None, None])
        self.expect(DONE, 'verify', self.plan)

    def test_revised_keeps_statuses(self):
        self.import_plan()
        self.expect(DONE, 'action-status', self.plan, '6.1', '--status', 'stopped', '--comment', 'Utsatt')
        revised = self.write('plan.csv', PLAN.replace('6.2 Følge opp', '6.2 Følge opp hvert år'))
        self.expect(DONE, 'import', self.plan, 'action-plan', revised, '--new-actors', '--no-backup')
        row = self.ask('6.1')[0]
        self.assertEqual(row['status'], 'stopped')
        self.assertIn('Utsatt', row['text'])

    def test_report_since(self):
        self.import_plan()
        self.expect(DONE, 'action-status', self.plan, '6.1', '--status', 'done', '--comment', 'Ferdig nå')
        path = self.folder / 'status.csv'
        self.expect(DONE, 'report', self.plan, 'action-status', '--since', '2026-08-01', '-o', path)
        self.assertEqual(path.read_text(encoding='utf-8-sig').count('Ferdig nå'), 2)
        self.expect(DONE, 'report', self.plan, 'action-status', '--since', '2026-09-02', '-o', path)
        self.assertEqual(path.read_text(encoding='utf-8-sig').count('Ferdig nå'), 1)

    def test_refused(self):
        self.import_plan()
        before = self.plan.read_bytes()
        for words, said in ((['99.1', '--status', 'done'], '99.1'), (['6.1', '--status', 'ferdigg'], 'ferdigg'),
                            (['6.1', '--status', 'done', '--actor', 'Ukjent'], 'Ukjent'),
                            (['6.1', '--status', 'done', '--action-plan', 'Annen'], 'Annen')):
            self.assertIn(said, self.expect(REFUSED, 'action-status', self.plan, *words))
        self.assertIn('status:foo', self.expect(REFUSED, 'actions', self.plan, 'status:foo'))
        self.expect(USAGE, 'action-status', self.plan, '6.1')
        self.expect(USAGE, 'action-status', self.plan, '6.1', '--status', 'done', '--date', '32.05.2026')
        self.assertEqual(self.plan.read_bytes(), before)


class BadInput(CliTest):
    """Told in words with row and cell, nothing changed."""
    CASES = {
        'something else': ('Navn;Alder\nKari;40\n', []),
        'no heading': ('1\tBedre ledelse\tRHF\t2025\n2\tBedre kurs\tHF\t2026\n', []),
        'nothing below': ('Nr;Tiltak;Frist\n', []),
        'unknown actor': ('Nr;Tiltak;Ansvarlig;Frist\n1;Kurs;Ukjent Aktør;2025\n', ['2', 'Ansvarlig', 'Ukjent Aktør']),
        'no such day': ('Nr;Tiltak;Ansvarlig;Frist\n1;Kurs;RHF;2025\n2;Mer;HF;32. mai\n', ['3', 'Frist', '32. mai']),
        'end before start': ('Nr;Tiltak;Ansvarlig;Start;Slutt\n1;Kurs;RHF;2026;2025\n', ['2', 'Slutt', '2026 – 2025']),
        'circular': ('Nr;Tiltak;Ansvarlig;Se også\n1;Kurs;RHF;Se tiltak 2\n2;Mer;HF;Se tiltak 1\n',
                     ['3', 'Se også', '2']),
    }

    def setUp(self):
        super().setUp()
        self.expect(DONE, 'new', self.plan)

    def refuse(self, file, said):
        before = self.plan.read_bytes()
        text = self.expect(REFUSED, 'import', self.plan, 'action-plan', file, '--no-backup')
        self.assertIn(file.name, text)
        for phrase in said:
            self.assertIn(phrase, text)
        self.assertEqual(self.plan.read_bytes(), before)

    def test_tables(self):
        for name, (table, said) in self.CASES.items():
            with self.subTest(name):
                self.refuse(self.write('plan.csv' if ';' in table else 'plan.tsv', table), said)

    def test_macros(self):
        path = self.folder / 'plan.xlsx'
        with zipfile.ZipFile(path, 'w') as package:
            package.writestr('[Content_Types].xml', '<Types/>')
            package.writestr('xl/vbaProject.bin', 'x')
        self.refuse(path, ['macros', 'without them'])


if __name__ == '__main__':
    unittest.main(verbosity=2)
