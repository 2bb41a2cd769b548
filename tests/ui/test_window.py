#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""The program opens a plan, is moved by keys and says what a bar is, as a screen reader hears it."""
import os
import re
import subprocess
import unittest
from pathlib import Path

from lis_ui import LISPLAN, PATIENCE, WindowCase, find, find_application, wait_for, walk


class Window(WindowCase):
    def test_keys_and_names(self):
        self.open_sample('Pathways')
        wait_for(lambda: find('list', 'Pathways of the doctors'))
        first = self.press_until_focus_moves('Down')
        sentence = re.match(r'.+: .+, \d+ \w+ \d{4} to \d+ \w+ \d{4}, (agreed|proposed|draft), \d+ of \d+', first)
        self.assertIsNotNone(sentence, first)
        # The line below the chart says the same; what was found may have been added meanwhile.
        wait_for(lambda: find('label', sentence.group(0)))
        self.assertRegex(self.press_until_focus_moves('Home'), ', 1 of ')
        second = self.press_until_focus_moves('Right')
        self.assertRegex(second, ', 2 of ')
        self.assertEqual(first.split(':')[0], second.split(':')[0])
        third = self.press_until_focus_moves('Down')
        self.assertNotEqual(second.split(':')[0], third.split(':')[0])
        self.assertEqual(first.split(':')[0], self.press_until_focus_moves('ctrl+Home').split(':')[0])

    def test_bars_in_view_have_names(self):
        self.open_sample('Pathways')
        chart = wait_for(lambda: find('list', 'Pathways of the doctors'))
        wait_for(lambda: chart.get_child_count() > 20)
        for node in walk(chart):
            self.assertTrue(node.get_name(), node.get_role_name())

    def test_everything_has_a_name(self):
        self.open_sample('Pathways')
        wait_for(lambda: find('list', 'Pathways of the doctors'))
        for node in walk(find_application()):
            if node.get_role_name() in ('push button', 'toggle button', 'menu button', 'list item', 'entry',
                                        'label'):
                name = node.get_name() or ''
                self.assertRegex(name, r'^(?!Gtk|Adw)[^_]+$', node.get_role_name())

    def test_not_a_plan(self):
        Path(self.plan).write_text('no plan at all', encoding='utf-8')
        self.start(self.plan)
        wait_for(lambda: find('label', 'The plan could not be opened'))
        wait_for(lambda: find('label', 'region.lisplan'))

    def test_without_a_plan(self):
        self.start()
        wait_for(lambda: find('push button', 'Open a plan'))
        wait_for(lambda: find('push button', 'Make a sample plan'))

    def test_without_a_display(self):
        environment = {name: value for name, value in os.environ.items() if name not in ('DISPLAY', 'WAYLAND_DISPLAY')}
        answer = subprocess.run([LISPLAN], env=environment, capture_output=True, text=True, check=False,
                                timeout=PATIENCE)
        self.assertEqual(answer.returncode, 3)
        self.assertIn('no display', answer.stderr)

    def test_version(self):
        answer = subprocess.run([LISPLAN, '--version'], capture_output=True, text=True, check=True, timeout=PATIENCE)
        self.assertRegex(answer.stdout, r'^Lisplan \d+\.\d+\.\d+$')


if __name__ == '__main__':
    unittest.main(verbosity=2)
