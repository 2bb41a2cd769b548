#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Every key that does something stands in the window of shortcuts and in the help, and no other."""
import re
import unittest
import xml.etree.ElementTree as ElementTree

import mallard

# Rows of the tables that give an action its keys: { "win.open", { "<Control>o" } }.
ACTION = re.compile(r'\{\s*"([a-z]+\.[a-z-]+(?:::[a-z-]+)?)",\s*\{\s*((?:"[^"]+",?\s*)+)\}\s*\}')
NAMES = {'question': '?', 'plus': '+', 'minus': '-', 'equal': '=', 'comma': ',', 'period': '.', 'slash': '/',
         'Left': '←', 'Right': '→', 'Up': '↑', 'Down': '↓', 'Page_Up': 'Page Up', 'Page_Down': 'Page Down',
         'Return': 'Enter', 'BackSpace': 'Backspace', 'Escape': 'Esc', 'space': 'Space'}
MODIFIERS = {'Control': 'Ctrl', 'Primary': 'Ctrl', 'Shift': 'Shift', 'Alt': 'Alt'}


def name(accelerator):
    """"<Control>plus" as the help writes it: "Ctrl +"."""
    key = re.sub(r'<\w+>', '', accelerator)
    key = NAMES.get(key, key.upper() if len(key) == 1 else key)
    return tuple(sorted(MODIFIERS[word] for word in re.findall(r'<(\w+)>', accelerator))) + (key,)


def expand(accelerators):
    """The keys of a row in the window: "<Alt>1...9" are nine of them."""
    keys = []
    for accelerator in accelerators.split():
        span = re.fullmatch(r'((?:<\w+>)*)(\d)\.\.\.(\d)', accelerator)
        keys += [span[1] + str(number) for number in range(int(span[2]), int(span[3]) + 1)] if span else [accelerator]
    return keys


def list_actions():
    """The keys of each action, as the sources give them."""
    actions = {}
    for path in sorted((mallard.SOURCE / 'src').rglob('*.c')):
        for action, keys in ACTION.findall(path.read_text(encoding='utf-8')):
            actions[action] = re.findall(r'"([^"]+)"', keys)
    return actions


def list_window():
    """Title, action and keys of each row in the window of shortcuts."""
    rows = []
    for shortcut in ElementTree.parse(mallard.SOURCE / 'ui' / 'shortcuts.ui').iter('object'):
        if shortcut.get('class') == 'GtkShortcutsShortcut':
            rows.append({part.get('name'): part.text for part in shortcut.findall('property')})
    return rows


def list_help():
    """Title and keys of each row on the page of the help."""
    rows = {}
    for row in mallard.find(mallard.read_all()['keyboard'], 'tr'):
        title, cell = mallard.find(row, 'p')
        sequences = [element for element in cell if mallard.tag(element) in ('keyseq', 'key')]
        rows[mallard.text(title)] = [tuple(sorted(keys[:-1])) + (keys[-1],) for keys in
                                     [[mallard.text(key) for key in mallard.find(sequence, 'key')]
                                      for sequence in sequences]]
    return rows


class Keys(unittest.TestCase):
    def setUp(self):
        self.actions = list_actions()
        self.window = list_window()

    def test_sources_were_read(self):
        self.assertIn('app.help', self.actions)
        self.assertGreater(len(self.actions), 8)

    def test_every_action_with_a_key_is_in_the_window(self):
        named = {row.get('action-name') for row in self.window}
        keys = {key for row in self.window for key in expand(row.get('accelerator', ''))}
        missing = [action for action, accelerators in self.actions.items()
                   if action not in named and not keys & set(accelerators)]
        self.assertEqual(missing, [])

    def test_no_key_does_two_things(self):
        """The first action that is there would be done, and the other never."""
        given = {}
        for action, accelerators in self.actions.items():
            for accelerator in accelerators:
                given.setdefault((frozenset(re.findall(r'<\w+>', accelerator)), re.sub(r'<\w+>', '', accelerator)),
                                 []).append(action)
        self.assertEqual([shared for shared in given.values() if len(shared) > 1], [])

    def test_the_help_has_what_the_window_has(self):
        """In the same words, so that one is found by the other. Of a row of digits, first and last are told."""
        wanted = {}
        for row in self.window:
            keys = expand(row['accelerator']) if 'accelerator' in row else self.actions[row['action-name']][:1]
            wanted[row['title']] = [name(key) for key in (keys if len(keys) < 3 else [keys[0], keys[-1]])]
        self.assertEqual(list_help(), wanted)


if __name__ == '__main__':
    unittest.main()
