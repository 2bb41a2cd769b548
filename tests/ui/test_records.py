#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""Doctors, units and posts: found by search, shown in full, left and come back to, all by keys and names."""
import unittest

from lis_ui import (Atspi, WindowCase, activate, find, find_all, find_application, get_focused_name, has_state, press,
                    type_text, wait_for, walk)


def is_showing(node):
    return has_state(node, Atspi.StateType.SHOWING)


def find_showing(role, name):
    return next((node for node in find_all(role, name) if is_showing(node)), None)


def wait_for_showing(role, name):
    def is_there():
        return find_showing(role, name)
    is_there.__doc__ = f'{role} “{name}”'
    return wait_for(is_there)


def wait_until_gone(role, name):
    def is_gone():
        return find_showing(role, name) is None
    is_gone.__doc__ = f'{role} “{name}” to go'
    wait_for(is_gone)


def search(text):
    press('ctrl+f')
    wait_for(lambda: get_focused_name('text') is not None or get_focused_name('entry') is not None)
    type_text(text)


def find_heading(text):
    return wait_for_showing('heading', text)


def list_rows(name):
    """Names of the rows of the list that is called so."""
    rows = wait_for_showing('list', name)
    return [node.get_name() for node in walk(rows) if node.get_role_name() == 'list item' and is_showing(node)]


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
        chart = wait_for_showing('list', 'Pathway')
        bars = wait_for(lambda: [node.get_name() for node in walk(chart) if node.get_role_name() == 'list item'])
        for bar in bars:
            self.assertIn(name, bar)
        wait_for_showing('list', 'Periods')
        wait_for_showing('list', 'Employments and leave')

    def test_everyone(self):
        self.open_sample('Doctors')
        doctors = wait_for(lambda: list_rows('People'))
        activate(wait_for_showing('toggle button', 'Everyone'))
        search('mentor')
        wait_for(lambda: list_rows('People') and set(list_rows('People')) != set(doctors)
                 and all('mentor' in row for row in list_rows('People')))

    def test_nothing_found(self):
        self.open_sample('Doctors')
        wait_for(lambda: list_rows('People'))
        search('qqqq')
        wait_for_showing('label', 'Nothing found')
        press('Escape')
        wait_for(lambda: list_rows('People'))

    def test_doctor_is_remembered(self):
        self.open_sample('Doctors')
        name = self.choose_first_doctor()
        self.show_page('Overview')
        wait_until_gone('heading', name)
        self.show_page('Doctors')
        find_heading(name)

    def test_narrow_window(self):
        self.open_sample('Doctors')
        self.resize(360, 400)
        name = self.choose_first_doctor()
        wait_for_showing('push button', 'Back to the list')
        activate(find_showing('push button', 'Back to the list'))
        wait_until_gone('heading', name)
        wait_for(lambda: list_rows('People'))

    def test_unit(self):
        self.open_sample('Units')
        search('hospital')
        wait_for(lambda: list_rows('Units'))
        press('Return')
        wait_for_showing('label', 'Doctors here:')
        day = wait_for(lambda: next((node for node in find_all('text', 'Day') + find_all('entry', 'Day')
                                     if is_showing(node)), None))
        self.assertEqual(day.get_text_iface().get_text(0, -1), '22.11.2026')
        press('ctrl+Page_Down')
        wait_for(lambda: day.get_text_iface().get_text(0, -1) == '22.12.2026')
        press('ctrl+t')
        wait_for(lambda: day.get_text_iface().get_text(0, -1) == '22.11.2026')

    def test_post(self):
        self.open_sample('Posts')
        wait_for_showing('label', 'posts')
        search('vacant nothing of the kind')
        wait_for_showing('label', 'Nothing found')
        press('Escape')
        wait_until_gone('label', 'Nothing found')
        press('Return')
        wait_for_showing('push button', 'All posts')
        wait_for_showing('heading', 'Employments')
        activate(find_showing('push button', 'All posts'))
        wait_until_gone('heading', 'Employments')

    def test_everything_has_a_name(self):
        self.open_sample('Doctors')
        self.choose_first_doctor()
        for title in ('Doctors', 'Units', 'Posts'):
            self.show_page(title)
            wait_for(lambda title=title: find('label', title))
            for node in walk(find_application()):
                if is_showing(node) and node.get_role_name() in ('push button', 'toggle button', 'menu button',
                                                                 'list item', 'combo box'):
                    self.assertRegex(node.get_name() or '', r'^(?!Gtk|Adw)[^_]+$',
                                     f'{node.get_role_name()} on {title}')


if __name__ == '__main__':
    unittest.main(verbosity=2)
