#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""A table is brought into the plan by keys: chosen, looked at, imported, undone."""
import subprocess
import unittest
from pathlib import Path

from lis_ui import WindowCase, activate, find, press, type_text, wait_for, wait_for_node, wait_until_gone


class Import(WindowCase):
    def focus_newest_window(self):
        windows = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.program.pid)], check=True,
                                 capture_output=True, text=True).stdout.split()
        subprocess.run(['xdotool', 'windowfocus', '--sync', windows[-1]], check=True)

    def count_windows(self):
        return len(subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.program.pid)], check=True,
                                  capture_output=True, text=True).stdout.split())

    def choose(self, path):
        press('ctrl+shift+o')
        button = wait_for_node('push button', 'Choose a file')
        self.focus_newest_window()
        before = self.count_windows()
        activate(button)
        wait_for(lambda: self.count_windows() > before)
        self.focus_newest_window()
        type_text(str(path))
        press('Return')
        wait_for(lambda: self.count_windows() == before)
        self.focus_newest_window()

    def give(self, name, text):
        table = Path(self.folder.name, name)
        table.write_text(text, encoding='utf-8')
        self.open_sample('Overview')
        self.choose(table)

    def test_table(self):
        self.give('people.csv', "Fornavn;Etternavn\nÅse «=cmd»;O'Neill\n")
        wait_for(lambda: find('status bar', 'New: 1.') or find('label', 'New: 1.'))
        activate(find('push button', 'Import'))
        # The first change of all asks who answers for it.
        activate(wait_for_node('push button', 'Save the Change'))
        wait_until_gone('push button', 'Choose a file')

    def test_fault_is_named(self):
        self.give('periods.csv', 'Lege;Sted;Fra;Til\nNobody Atall;Nowhere;32.05.2026;30.06.2026\n')
        wait_for(lambda: find('list item', '32.05.2026'))


if __name__ == '__main__':
    unittest.main(verbosity=2)
