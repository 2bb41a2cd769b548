# SPDX-License-Identifier: MPL-2.0
"""What is held of a person, read out and erased."""
import unittest

from cli_test import DONE, REFUSED, USAGE, CliTest

NAMES = ['Kvasibørn', 'kvasibørn', 'Oddvine', 'LOK-4711', '91827364', 'Hemmelig merknad']


class PrivacyTest(CliTest):
    def setUp(self):
        super().setUp()
        self.home = self.folder / 'home'
        self.make_plan()
        person = self.write('Oddvine Kvasibørn.csv', 'local_id;given_name;family_name;hpr_number;note\n'
                                                     'LOK-4711;Oddvine;Kvasibørn;91827364;Hemmelig merknad\n')
        period = self.write('period.csv', 'person;unit;start;end;state;note\n'
                                          'LOK-4711;Ortopedisk avdeling;2020-01-01;2020-12-31;agreed;Hemmelig merknad\n'
                                          'LOK-4711;;;;draft;\n'
                                          '2;Ortopedisk avdeling;2020-01-01;2020-12-31;agreed;Med Oddvine Kvasibørn\n')
        self.expect(DONE, 'import', self.plan, 'person', person)
        self.expect(DONE, 'import', self.plan, 'period', period)

    def run_program(self, *words, **options):
        environment = {'XDG_DATA_HOME': str(self.home), 'XDG_STATE_HOME': str(self.home / 'state')}
        return super().run_program(*words, environment=environment, **options)

    def traces(self, path):
        data = path.read_bytes()
        return [name for name in NAMES if name.encode() in data]

    def test_export_holds_everything(self):
        self.expect(DONE, 'person-export', self.plan, 'Oddvine Kvasibørn', '-o', 'person.csv')
        path = self.folder / 'person.csv'
        text = path.read_text('utf-8-sig')
        for expected in ['91827364', 'Hemmelig merknad', 'Ortopedisk avdeling', '2020-12-31', 'added: ']:
            self.assertIn(expected, text)
        self.assertNotIn('Med Oddvine', text)
        self.assertEqual(path.stat().st_mode & 0o777, 0o600)
        self.expect(DONE, 'person-export', self.plan, 'LOK-4711', '-o', 'person.xlsx')
        self.expect(USAGE, 'person-export', self.plan, 'LOK-4711', '-o', 'person.doc')
        self.expect(USAGE, 'person-export', self.plan, 'LOK-4711')
        self.expect(REFUSED, 'person-export', self.plan, 'Nobody', '-o', 'nobody.csv')
        self.assertFalse((self.folder / 'nobody.csv').exists())

    def test_erased_leaves_no_trace(self):
        self.expect(DONE, 'backup', self.plan)
        before = self.plan.read_bytes()
        self.assertGreaterEqual(len(self.traces(self.plan)), 5)
        told = self.expect(DONE, 'erase', self.plan, 'LOK-4711', '--dry-run')
        self.assertEqual(self.plan.read_bytes(), before)
        self.assertIn('nothing was changed', told)
        self.assertIn('stays until you remove it', told)
        view = next(iter((self.home / 'state' / 'lisplan').iterdir())) if (self.home / 'state').exists() else None
        if view is not None:
            (view / 'view').write_text('[View]\nsearch=Kvasibørn\n')
        self.expect(DONE, 'erase', self.plan, 'LOK-4711')
        self.expect(DONE, 'verify', self.plan)
        self.assertEqual(self.traces(self.plan), [])
        self.assertIn('(erased)', self.expect(DONE, 'history', self.plan))
        for path in [*self.folder.iterdir(), *(self.home / 'state').rglob('*')]:
            if path.is_file() and path.suffix != '.csv':
                self.assertEqual(self.traces(path), [], path)
        self.expect(REFUSED, 'person-export', self.plan, 'LOK-4711', '-o', 'person.csv')

    def test_later_backups_hold_no_trace(self):
        self.assertIn('Backups made before still hold', self.expect(DONE, 'erase', self.plan, 'LOK-4711'))
        older = set(self.home.rglob('*.lisplan'))
        self.expect(DONE, 'backup', self.plan)
        later = set(self.home.rglob('*.lisplan')) - older
        self.assertEqual(len(later), 1)
        for backup in later:
            self.assertEqual(self.traces(backup), [])

    def test_backed_up_before(self):
        older = set(self.home.rglob('*.lisplan'))
        self.expect(DONE, 'erase', self.plan, 'LOK-4711', '--dry-run')
        self.assertEqual(set(self.home.rglob('*.lisplan')), older)
        self.expect(DONE, 'erase', self.plan, 'LOK-4711', '--no-backup')
        self.assertEqual(set(self.home.rglob('*.lisplan')), older)

    def test_erasing_cannot_be_undone(self):
        numbers = [int(line.split()[0]) for line in self.expect(DONE, 'history', self.plan).splitlines()
                   if line.strip()[0].isdigit()]
        self.expect(DONE, 'erase', self.plan, 'LOK-4711')
        for number in numbers[:2]:
            self.assertIn('was erased by', self.expect(REFUSED, 'undo', self.plan, '--number', number))
        self.assertEqual(self.traces(self.plan), [])
        self.expect(DONE, 'verify', self.plan)

    def test_in_force_is_refused(self):
        role = self.write('role.csv', 'holder;kind;trainee;start\nLOK-4711;mentor;2;2024-01-01\n')
        self.expect(DONE, 'import', self.plan, 'role', role)
        before = self.plan.read_bytes()
        told = self.expect(REFUSED, 'erase', self.plan, 'LOK-4711')
        self.assertIn('still in force', told)
        self.assertEqual(self.plan.read_bytes(), before)


class HistoryTest(CliTest):
    def setUp(self):
        super().setUp()
        self.make_plan()

    def test_of_somebody(self):
        changed = self.write('people.csv', 'local_id;given_name;family_name\n1;Åse;Nøkleby\n2;Ola;Eksempel\n')
        self.expect(DONE, 'import', self.plan, 'person', changed, '--author', 'Per Holm')
        told = self.expect(DONE, 'history', self.plan, '--of', 'aase nøkleby', '--details')
        self.assertIn('Given name changed from Kari to Åse', told)
        self.assertNotIn('Ola', told)
        self.assertIn('Per Holm', self.expect(DONE, 'history', self.plan, '--author', 'holm'))
        self.assertIn('No such change', self.expect(DONE, 'history', self.plan, '--author', 'Hansen'))
        self.assertIn('Per Holm', self.expect(DONE, 'history', self.plan, '--search', 'NØKLEBY kari', '--limit', 1))
        self.assertIn('No such change', self.expect(DONE, 'history', self.plan, '--since', '01.01.2190'))
        self.expect(USAGE, 'history', self.plan, '--since', 'yesterdayish')
        self.assertIn('several', self.expect(REFUSED, 'history', self.plan, '--of', 'Universitetssjukehus'))
        self.assertIn('not found', self.expect(REFUSED, 'history', self.plan, '--of', 'Nobody'))


class HeadTest(CliTest):
    def run_program(self, *words, **options):
        home = str(self.folder / 'home')
        return super().run_program(*words, environment={'XDG_DATA_HOME': home, 'XDG_STATE_HOME': home}, **options)

    def test_older_copy_in_its_place(self):
        self.make_plan()
        older = self.plan.read_bytes()
        people = self.write('more.csv', 'local_id;given_name;family_name\n3;Per;Eksempel\n')
        self.expect(DONE, 'import', self.plan, 'person', people)
        self.expect(DONE, 'verify', self.plan)
        self.expect(DONE, 'backup', self.plan)
        self.plan.write_bytes(older)
        told = self.expect(REFUSED, 'verify', self.plan)
        self.assertIn('was seen on this computer and is missing', told)
        self.assertRegex(told, r'change sets (\d+) to \1 are in the backup of')
        run = self.run_program('undo', self.plan)
        self.assertIn('verify --accept', run.stderr)
        self.assertIn('replaced: from change set', self.expect(REFUSED, 'verify', self.plan))
        self.expect(DONE, 'verify', self.plan, '--accept')
        self.assertNotIn('on this computer', self.expect(REFUSED, 'verify', self.plan))


if __name__ == '__main__':
    unittest.main()
