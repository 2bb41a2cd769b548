# SPDX-License-Identifier: MPL-2.0
"""backup, backups, restore, and verify against the newest backup."""
import json
import os
import pty
import sqlite3
import unittest

from cli_test import DONE, PLAN, PROGRAM, REFUSED, CliTest


class Backups(CliTest):
    def list(self):
        return json.loads(self.expect(DONE, 'backups', self.plan, '--json'))['backups']

    def test_made_listed_and_restored(self):
        self.make_plan()
        before = self.export()
        self.expect(DONE, 'backup', self.plan)
        backup, = self.list()
        self.assertEqual(backup['occasion'], 'by-hand')
        self.assertTrue(backup['there'])
        self.expect(DONE, 'undo', self.plan)
        changed = self.export()
        self.assertNotEqual(changed, before)
        self.assertIn('2 removed', self.expect(DONE, 'backups', self.plan, '--compare', backup['number']))
        self.expect(DONE, 'restore', self.plan, backup['number'])
        self.assertEqual(self.export(), before)
        self.expect(DONE, 'verify', self.plan)
        self.assertEqual([found['occasion'] for found in self.list()], ['restored', 'restore', 'by-hand'])
        self.expect(DONE, 'restore', self.plan, self.list()[1]['path'])
        self.assertEqual(self.export(), changed)

    def test_file(self):
        self.make_plan()
        copy = self.folder / 'kopi.lisplan'
        self.expect(DONE, 'backup', self.plan, copy)
        self.assertEqual(self.export(copy), self.export())
        self.assertEqual(copy.stat().st_mode & 0o777, 0o600)
        self.assertIn('kopi.lisplan', self.expect(PLAN, 'backup', self.plan, copy))
        self.assertEqual(self.list(), [])

    def test_damaged_plan(self):
        self.make_plan()
        before = self.export()
        self.expect(DONE, 'backup', self.plan)
        damaged = self.plan.read_bytes()[:20000]
        self.plan.write_bytes(damaged)
        self.assertIn('damaged', self.expect(PLAN, 'backup', self.plan))
        said = self.expect(DONE, 'restore', self.plan, 1)
        self.assertEqual(self.export(), before)
        aside, = self.folder.glob('plan (damaged *).lisplan')
        self.assertIn(str(aside), said)
        self.assertEqual(aside.read_bytes(), damaged)

    def test_cut_off_end_is_found(self):
        self.make_plan()
        self.expect(DONE, 'backup', self.plan)
        with sqlite3.connect(self.plan) as plan:
            number, = plan.execute('SELECT max(number) FROM change_set').fetchone()
            plan.execute('DELETE FROM person WHERE change_set = ?', (number,))
            for table in 'change_personal', 'change':
                plan.execute(f'DELETE FROM {table} WHERE change_set = ?', (number,))
            for table in 'change_set_words', 'change_set':
                plan.execute(f'DELETE FROM {table} WHERE number = ?', (number,))
        self.assertIn('cut off', self.expect(REFUSED, 'verify', self.plan))

    def test_before_import(self):
        self.make_plan()
        before = self.export()
        people = self.write('more.csv', 'local_id;given_name;family_name\n3;Bo;Eksempel\n')
        self.expect(DONE, 'import', self.plan, 'person', people, '--dry-run')
        self.assertEqual(self.list(), [])
        self.expect(DONE, 'import', self.plan, 'person', people)
        backup, = self.list()
        self.assertEqual(backup['occasion'], 'import')
        self.assertEqual(self.export(backup['path']), before)
        self.expect(DONE, 'import', self.plan, 'person', people, '--no-backup')
        self.assertEqual(len(self.list()), 1)

    def test_import_refused_without_backup(self):
        self.make_plan()
        people = self.write('more.csv', 'local_id;given_name;family_name\n3;Bo;Eksempel\n')
        (self.home / 'lisplan').write_text('no folder')
        self.assertIn('--no-backup', self.refuse_import('person', people, code=PLAN))
        self.expect(DONE, 'import', self.plan, 'person', people, '--no-backup')

    def seal(self, passphrase='en lang nok setning'):
        self.make_plan()
        self.secret = self.write('passord.txt', passphrase + '\nnot this line\n')
        self.sealed = self.folder / 'ut av huset.lisplan.kryptert'
        return self.run_program('backup', self.plan, self.sealed, '--encrypt', '--passphrase-file', self.secret)

    def test_encrypted(self):
        self.assertEqual(self.seal().returncode, DONE)
        before = self.export()
        self.assertEqual(self.sealed.stat().st_mode & 0o777, 0o600)
        self.assertNotIn(b'SQLite', self.sealed.read_bytes())
        opened = self.folder / 'igjen.lisplan'
        self.expect(DONE, 'decrypt', self.sealed, opened, '--passphrase-file', self.secret)
        self.assertEqual(self.export(opened), before)
        self.expect(DONE, 'undo', self.plan)
        self.expect(DONE, 'restore', self.plan, self.sealed, '--passphrase-file', self.secret)
        self.assertEqual(self.export(), before)
        self.assertEqual(list((self.home / 'lisplan/backups/sealing').iterdir()), [])

    def test_encrypted_refused(self):
        self.assertEqual(self.seal().returncode, DONE)
        opened = self.folder / 'igjen.lisplan'
        other = self.write('annet.txt', 'et helt annet ord\n')
        self.assertIn('not the passphrase',
                      self.expect(PLAN, 'decrypt', self.sealed, opened, '--passphrase-file', other))
        bytes_ = bytearray(self.sealed.read_bytes())
        bytes_[len(bytes_) // 2] ^= 1
        self.sealed.write_bytes(bytes_)
        self.assertIn('changed or cut off',
                      self.expect(PLAN, 'decrypt', self.sealed, opened, '--passphrase-file', self.secret))
        self.assertFalse(opened.exists())

    def test_short_passphrase(self):
        run = self.seal('kort')
        self.assertEqual(run.returncode, PLAN)
        self.assertIn('too short', run.stderr)
        self.assertFalse(self.sealed.exists())

    def test_passphrase_typed(self):
        """At a terminal: asked for twice, and shown nowhere."""
        self.make_plan()
        sealed = self.folder / 'kryptert'
        child, terminal = pty.fork()
        if child == 0:
            os.execve(PROGRAM, [PROGRAM, 'backup', str(self.plan), str(sealed), '--encrypt'],
                      {**os.environ, 'XDG_DATA_HOME': str(self.home)})
        shown = b''
        for question in b'Passphrase: ', b'The same again: ':
            while question not in shown:
                shown += os.read(terminal, 1000)
            os.write(terminal, 'blåbær på tur i fjellet\n'.encode())
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), DONE)
        self.assertNotIn(b'tur', shown + os.read(terminal, 10000))
        secret = self.write('passord.txt', 'blåbær på tur i fjellet\n')
        self.expect(DONE, 'decrypt', sealed, self.folder / 'ny.lisplan', '--passphrase-file', secret)

    def test_no_backup(self):
        self.make_plan()
        self.assertIn('no backups', self.expect(DONE, 'backups', self.plan))
        self.expect(PLAN, 'restore', self.plan, 7)


if __name__ == '__main__':
    unittest.main()
