# SPDX-License-Identifier: MPL-2.0
"""What the tests of lisplanctl share: a folder for each test, and the program run in it as a user would."""
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

PROGRAM = os.environ['LISPLANCTL']
TODAY = '2026-09-01'

DONE, REFUSED, USAGE, PLAN = range(4)


class CliTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        # A name with a space and letters beyond ASCII, as folders of people have.
        self.folder = Path(tempfile.mkdtemp(prefix='lisplan prøve '))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.plan = self.folder / 'plan.lisplan'
        # Where the user's backups go.
        self.home = Path(tempfile.mkdtemp(prefix='lisplan-home-'))
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)

    def run_program(self, *words, **options):
        """The finished process; `today` and other variables of the environment by name."""
        environment = {**os.environ, 'LISPLAN_TODAY': TODAY, 'XDG_DATA_HOME': str(self.home),
                       **options.pop('environment', {})}
        return subprocess.run([*options.pop('before', []), PROGRAM, *map(str, words)], cwd=self.folder, text=True,
                              stdin=subprocess.DEVNULL, capture_output=True, env=environment, check=False, timeout=300,
                              **options)

    def expect(self, code, *words, **options):
        """What the program printed, after it ended with this exit code: to standard output when it succeeded or found
        something, else to standard error."""
        run = self.run_program(*words, **options)
        self.assertEqual(run.returncode, code, f'{words}: {run.stdout}{run.stderr}')
        self.assertNotIn('CRITICAL', run.stderr)
        if code in (USAGE, PLAN):
            self.assertEqual(run.stdout, '')
        return run.stdout if code == DONE else run.stdout + run.stderr

    def write(self, name, text, encoding='utf-8'):
        path = self.folder / name
        path.write_bytes(text.encode(encoding))
        return path

    def export(self, plan=None):
        """Everything in the plan: name of a file → its bytes."""
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        self.expect(DONE, 'export', plan or self.plan, folder)
        return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}

    def make_plan(self):
        """A small plan: the catalogue, and one department with two doctors."""
        self.expect(DONE, 'new', self.plan)
        units = self.write('units.csv', 'Navn;Nivå;Overordnet;Kode\n'
                                        'Ortopedisk avdeling;department;St. Olavs hospital HF;ORTO\n'
                                        'Kirurgisk avdeling;department;St. Olavs hospital HF;KIR\n')
        people = self.write('people.csv', 'local_id;given_name;family_name\n1;Kari;Eksempel\n2;Ola;Eksempel\n')
        self.expect(DONE, 'import', self.plan, 'unit', units, '--no-backup')
        self.expect(DONE, 'import', self.plan, 'person', people, '--no-backup')

    def refuse_import(self, kind, file, *options, code=REFUSED):
        """What is said of a file that must not be taken in; the plan stays as it is, to the byte."""
        before = self.plan.read_bytes()
        exported = self.export()
        text = self.expect(code, 'import', self.plan, kind, file, *options)
        self.assertEqual(self.plan.read_bytes(), before)
        self.assertEqual(self.export(), exported)
        return text

    def assert_left_alone(self, names):
        """The folder holds these files and nothing half-made, hidden or left over."""
        self.assertEqual({path.name for path in self.folder.iterdir()}, set(names))
