#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""Doctors, units and posts: found by search, shown in full, left and come back to, all by keys and names."""
import unittest

from lis_ui import (PATIENCE, WindowCase, activate, find, find_application, get_focused, get_focused_name, press,
                    type_text, wait_for, walk)


def wait_for_node(role, name):
    def is_there():
        return find(role, name)
    is_there.__doc__ = f'{role} “{name}”'
    return wait_for(is_there)


def search(text):
    press('ctrl+f')
    wait_for(lambda: get_focused_name('text') is not None or get_focused_name('entry') is not None)
    type_text(text)


def find_heading(text):
    return wait_for_node('heading', text)


def list_rows(name):
    """Names of the rows made of the list that is called so: those in view and some more."""
    rows = wait_for_node('list', name)
    return [node.get_name() for node in walk(rows) if node.get_role_name() == 'list item']


class Records(WindowCase):
    def choose_first_doctor(self):
        """Returns the name of the first doctor of the list, who is shown now."""
        first = wait_for(lambda: list_rows('People'))[0].split(',')[0]
        search(first)
        wait_for(lambda: len(list_rows('People')) < 8)
        press('Return')
        find_heading(first)
        return first

    def test_doctor(self):
        self.open_sample('Doctors')
        name = self.choose_first_doctor()
        # The picture says each period in words.
        chart = wait_for_node('list', 'Pathway')
        bars = wait_for(lambda: [node.get_name() for node in walk(chart) if node.get_role_name() == 'list item'])
        for bar in bars:
            self.assertIn(name, bar)
        wait_for_node('list', 'Periods')
        wait_for_node('list', 'Employments and leave')

    def test_everyone(self):
        self.open_sample('Doctors')
        doctors = wait_for(lambda: list_rows('People'))
        activate(wait_for_node('push button', 'Everyone'))
        search('mentor')
        wait_for(lambda: list_rows('People') and set(list_rows('People')) != set(doctors)
                 and all('mentor' in row for row in list_rows('People')))

    def test_nothing_found(self):
        self.open_sample('Doctors')
        wait_for(lambda: list_rows('People'))
        search('qqqq')
        wait_for(lambda: not list_rows('People'))
        press('Escape')
        wait_for(lambda: list_rows('People'))

    def test_doctor_is_remembered(self):
        self.open_sample('Doctors')
        name = self.choose_first_doctor()
        press('ctrl+w')
        self.program.wait(PATIENCE)
        self.program = None
        self.start(self.plan)
        self.show_page('Doctors')
        find_heading(name)

    def test_narrow_window(self):
        self.open_sample('Doctors')
        self.resize(360, 400)
        name = self.choose_first_doctor()
        activate(wait_for_node('push button', 'Back to the list'))
        wait_for(lambda: (get_focused_name() or '').startswith(name))

    def test_unit(self):
        self.open_sample('Units')
        search('hospital')
        wait_for(lambda: list_rows('Units'))
        press('Return')
        wait_for_node('label', 'Doctors here:')
        find_heading('Here on 22 November 2026')
        press('ctrl+Page_Down')
        find_heading('Here on 22 December 2026')
        press('ctrl+t')
        find_heading('Here on 22 November 2026')

    def test_post(self):
        self.open_sample('Posts')
        wait_for_node('label', ' posts')
        search('nothing of the kind')
        wait_for_node('label', '0 posts')
        press('Escape')
        wait_for(lambda: find('label', '0 posts') is None or not find('label', '0 posts').get_name() == '0 posts')
        press('Return')
        wait_for(lambda: get_focused_name('push button') == 'All posts')
        wait_for_node('heading', 'Employments')
        press('Return')
        wait_for(lambda: get_focused() is not None and get_focused_name('push button') is None)

    def test_everything_has_a_name(self):
        self.open_sample('Doctors')
        self.choose_first_doctor()
        for title in ('Doctors', 'Units', 'Posts'):
            self.show_page(title)
            wait_for(lambda title=title: find('label', title))
            for node in walk(find_application()):
                # The button within a list to choose from is GTK's own, and the list has the name.
                if node.get_name() == 'GtkToggleButton':
                    continue
                if node.get_role_name() in ('push button', 'toggle button', 'menu button', 'list item', 'combo box'):
                    self.assertRegex(node.get_name() or '', r'^(?!Gtk|Adw)[^_]+$',
                                     f'{node.get_role_name()} on {title}')


if __name__ == '__main__':
    unittest.main(verbosity=2)
