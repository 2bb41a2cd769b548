#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""Papers are chosen, looked at, saved and printed by keys alone."""
import csv
import re
import shutil
import subprocess
import unittest
from pathlib import Path

from lis_ui import (PATIENCE, WindowCase, find, find_all, find_application, get_focused, press, skip, type_text,
                    wait_for, walk)

if shutil.which('pdftotext') is None:
    skip('pdftotext is not installed')


def read_pdf(path):
    return subprocess.run(['pdftotext', '-layout', path, '-'], check=True, capture_output=True, text=True).stdout


def wait_for_file(path):
    def is_whole():
        return path.exists() and path.stat().st_size > 0 and path.read_bytes().rstrip().endswith(b'%%EOF')
    is_whole.__doc__ = f'the file {path}'
    return wait_for(is_whole)


def wait_for_label(pattern):
    def is_there():
        return next((node.get_name() for node in find_all('label') if re.search(pattern, node.get_name() or '')), None)
    is_there.__doc__ = f'a label like “{pattern}”'
    return wait_for(is_there)


class Papers(WindowCase):
    def path(self, name):
        return Path(self.folder.name, name)

    def find_arrival(self):
        """Department and doctor of a line of the paper, such that the keyboard of the test can write the department."""
        table = self.path('in-out.csv')
        self.control('report', self.plan, 'in-out', '-o', str(table))
        moves = table.read_text(encoding='utf-8-sig').replace('\r\n', '\n').split('\n\n')[1]
        for row in csv.DictReader(moves.splitlines(), delimiter=';'):
            if row['Doctor'] and re.fullmatch('[A-Za-z ,-]+', row['Department']):
                return row['Department'], row['Doctor']
        raise AssertionError('the sample has nobody who comes or goes')

    def test_in_out_of_a_department(self):
        self.make_sample()
        department, doctor = self.find_arrival()
        self.start(self.plan)
        wait_for(lambda: find('list', 'Pages of the plan'))
        press('alt+7')
        wait_for_label('^Page 1 of ')
        # Keys go down the list of papers, and up again.
        press('Down')
        wait_for(lambda: find('push button', 'Print…') and find('label', 'Half-years'))
        press('Up')
        press('ctrl+f')
        wait_for(lambda: get_focused() and get_focused().get_name() == 'Department')
        type_text(department.replace(',', ''))
        press('Return')
        wait_for_label(f'^Page 1 of 1: {re.escape(department)}$')
        path = self.path('paper.pdf')
        wait_for(lambda: get_focused() and get_focused().get_name() != 'Department')
        # Without a window manager nobody gives the window the keys back that the list of departments had.
        subprocess.run(['xdotool', 'windowfocus', '--sync', self.window], check=True, timeout=PATIENCE)
        press('shift+ctrl+s')
        wait_for(lambda: find('push button', 'Cancel'))
        press('ctrl+a')
        type_text(str(path))
        press('Return')
        wait_for_file(path)
        wait_for_label('Saved “paper.pdf”')
        text = read_pdf(path)
        self.assertIn(doctor.split()[-1], text)
        self.assertIn(department.split(',')[0], text)

    def test_print_a_doctor_from_the_chart(self):
        """What a new user must manage within a minute."""
        path = self.path('printed.pdf')
        self.make_sample()
        self.start(self.plan, LISPLAN_PRINT_FILE=str(path))
        wait_for(lambda: find('list', 'Pages of the plan'))
        press('alt+2')
        wait_for(lambda: find('list', 'Pathways of the doctors'))
        doctor = self.press_until_focus_moves('Down').split(':')[0]
        press('shift+ctrl+p')
        wait_for_label(f'^Page 1 of 1: {re.escape(doctor)}$')
        press('Return')
        wait_for_file(path)
        self.assertIn(doctor, read_pdf(path))

    def test_pathways_as_shown_are_the_preview(self):
        self.open_sample('Pathways')
        wait_for(lambda: find('list', 'Pathways of the doctors'))
        self.press_until_focus_moves('Down')
        press('ctrl+p')
        picture = wait_for(lambda: find('image', 'Training pathways: '))
        self.assertRegex(picture.get_name(), r'\d+ pages?, 40 doctors')

    def test_everything_has_a_name(self):
        self.make_sample()
        self.start(self.plan)
        wait_for(lambda: find('list', 'Pages of the plan'))
        press('alt+7')
        wait_for_label('^Page 1 of ')
        for node in walk(find_application()):
            if node.get_role_name() in ('push button', 'toggle button', 'menu button', 'list item', 'entry',
                                        'check box', 'combo box', 'text'):
                name = node.get_name() or ''
                self.assertRegex(name, r'^(?!Gtk|Adw|Lis[A-Z])[^_]+$', f'{node.get_role_name()} in '
                                 f'{node.get_parent().get_name()} of {node.get_parent().get_role_name()}')


if __name__ == '__main__':
    unittest.main()
