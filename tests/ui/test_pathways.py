#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""The page of the pathways by keyboard, as a screen reader hears it: searching, filtering, details, findings."""
import unittest

from lis_ui import (WindowCase, activate, find, find_all, find_application, get_focused_name, press, type_text,
                    wait_for, wait_for_node, wait_until_gone)


class Pathways(WindowCase):
    def setUp(self):
        super().setUp()
        self.open_sample('Pathways', trainees=12)
        self.chart = wait_for_node('list', 'Pathways of the doctors')
        self.press_until_focus_moves('ctrl+Home')

    def find_doctor(self):
        return get_focused_name().split(':')[0]

    def search(self, text):
        press('ctrl+f')
        wait_for(lambda: get_focused_name() is None)
        type_text(text)
        return wait_for_node('push button', f'Remove the filter: “{text}”')

    def test_search_and_escape(self):
        family = self.find_doctor().split(' ')[-1]
        self.search(family.lower())
        wait_for_node('status bar', ' of 12 doctors')
        press('Escape')
        wait_until_gone('push button', 'Remove the filter')
        wait_until_gone('status bar', ' of 12 doctors')

    def test_nobody_found(self):
        self.search('xyzxyz')
        wait_for_node('status bar', '0 of 12 doctors')
        wait_for_node('label', 'No doctors found')
        activate(wait_for_node('push button', 'Show All Doctors'))
        wait_until_gone('label', 'No doctors found')
        wait_until_gone('status bar', 'of 12 doctors')

    def test_named_view(self):
        self.search('attrapp')
        # GTK 4.8 answers with an error of its own to whoever looks among its windows while one of them closes.
        frame = find_application().get_child_at_index(0)
        press('ctrl+d')
        wait_for_node('text', 'Name')
        press('Return')
        wait_for_node('label', 'saved among the views', frame)
        activate(find('push button', 'Remove the filter: “attrapp”'))
        wait_until_gone('push button', 'Remove the filter')
        press('ctrl+b')
        activate(wait_for_node('menu item', 'attrapp'))
        wait_for_node('push button', 'Remove the filter: “attrapp”')
        press('ctrl+b')
        activate(wait_for_node('menu item', 'Delete “attrapp”'))
        activate(wait_for_node('push button', 'Undo'))
        press('ctrl+b')
        wait_for_node('menu item', 'attrapp')

    def test_chip_takes_its_filter_away(self):
        chip = self.search('attrapp')
        activate(chip)
        wait_until_gone('push button', 'Remove the filter')

    def test_filter_form_says_what_it_asks(self):
        press('ctrl+shift+f')
        for name in ('Group by', 'Sort by', 'Specialty', 'Employer', 'Place of service', 'Mentor', 'Only doctors'):
            wait_for_node('combo box', name)
        wait_for_node('check box', 'Only in training today')

    def test_enter_opens_the_details(self):
        doctor = self.find_doctor()
        press('Return')
        wait_for_node('push button', 'Open the Doctor')
        wait_for_node('label', doctor)
        wait_for_node('list item', 'Days: ')
        # They follow the keyboard.
        other = self.press_until_focus_moves('Down').split(':')[0]
        self.assertNotEqual(doctor, other)
        wait_for(lambda: [node for node in find_all('label', other) if node.get_name() == other])
        press('ctrl+i')
        wait_until_gone('push button', 'Open the Doctor')

    def test_findings(self):
        press('ctrl+shift+i')
        wait_for_node('status bar', ' findings')
        wait_for_node('label', 'Serious · ')
        before = get_focused_name()
        press('F8')
        wait_for_node('status bar', '1 of ')
        # The chart goes to the doctor that the first one is about.
        wait_for(lambda: get_focused_name() not in (None, before))

    def test_what_is_shown_is_remembered(self):
        press('ctrl+i')
        wait_for_node('push button', 'Open the Doctor')
        doctor = self.press_until_focus_moves('Down').split(':')[0]
        self.close()
        self.start(self.plan)
        self.show_page('Pathways')
        wait_for_node('push button', 'Open the Doctor')
        wait_for(lambda: (get_focused_name() or '').startswith(doctor))

    def close(self):
        """As a user does, so that what is remembered is written."""
        # What is in view is remembered once it rests.
        wait_for(lambda: find('status bar', 'Details'))
        press('ctrl+q')
        self.program.wait(20)
        self.program = None

    def test_a_bar_opens_by_assistive_technology(self):
        bars = wait_for(lambda: find_all('list item', ', 2 of ', self.chart))
        activate(bars[0], 'bar.open')
        wait_for_node('push button', 'Open the Doctor')


if __name__ == '__main__':
    unittest.main(verbosity=2)
