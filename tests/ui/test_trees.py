#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""What assistive technology is told of every page: compared with a tree looked at before, and held to some rules.

LISPLAN_UPDATE_GOLDEN=1 writes the trees anew; look at the difference before committing it.
"""
import os
import re
import subprocess
import time
import unittest
from pathlib import Path

from lis_ui import Atspi, WindowCase, find, find_application, has_state, wait_for, wait_for_node

GOLDEN = Path(os.environ.get('LISPLAN_SOURCE', Path(__file__).resolve().parents[2]), 'tests', 'golden', 'trees')
# Title in the side bar → name of the file.
PAGES = {
    'Overview': 'overview',
    'Pathways': 'pathways',
    'Doctors': 'people',
    'Units': 'units',
    'Posts': 'posts',
    'Action plans': 'action-plans',
    'Papers': 'papers',
    'History': 'history',
    'Backups': 'backups',
}
STATES = [Atspi.StateType.CHECKED, Atspi.StateType.PRESSED, Atspi.StateType.SELECTED, Atspi.StateType.EXPANDED,
          Atspi.StateType.INVALID_ENTRY]
# What has to say what it is.
NAMED = {'push button', 'toggle button', 'menu button', 'check box', 'radio button', 'combo box', 'entry', 'text',
         'spin button', 'list item', 'link', 'slider', 'switch', 'list', 'table', 'table row', 'page tab'}
# What comes later than the page, with the role it has.
LATER = {'Backups': ('push button', 'Restore the backup'), 'History': ('list item', 'Built-in catalogue')}
# Labels with a role of their own: named when they say something.
SAYING = {'heading', 'status bar', 'alert'}
# More of the same: a tree shows how a list begins.
MOST_ITEMS = 4
STEADY = 0.4  # seconds without a change


def describe(node):
    """role "name" [states] (actions)"""
    states = [state.value_nick for state in STATES if has_state(node, state)]
    try:
        count = node.get_n_actions()
        actions = sorted(node.get_action_name(index) for index in range(count))
    except Exception:  # no actions at all
        actions = []
    name = re.sub(r'\d{2}:\d{2}(:\d{2})?', 'TIME', node.get_name() or '')
    name = re.sub(r'[\d.,]+ [kM]B', 'SIZE', name)
    # The line below the chart: what lies under the pointer, or has the focus.
    name = re.sub(r'^(Point at a bar.*|[^:]+: .+ · .+ HF)$', 'STATUS', name)
    name = re.sub(r'^(Gtk|Adw|Lis)[A-Z]\w+$', '', name)
    text = f'{node.get_role_name()} “{name}”'
    if states:
        text += f' [{", ".join(states)}]'
    if actions and node.get_role_name() in NAMED:
        text += f' ({", ".join(actions)})'
    return text


def has_text(node):
    try:
        return Atspi.Text.get_character_count(node) > 0
    except Exception:  # no text at all
        return False


def is_plain(node):
    """A box that only holds others."""
    return node.get_role_name() in ('filler', 'panel', 'scroll pane', 'unknown', 'separator', 'image') \
        and not re.match(r'(?!Adw|Gtk).', node.get_name() or '')


def is_other_page(node, title):
    """Pages stay in the tree when another one is in front."""
    return node.get_role_name() == 'panel' and node.get_name() in PAGES and node.get_name() != title


def dump(node, title, depth=0, lines=None):
    lines = [] if lines is None else lines
    if is_other_page(node, title):
        return lines
    if not is_plain(node):
        lines.append('  ' * depth + describe(node))
        depth += 1
    items = 0
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is None:
            continue
        if child.get_role_name() in ('list item', 'table row'):
            items += 1
            if items > MOST_ITEMS:
                continue
        dump(child, title, depth, lines)
    if items > MOST_ITEMS:
        lines.append('  ' * depth + f'… {"many" if items > 20 else items} in all')
    return lines


def wait_until_steady(title=None):
    """The tree, when it has come to rest."""
    last, since = None, time.monotonic()

    def is_steady():
        nonlocal last, since
        lines = dump(find_application(), title)
        if lines != last:
            last, since = lines, time.monotonic()
        return last if time.monotonic() - since > STEADY else None
    return wait_for(is_steady)


def walk_page(node, title):
    if node is None or is_other_page(node, title):
        return
    yield node
    for index in range(node.get_child_count()):
        yield from walk_page(node.get_child_at_index(index), title)


class Trees(WindowCase):
    def setUp(self):
        super().setUp()
        # What lies under a pointer is told.
        subprocess.run(['xdotool', 'mousemove', '1279', '799'], check=True)

    def test_pages(self):
        self.make_sample(trainees=12)
        self.start(self.plan)
        sidebar = wait_for(lambda: find('list', 'Pages of the plan'))
        titles = [sidebar.get_child_at_index(index).get_name() for index in range(sidebar.get_child_count())]
        self.assertEqual([title for title in titles if title not in PAGES], [], 'a page without a golden tree')
        for title in titles:
            with self.subTest(page=title):
                self.show_page(title)
                wait_for_node('panel', title)
                if title in LATER:
                    wait_for_node(*LATER[title])
                wait_for(lambda: find('push button', 'being counted') is None)
                self.check(PAGES[title], wait_until_steady(title), title)

    def test_start_page(self):
        self.start()
        wait_for(lambda: find('push button', 'Open a plan'))
        self.check('start', wait_until_steady())

    def check(self, name, lines, title=None):
        self.check_rules(title)
        path = GOLDEN / f'{name}.txt'
        text = '\n'.join(lines) + '\n'
        if 'LISPLAN_UPDATE_GOLDEN' in os.environ:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding='utf-8')
        self.maxDiff = None
        self.assertEqual(text, path.read_text(encoding='utf-8'))

    def check_rules(self, title):
        for node in walk_page(find_application(), title):
            name = node.get_name() or ''
            if node.get_role_name() in NAMED:
                self.assertTrue(name, f'{node.get_role_name()} without a name in {self.get_path(node)}')
            # GTK names inner parts of its own, and empty labels, after their types; they say nothing.
            if node.get_role_name() in NAMED or (node.get_role_name() in SAYING and has_text(node)):
                self.assertNotRegex(name, r'^(Gtk|Adw|Lis)[A-Z]|^_|_\w', node.get_role_name())

    @staticmethod
    def get_path(node):
        names = []
        while node is not None:
            names.append(f'{node.get_role_name()} “{node.get_name()}”')
            node = node.get_parent()
        return ' in '.join(names[:6])


if __name__ == '__main__':
    unittest.main(verbosity=2)
