#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Every room compiles with the headers it may include, and with no others.

The flags come from the build itself: whoever gives a room a dependency it may not have meets this test. The arrows are
those of HACKING.md.
"""
import json
import os
import shlex
import subprocess
import sys
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SOURCE = Path(os.environ.get('LISPLAN_SOURCE', Path(__file__).resolve().parents[2]))
BUILD = Path(os.environ.get('LISPLAN_BUILD', SOURCE / 'build'))

# Room → rooms whose headers it may include. Where a header of an allowed room needs another, that one is named too.
READING = {'base', 'model', 'rules', 'db', 'store', 'query'}
DRAWING = {'base', 'model', 'rules', 'query', 'render'}
ARROWS = {
    'base': set(),
    'model': {'base'},
    'rules': {'base', 'model'},
    'db': {'base'},
    'store': {'base', 'model', 'db'},
    'edit': {'base', 'model', 'rules', 'db', 'store'},
    'catalogue': {'base', 'model', 'rules', 'db', 'store', 'edit'},
    'query': {'base', 'model', 'rules', 'db', 'store'},
    'exchange': READING | {'edit'},
    'render': {'base', 'model', 'rules', 'query'},
    'viewmodel': READING | {'edit', 'exchange', 'render'},
    'cli': READING | {'edit', 'catalogue', 'exchange', 'render'},
    'widgets': DRAWING | {'viewmodel'},
    'pages': DRAWING | {'edit', 'viewmodel', 'widgets'},
    'app': READING | {'edit', 'catalogue', 'exchange', 'render', 'viewmodel', 'widgets', 'pages'},
}
# Of these rooms only so much: changes are made up in the window, and the door behind them is not for it.
PARTS = {('pages', 'edit'): {'lis-change-set.h'}}
WINDOW = {'widgets', 'pages', 'app'}

# Header of a library → rooms that may include it.
LIBRARIES = {
    'sqlite3.h': {'db'},
    'sodium.h': {'base'},
    'xlsxwriter.h': {'exchange'},
    'gsf/gsf.h': {'exchange'},
    'libxml/parser.h': {'exchange'},
    'json-glib/json-glib.h': {'exchange', 'cli'},
    'cairo.h': {'render', 'viewmodel', 'cli'} | WINDOW,
    'pango/pangocairo.h': {'render', 'viewmodel', 'cli'} | WINDOW,
    'gtk/gtk.h': WINDOW,
    'adwaita.h': WINDOW,
    'gio/gio.h': set(ARROWS),
}

# Rooms may use them and do not yet.
NOT_USED_YET = set()


def list_headers(room):
    """What other rooms may include: not the headers that a room keeps to itself."""
    return sorted(path.name for path in (SOURCE / 'src' / room).glob('*.h') if not path.name.endswith('-private.h'))


def take_flags(entry):
    """The compiler's arguments without those that name files."""
    words = shlex.split(entry['command'])
    if os.path.basename(words[0]) == 'ccache':
        words = words[1:]
    flags = []
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word in ('-o', '-c', '-MF', '-MQ', '-MT'):
            skip = True
        elif word != '-MD':
            flags.append(word)
    return flags


def read_targets():
    """(room, target) → folder and flags of one of its sources."""
    targets = {}
    for entry in json.loads((BUILD / 'compile_commands.json').read_text()):
        source = Path(entry['directory'], entry['file']).resolve()
        try:
            room = source.relative_to(SOURCE.resolve() / 'src').parts[0]
        except ValueError:
            continue
        target = os.path.basename(os.path.dirname(entry['output']))
        targets.setdefault((room, target), (entry['directory'], take_flags(entry)))
    return targets


def compile_includes(target, headers, form):
    """What the compiler says to a file that includes these headers: None when it is content."""
    folder, flags = target
    code = ''.join(f'#include {form[0]}{header}{form[1]}\n' for header in headers)
    run = subprocess.run([*flags, '-fsyntax-only', '-x', 'c', '-'], cwd=folder, input=code, text=True,
                         capture_output=True, check=False)
    return None if run.returncode == 0 else run.stderr


class Rooms(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.targets = read_targets()
        cls.rooms = sorted({room for room, _ in cls.targets})

    def check(self, questions):
        """questions: (room and target, headers, form, may they be included)."""
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            answers = pool.map(lambda question: compile_includes(self.targets[question[0]], *question[1:3]), questions)
        wrong = []
        for (target, headers, _, allowed), answer in zip(questions, answers):
            if allowed and answer is not None:
                wrong.append(f'{target[0]} ({target[1]}) cannot include {", ".join(headers)}:\n{answer}')
            if not allowed and answer is None:
                wrong.append(f'{target[0]} ({target[1]}) can include {headers[0]}, and may not')
        self.assertEqual(wrong, [], '\n'.join(wrong))

    def test_every_room_is_judged(self):
        folders = {path.parent.name for path in (SOURCE / 'src').glob('*/*.c')}
        self.assertEqual(folders - set(ARROWS), set(), 'a room without arrows in this test')
        not_built = folders - set(self.rooms)
        self.assertTrue(not_built <= WINDOW, f'rooms that are not compiled: {not_built}')

    def test_allowed_rooms_compile(self):
        questions = []
        for target in self.targets:
            headers = [header for room in sorted(ARROWS[target[0]] | {target[0]}) for header in list_headers(room)
                       if header in PARTS.get((target[0], room), {header})]
            questions.append((target, headers, '""', True))
        self.check(questions)

    def test_forbidden_rooms_do_not_compile(self):
        self.check([(target, [header], '""', False)
                    for target in self.targets
                    for room in set(ARROWS) - ARROWS[target[0]] - {target[0]}
                    for header in list_headers(room)])

    def test_forbidden_libraries_do_not_compile(self):
        self.check([(target, [header], '<>', False)
                    for target in self.targets
                    for header, rooms in LIBRARIES.items() if target[0] not in rooms])

    def test_libraries_are_there(self):
        """A header that no room finds would make the test above say nothing."""
        for header, rooms in LIBRARIES.items():
            answers = [compile_includes(flags, [header], '<>') for (room, _), flags in self.targets.items()
                       if room in rooms]
            if answers and header not in NOT_USED_YET:
                self.assertIn(None, answers, header)


if __name__ == '__main__':
    sys.exit(unittest.main(verbosity=2))
