#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""Nothing is lost: history with undo, backups, damage, and a person who asks to be erased, by keys and names."""
import subprocess
import unittest
from pathlib import Path

from lis_ui import Atspi, WindowCase, activate, find_all, has_state, press, type_text, wait_for, wait_for_node

DAMAGED_AFTER = 150_000  # bytes


def is_sensitive(node):
    return has_state(node, Atspi.StateType.SENSITIVE)


class Safety(WindowCase):
    def move_a_period(self):
        """Changes the plan by a key, and says who did it."""
        self.show_page('Pathways')
        wait_for_node('list', 'Pathways of the doctors')
        self.press_until_focus_moves('Down')
        press('alt+Right')
        wait_for_node('label', 'Who Are You?')
        press('Return')
        self.wait_for_history('root: ')

    def wait_for_history(self, text):
        """Asks the plan: GTK 4.8 may die of being asked for its tree while a dialog goes."""
        wait_for(lambda: text in self.control('history', self.plan))

    def press_button(self, name):
        activate(wait_for_node('push button', name))

    def test_undo_from_the_history(self):
        self.open_sample()
        self.move_a_period()
        self.show_page('History')
        button = wait_for_node('push button', 'Undo this: ')
        label = button.get_name().removeprefix('Undo this: ')
        activate(button)
        wait_for_node('list item', f'Undone: {label}')

        def undone():
            """the change to be called undone"""
            return any(row.get_name().endswith(', undone') for row in find_all('list item', label))
        wait_for(undone)
        self.stop()
        self.assertIn('Undone', self.control('history', self.plan))

    def test_back_up_and_restore(self):
        self.open_sample()
        self.show_page('Backups')
        wait_for_node('list item', 'Checked')
        self.press_button('Back up now')
        wait_for_node('label', 'The plan is backed up.')
        self.move_a_period()
        self.show_page('Backups')
        self.press_button('Restore the backup: ')
        wait_for_node('label', 'Restore This Backup?')
        wait_for_node('label', '1 change since then')
        press('Return')
        wait_for(self.is_taken_back)
        self.stop()
        self.control('verify', self.plan)
        self.assertNotIn('root', self.control('history', self.plan))

    def is_taken_back(self):
        """the change by hand to be out of the plan, which cannot be read while it is put in its place"""
        try:
            return 'root: ' not in self.control('history', self.plan) and self.control('verify', self.plan)
        except subprocess.CalledProcessError:
            return False

    def test_damaged(self):
        self.make_sample()
        self.control('backup', self.plan)
        damaged = Path(self.plan).read_bytes()[:DAMAGED_AFTER]
        Path(self.plan).write_bytes(damaged)
        self.start(self.plan)
        wait_for_node('label', 'The plan is damaged')
        wait_for_node('label', 'The plan cannot be read')
        self.assertEqual(Path(self.plan).read_bytes(), damaged)
        self.press_button('Restore the backup: ')
        wait_for_node('label', 'Restore This Backup?')
        press('Return')
        wait_for(lambda: Path(self.plan).exists() and Path(self.plan).read_bytes() != damaged)
        self.stop()
        self.control('verify', self.plan)
        aside = [path for path in Path(self.folder.name).iterdir()
                 if path.is_file() and path.read_bytes() == damaged]
        self.assertEqual(len(aside), 1)

    def test_erase_a_person(self):
        self.make_sample()
        table = Path(self.folder.name, 'person.csv')
        table.write_text('given_name;family_name\nUlrikke;Utgått\n', encoding='utf-8')
        self.control('import', self.plan, 'person', str(table), '--author', 'Test')
        table.unlink()
        self.start(self.plan)
        self.show_page('History')
        wait_for_node('list item', 'Import of “person.csv”')
        press('Return')
        wait_for_node('list item', 'Ulrikke Utgått” added')
        press('Tab', 'Tab', 'Return')
        wait_for_node('push button', 'History of Ulrikke Utgått')
        self.press_button('Erase…')
        wait_for_node('label', 'Erase Ulrikke Utgått?')
        wait_for_node('label', 'Backups that still hold the person')
        button = wait_for_node('push button', 'Erase for Good')
        self.assertFalse(is_sensitive(button))
        type_text('ulrikke')
        self.assertFalse(is_sensitive(button))
        type_text(' utgått')
        wait_for(lambda: is_sensitive(button))
        activate(button)
        wait_for_node('label', 'Who Are You?')
        press('Return')
        self.wait_for_history('Erased a person')
        self.stop()
        self.assertNotIn('Utgått'.encode(), Path(self.plan).read_bytes())
        self.control('verify', self.plan)


if __name__ == '__main__':
    unittest.main(verbosity=2)
