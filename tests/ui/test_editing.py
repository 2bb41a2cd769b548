#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""Records are edited by keys: forms, moving in the chart, undo, and what a kill leaves."""
import os
import re
import signal
import subprocess
import tempfile
import unittest
from pathlib import Path

import lis_ui
from lis_ui import (Atspi, activate, find, find_all, get_focused, has_state, press, type_text,
                    wait_for)

AUTHOR = 'Kari Tester'


def find_label(part):
    return next((node for role in ('label', 'alert', 'status bar') for node in find_all(role, part)), None)


def get_bar():
    """The name of the bar in focus, as it is now and not as it was kept."""
    focused = get_focused()
    if focused is None or focused.get_role_name() != 'list item':
        return None
    focused.clear_cache()
    return focused.get_name()


def wait_for_label(part):
    def is_there():
        return find_label(part)
    is_there.__doc__ = f'a label with “{part}”'
    return wait_for(is_there)


def read_text(node):
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def is_invalid(node):
    node.clear_cache()
    return has_state(node, Atspi.StateType.INVALID) or has_state(node, Atspi.StateType.INVALID_ENTRY)


class Editing(lis_ui.WindowCase):
    def setUp(self):
        super().setUp()
        folder = Path(self.folder.name, 'glib-2.0', 'settings')
        folder.mkdir(parents=True)
        (folder / 'keyfile').write_text(f"[io/github/lisplan/Lisplan]\nauthor='{AUTHOR}'\n", encoding='utf-8')

    def remember_author(self):
        """As if the question had been answered before."""
        os.environ['GSETTINGS_BACKEND'] = 'keyfile'
        os.environ['GSETTINGS_SCHEMA_DIR'] = str(Path(lis_ui.LISPLAN).parents[2] / 'data')
        os.environ['XDG_CONFIG_HOME'] = self.folder.name
        self.addCleanup(os.environ.__setitem__, 'GSETTINGS_BACKEND', 'memory')

    def open_chart(self):
        self.open_sample('Pathways')
        wait_for(lambda: find('list', 'Pathways of the doctors'))
        return self.press_until_focus_moves('Down')

    def read_history(self):
        """Newest first."""
        return self.control('history', self.plan).splitlines()

    def wait_for_history(self, part):
        """The newest change set says so."""
        def says():
            newest = self.read_history()[0]
            return newest if part in newest else None
        says.__doc__ = f'“{part}” in the history'
        return wait_for(says)

    def say_who(self):
        """Answers the question that the first change asks."""
        wait_for_label('Who Are You?')
        wait_for(lambda: get_focused() is not None and 'Your name' in (get_focused().get_name() or ''))
        press('ctrl+a')
        type_text(AUTHOR)
        press('Return')
        self.focus_window()

    def focus_window(self):
        """Nobody manages windows here: when a dialog goes, the keys go nowhere."""
        # Not asked of the tree: GTK 4.8 may die of being asked about a window that is just closing.
        wait_for(lambda: len(subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.program.pid)],
                                            check=False, capture_output=True, text=True).stdout.split()) <= 1)
        subprocess.run(['xdotool', 'windowfocus', '--sync', self.window], check=True, timeout=lis_ui.PATIENCE)

    def go_to_field(self, name):
        """Tab until the field has the focus."""
        for _ in range(40):
            focused = get_focused()
            if focused is not None and (focused.get_name() or '') == name:
                return focused
            before = focused
            press('Tab')
            wait_for(lambda: get_focused() is not None and get_focused() != before)
        raise AssertionError(f'no field “{name}” on the way of Tab')

    def go_to_draft(self):
        """A period that is not agreed on: nothing refers to it."""
        for _ in range(30):
            press('End')
            bar = wait_for(get_bar)
            if ', draft' in bar or ', proposed' in bar:
                return bar
            self.press_until_focus_moves('Down')
        raise AssertionError('all is agreed on')

    def open_form(self):
        press('F2')
        wait_for(lambda: find('push button', 'Save'))
        return self.go_to_field('To')

    def test_edit_and_undo(self):
        self.remember_author()
        first = self.open_chart()
        doctor = first.split(':')[0]
        entry = self.open_form()
        press('ctrl+a')
        type_text('32.8')
        wait_for_label('Not a day')
        wait_for(lambda: is_invalid(entry))
        self.assertIn('Not a day', entry.get_description())
        press('Return')  # refused: the form stays
        press('ctrl+a')
        type_text('9 mnd')
        wait_for(lambda: entry.clear_cache() or '9 months in all' in entry.get_description())
        wait_for(lambda: not is_invalid(entry))
        press('Return')
        self.focus_window()
        newest = self.wait_for_history(f'Changed period of {doctor}')
        self.assertIn(AUTHOR, newest)
        wait_for_label(f'Changed period of {doctor}')
        changed = wait_for(lambda: get_bar())
        self.assertNotEqual(first, changed)

        press('ctrl+z')
        self.wait_for_history(f'Undone: Changed period of {doctor}')
        wait_for_label(f'Undone: Changed period of {doctor}')
        # What was found may stand behind it, or not yet.
        sentence = re.match(r'.*?, \d+ of \d+', first).group(0)
        wait_for(lambda: (get_bar() or '').startswith(sentence))
        press('ctrl+shift+z')
        self.wait_for_history(f'Redone: Changed period of {doctor}')
        # And from the toast that names it.
        activate(wait_for(lambda: find('push button', 'Undo')))
        self.wait_for_history('Undone: ')
        # What was found may stand behind it, or not yet.
        sentence = re.match(r'.*?, \d+ of \d+', first).group(0)
        wait_for(lambda: (get_bar() or '').startswith(sentence))

    def test_escape_changes_nothing(self):
        self.open_chart()
        before = self.read_history()
        self.open_form()
        press('ctrl+a')
        type_text('9 mnd')
        wait_for_label('9 months in all')
        press('Escape')
        self.focus_window()
        wait_for_label('Changes discarded')
        self.assertEqual(before, self.read_history())
        activate(wait_for(lambda: find('push button', 'Bring Back')))
        wait_for_label('9 months in all')

    def export_periods(self):
        with tempfile.TemporaryDirectory() as folder:
            self.control('export', self.plan, folder)
            return Path(folder, 'period.csv').read_text(encoding='utf-8')

    def test_several_moves_are_one_change(self):
        first = self.open_chart()
        doctor = first.split(':')[0]
        n_before = len(self.read_history())
        before = self.export_periods()
        press('alt+Right', 'alt+Right', 'alt+Right')
        # The question waits, and so does the preview.
        self.say_who()
        self.wait_for_history(f'Moved period of {doctor}')
        self.assertEqual(len(self.read_history()), n_before + 1)
        wait_for(lambda: get_bar() not in (None, first))
        press('shift+alt+Right', 'shift+alt+Right')
        self.wait_for_history(f'Changed last day of period of {doctor}')
        self.assertEqual(len(self.read_history()), n_before + 2)
        press('ctrl+z')
        self.wait_for_history('Undone: Changed last day')
        press('ctrl+z')
        self.wait_for_history('Undone: Moved period')
        self.assertEqual(self.export_periods(), before)

    def test_actions_of_a_bar(self):
        """What a screen reader finds."""
        self.open_chart()
        bar = next(node for node in find_all('list item') if has_state(node, Atspi.StateType.FOCUSED))
        actions = bar.get_action_iface()
        names = [actions.get_action_name(index) for index in range(actions.get_n_actions())]
        for name in ('edit', 'move-earlier', 'move-later', 'extend', 'shorten', 'delete'):
            self.assertTrue(any(name in found for found in names), f'{name} in {names}')
        actions.do_action(next(index for index, found in enumerate(names) if 'bar.edit' in found))
        wait_for(lambda: find('push button', 'Save'))

    def test_delete_and_bring_back(self):
        self.remember_author()
        self.open_chart()
        first = self.go_to_draft()
        doctor = first.split(':')[0]
        press('Delete')
        self.wait_for_history(f'Deleted period of {doctor}')
        wait_for(lambda: get_bar() != first)
        activate(wait_for(lambda: find('push button', 'Undo')))
        self.wait_for_history('Undone: Deleted period')

    def test_add_a_person_with_an_odd_name(self):
        self.open_chart()
        press('ctrl+shift+d')
        wait_for(lambda: find('push button', 'Save'))
        self.go_to_field('Given name')
        type_text('Åse «=cmd»')
        press('Tab')
        wait_for(lambda: get_focused() is not None and get_focused().get_name() == 'Family name')
        type_text("O'Neill")
        press('Return')
        self.say_who()
        # Not every keyboard of a test has a large Å.
        self.wait_for_history("se «=cmd» O'Neill")
        press('ctrl+z')
        self.assertRegex(self.wait_for_history('Undone: Added'), "se «=cmd» O'Neill")

    def test_killed_while_typing(self):
        """What is typed is there again, and the program opens where it was."""
        first = self.open_chart()
        self.open_form()
        press('ctrl+a')
        type_text('9 mnd')
        wait_for_label('9 months in all')
        state = Path(self.folder.name)
        wait_for(lambda: any('9 mnd' in path.read_text(errors='replace') for path in state.rglob('drafts/*')
                             if path.is_file()))
        self.program.send_signal(signal.SIGKILL)
        self.program.wait()
        self.program = None
        wait_for(lambda: lis_ui.find_application() is None)

        self.start(self.plan)
        wait_for(lambda: find('list', 'Pathways of the doctors'))
        wait_for_label('The program ended while you were editing')
        self.assertIn(first.split(':')[0], find_label('The program ended').get_name())
        activate(wait_for(lambda: find('push button', 'Go On')))
        wait_for_label('What you had typed is here again')
        wait_for_label('9 months in all')
        self.go_to_field('To')
        press('Return')
        self.say_who()
        self.wait_for_history('Changed period of')


if __name__ == '__main__':
    unittest.main(verbosity=2)
