#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""The pathways as a table: the same rows, focus and commands as in the chart, by keyboard and as a screen reader hears
it; several doctors selected; periods copied and pasted back."""
import os
import re
import unittest
from pathlib import Path

import lis_ui
from lis_ui import (Atspi, WindowCase, find_application, get_focused_name, has_state, press, wait_for,
                    wait_for_node, wait_until_gone, walk)

ROWS = ('table row', 'list item', 'tree item')


def get_focused_row():
    for node in walk(find_application()):
        if has_state(node, Atspi.StateType.FOCUSED) and ': ' in (node.get_name() or ''):
            return node.get_name()
    return None


def wait_for_row(other=None):
    def is_there():
        row = get_focused_row()
        return row if row is not None and row != other else None
    is_there.__doc__ = f'the focus on a period other than {other}'
    return wait_for(is_there)


def wait_for_name(text):
    def is_there():
        return any(text in (node.get_name() or '') for node in walk(find_application()))
    is_there.__doc__ = f'“{text}”'
    return wait_for(is_there)


def without_findings(name):
    """A sentence about what was found may be added later."""
    return name.split('. ')[0].removesuffix(', selected')


class Table(WindowCase):
    def setUp(self):
        super().setUp()
        # Sample plans are the same plan: what one test leaves must not be there for the next.
        os.environ['XDG_STATE_HOME'] = str(Path(self.folder.name, 'state'))
        self.remember_author()
        self.open_sample('Pathways')
        wait_for_node('list', 'Pathways of the doctors')
        self.bar = self.press_until_focus_moves('ctrl+Home')

    def remember_author(self):
        folder = Path(self.folder.name, 'glib-2.0', 'settings')
        folder.mkdir(parents=True)
        (folder / 'keyfile').write_text("[io/github/lisplan/Lisplan]\nauthor='Åse Prøve'\n", encoding='utf-8')
        os.environ['GSETTINGS_BACKEND'] = 'keyfile'
        os.environ['GSETTINGS_SCHEMA_DIR'] = str(Path(lis_ui.LISPLAN).parents[2] / 'data')
        os.environ['XDG_CONFIG_HOME'] = self.folder.name

    def show_table(self):
        def is_there():
            if not find_table():
                press('ctrl+2')  # a key that came while another dialog closed is gone
            return find_table()
        wait_for(is_there)
        return wait_for_row()

    def test_the_place_is_kept(self):
        bar = self.press_until_focus_moves('Down')
        row = self.show_table()
        self.assertEqual(without_findings(row).split(', ')[:2], without_findings(bar).split(', ')[:2])
        press('Down')
        below = wait_for_row(row)
        press('ctrl+1')
        wait_for(lambda: find_table() is None)
        wait_for(lambda: without_findings(get_focused_name() or '') == without_findings(below))

    def test_every_line_has_a_name(self):
        self.show_table()
        rows = [node for node in walk(find_table()) if node.get_role_name() in ROWS]
        self.assertGreater(len(rows), 10)
        for row in rows[1:]:
            self.assertRegex(row.get_name() or '', r'.+: .+')
        for node in walk(find_table()):
            if node.get_role_name() in ('table row', 'table cell', 'list', 'tree table'):
                self.assertNotIn('Gtk', node.get_name() or '', node.get_role_name())

    def test_several_are_selected_in_both(self):
        press('ctrl+space')
        wait_for_node('status bar', '1 doctor selected')
        press('shift+Down', 'shift+Down')
        wait_for_node('status bar', '3 doctors selected')
        wait_for(lambda: (get_focused_name() or '').endswith(', selected'))
        row = self.show_table()
        wait_for(lambda: (get_focused_row() or '').endswith(', selected'))
        press('Escape')
        wait_until_gone('status bar', 'selected')
        wait_for(lambda: get_focused_row() == row.removesuffix(', selected'))
        press('ctrl+a')
        wait_for_node('status bar', '40 doctors selected')
        press('ctrl+1')
        wait_for_node('status bar', '40 doctors selected')

    def test_what_is_copied_is_in_the_plan_when_pasted(self):
        press('ctrl+space', 'shift+Down')
        wait_for_node('status bar', '2 doctors selected')
        press('ctrl+c')
        copied = wait_for_node('label', ' periods copied').get_name()
        press('ctrl+v')
        number = re.match(r'\d+', copied)[0]
        wait_for_name(f'All {number} are in the plan already')

    def move(self, show_table):
        """Moves the first period of the first doctor a month later and returns the plan's periods."""
        if show_table:
            self.show_table()
        before = self.list_periods()
        press('alt+Right')
        wait_for(lambda: self.list_periods() != before)
        return self.list_periods()

    def list_periods(self):
        path = Path(self.folder.name, 'periods.csv')
        self.control('report', self.plan, 'pathways', '-o', str(path))
        return path.read_text(encoding='utf-8-sig')

    def test_the_same_task_gives_the_same_plan(self):
        in_chart = self.move(False)
        press('ctrl+z')
        wait_for(lambda: self.list_periods() != in_chart)
        wait_for(lambda: without_findings(get_focused_name() or '') == without_findings(self.bar))
        in_table = self.move(True)
        self.assertEqual(in_chart, in_table)


def find_table():
    for node in walk(find_application()):
        if node.get_name() == 'Table of the doctors’ periods':
            return node
    return None


if __name__ == '__main__':
    unittest.main(verbosity=2)
