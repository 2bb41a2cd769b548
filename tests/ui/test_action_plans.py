#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""The job “status per date” by keys, and as assistive technology reads it."""
import json
import subprocess
import unittest
from pathlib import Path

from lis_ui import (PATIENCE, Atspi, WindowCase, activate, find_all, find_application, has_state, press, type_text,
                    wait_for, wait_for_node, walk)

PLAN = ('Handlingsplan for prøveregionen;;;;;;\nLedelse;;;;;;\nNr;Tiltak;Slik skal vi gjøre det;RHF;HF;Start;Slutt\n'
        '6.;Styrke rollen som leder;6.1 Beskrive rollen;A;B;2025;2025\n;;6.2 Følge opp;;A;2025;2027\n'
        'Læringsmiljø;;;;;;\n'
        '9.;Møteplasser;9.1 Legge til rette;;A;2025;Kont.\n;;9.2 Lage rom;;A;2025;2025\n'
        '15.;System for oversikt;15.1 Velge system;A;;2026;2027\n')
ROWS = 'Steps of the action plans'


class ActionPlans(WindowCase):
    def setUp(self):
        super().setUp()
        self.control('new', self.plan)
        self.import_table(PLAN)

    def import_table(self, text):
        path = Path(self.folder.name, 'plan.csv')
        path.write_text(text, encoding='utf-8')
        self.control('import', self.plan, 'action-plan', str(path), '--new-actors', '--no-backup')

    def ask(self, *words):
        """What the plan on the disk says."""
        return json.loads(self.control('actions', self.plan, *words, '--json'))['rows']

    def open_plans(self):
        self.start(self.plan)
        self.show_page('Action plans')
        wait_for_node('list', 'Dashboard of the action plans')

    def choose_view(self, title):
        activate(wait_for_node('page tab', title))

    def choose_from_menu(self, title):
        # The second is the button inside.
        activate(wait_for(lambda: find_all('push button', 'More'))[-1])
        activate(wait_for_node('menu item', title))

    def focus_window(self):
        """Nobody manages windows here: when a dialog goes, the keys go nowhere."""
        wait_for(lambda: len(self.list_windows()) <= 1)
        subprocess.run(['xdotool', 'windowfocus', '--sync', self.window], check=True, timeout=PATIENCE)

    def list_windows(self):
        return subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.program.pid)], check=False,
                              capture_output=True, text=True).stdout.split()

    def focus_dialog(self):
        wait_for(lambda: len(self.list_windows()) > 1)
        dialog = [window for window in self.list_windows() if window != self.window][-1]
        subprocess.run(['xdotool', 'windowfocus', '--sync', dialog], check=True, timeout=PATIENCE)

    def list_focused(self):
        """One in each window: the tree does not say which window is in front."""
        return [node for node in walk(find_application()) if has_state(node, Atspi.StateType.FOCUSED)]

    def wait_for_focus(self, part):
        def has_focus():
            return any(part in (node.get_name() or '') for node in self.list_focused())
        has_focus.__doc__ = f'“{part}” in focus'
        wait_for(has_focus)

    def say_who(self):
        wait_for_node('label', 'Who Are You?')
        self.wait_for_focus('Your name')
        press('ctrl+a')
        type_text('Kari')
        press('Return')
        self.focus_window()

    def wait_for_status(self, number, state, **more):
        def is_told():
            rows = self.ask('per:actor', number)
            return [row for row in rows if row.get('status') == state] or None
        is_told.__doc__ = f'{number} to be {state}'
        return wait_for(is_told)

    def go_to(self, number):
        """Ctrl+F, and Enter goes to the first row found."""
        press('ctrl+f')
        self.wait_for_focus('Search in the action plans')
        press('ctrl+a')
        type_text(number)
        press('Return')
        self.wait_for_focus(number)

    def expand_group(self):
        """“HF” becomes each trust of Helse Nord, the first region of the catalogue."""
        self.choose_from_menu('Expand')
        wait_for_node('label', 'Expand a Group')
        self.focus_dialog()
        self.wait_for_focus('Group')
        activate(wait_for_node('push button', 'Expand'))

    def tell(self, comment):
        """In the dialog that is opening: started, with a comment."""
        wait_for_node('label', 'Set the Status')
        self.focus_dialog()
        self.wait_for_focus('Status')
        press('2', 'Tab', 'Tab')
        type_text(comment)
        press('Return')
        self.focus_window()

    def tab_to(self, part):
        for _ in range(10):
            before = [node.get_name() for node in self.list_focused()]
            if any(part in (name or '') for name in before):
                return
            press('Tab')
            wait_for(lambda: [node.get_name() for node in self.list_focused()] != before)
        raise AssertionError(f'“{part}” is not on the way of Tab')

    def list_rows(self):
        table = find_all('list', 'Steps of the action plans')[0]
        return [node.get_name() for node in find_all('list item', root=table)]

    def test_status_per_date(self):
        self.open_plans()
        self.expand_group()
        self.say_who()
        wait_for(lambda: len(self.ask('per:actor', '9.2')) == 4)
        self.go_to('6.1')
        press('3')
        self.wait_for_status('6.1', 'done')
        self.go_to('15.1')
        press('s')
        self.tell('Valgt i mai')
        self.assertIn('Valgt i mai', self.wait_for_status('15.1', 'started')[0]['text'])
        self.go_to('9.2')
        # One trust alone, from the details beside the rows.
        press('Return')
        wait_for_node('list item', 'Finnmarkssykehuset HF: ')
        self.tab_to('Finnmarkssykehuset HF: ')
        press('Return')
        self.tell('Bare her')
        self.assertEqual(len(self.wait_for_status('9.2', 'started')), 1)
        # One is late still, and for three trusts nothing was told.
        self.choose_view('Dashboard')
        activate(wait_for_node('list item', 'Late: '))
        wait_for(lambda: self.list_rows() and all('late' in name for name in self.list_rows()))
        self.assertTrue(any('9.2' in name for name in self.list_rows()))
        press('ctrl+z')
        wait_for(lambda: not [row for row in self.ask('per:actor', '9.2') if row.get('status')])

    def test_revised_plan_keeps_statuses(self):
        self.open_plans()
        self.go_to('6.1')
        press('3')
        self.say_who()
        self.wait_for_status('6.1', 'done')
        self.stop()
        self.import_table(PLAN.replace('6.2 Følge opp', '6.2 Følge opp hvert år'))
        self.start(self.plan)
        self.show_page('Action plans')
        self.choose_view('Table')
        wait_for_node('list item', 'Følge opp hvert år')
        self.assertTrue(any('6.1' in name and 'done' in name for name in self.list_rows()))

    def test_meeting_is_one_change(self):
        self.open_plans()
        before = len(self.control('history', self.plan).splitlines())
        press('ctrl+m')
        self.wait_for_focus('6.1')
        press('3')
        press('ctrl+Next')
        self.wait_for_focus('9.1')
        press('2')
        press('Tab')
        type_text('I gang')
        # What was said survives leaving, and the end of the program.
        activate(wait_for_node('push button', 'Leave the Meeting'))
        wait_for_node('list', 'Steps of the action plans')
        press('ctrl+q')
        self.program.wait(PATIENCE)
        self.stop()
        self.start(self.plan)
        self.show_page('Action plans')
        wait_for_node('list item', 'Handlingsplan for prøveregionen: ')
        press('ctrl+m')
        wait_for_node('status bar', '2 changes said')
        activate(wait_for_node('push button', 'Finish'))
        self.say_who()
        wait_for_node('push button', 'Print What Changed')
        self.assertEqual(self.wait_for_status('9.1', 'started')[0]['number'], '9.1')
        self.wait_for_status('6.1', 'done')
        self.assertEqual(len(self.control('history', self.plan).splitlines()), before + 1)
        activate(wait_for_node('push button', 'Print What Changed'))
        wait_for_node('list item', 'Status of action plans')


if __name__ == '__main__':
    unittest.main(verbosity=2)
