#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""The program opens a plan, is moved by keys and says what a bar is, as a screen reader hears it."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

SKIPPED = 77
LISPLAN = os.environ['LISPLAN']
LISPLANCTL = os.environ['LISPLANCTL']
PATIENCE = 20  # seconds, on a machine that does other things too


def skip(reason):
    print(f'skipped: {reason}')
    sys.exit(SKIPPED)


def start_anew_on_own_display():
    """A display and an accessibility bus that nobody else uses."""
    for program in ('dbus-run-session', 'xvfb-run', 'xdotool'):
        if shutil.which(program) is None:
            skip(f'{program} is not installed')
    with tempfile.TemporaryDirectory() as folder:
        runtime = Path(folder, 'runtime')
        runtime.mkdir(mode=0o700)
        environment = dict(os.environ, LISPLAN_UI_DISPLAY='1', HOME=folder, XDG_RUNTIME_DIR=str(runtime),
                           XDG_DATA_HOME=folder, XDG_STATE_HOME=folder,
                           XDG_CONFIG_HOME=folder, XDG_CACHE_HOME=folder,
                           GDK_BACKEND='x11', GSK_RENDERER='cairo', ADW_DISABLE_PORTAL='1', LISPLAN_TODAY='2026-11-22')
        command = ['dbus-run-session', '--', 'xvfb-run', '-a', '-s', '-screen 0 1280x800x24', sys.executable, __file__]
        return subprocess.run(command, env=environment, check=False).returncode


if 'LISPLAN_UI_DISPLAY' not in os.environ:
    sys.exit(start_anew_on_own_display())

try:
    import gi
    gi.require_version('Atspi', '2.0')
    from gi.repository import Atspi
except (ImportError, ValueError):
    skip('the bindings of AT-SPI for Python are not installed')


def wait_for(question):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        answer = question()
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError(f'waited in vain for {question.__doc__ or question}')


def walk(node):
    if node is None:
        return
    yield node
    for index in range(node.get_child_count()):
        yield from walk(node.get_child_at_index(index))


def find_application():
    """the program on the accessibility bus"""
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(index)
        if application is not None and application.get_name() == 'lisplan' and application.get_child_count() > 0:
            return application
    return None


def find(role, name):
    for node in walk(find_application()):
        if node.get_role_name() == role and name in (node.get_name() or ''):
            return node
    return None


def get_focused_name():
    for node in walk(find_application()):
        if node.get_state_set().contains(Atspi.StateType.FOCUSED) and node.get_role_name() == 'list item':
            return node.get_name()
    return None


def press(key):
    subprocess.run(['xdotool', 'key', '--clearmodifiers', key], check=True)


class Window(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.plan = str(Path(self.folder.name, 'region.lisplan'))
        self.program = None

    def tearDown(self):
        if self.program is not None:
            self.program.terminate()
            self.program.wait(PATIENCE)
            wait_for(lambda: find_application() is None)
        self.folder.cleanup()

    def start(self, *arguments):
        self.program = subprocess.Popen([LISPLAN, *arguments])
        window = subprocess.run(['xdotool', 'search', '--sync', '--onlyvisible', '--pid', str(self.program.pid)],
                                check=True, capture_output=True, text=True, timeout=PATIENCE).stdout.split()[-1]
        subprocess.run(['xdotool', 'windowfocus', '--sync', window], check=True, timeout=PATIENCE)

    def make_sample(self):
        subprocess.run([LISPLANCTL, 'sample', self.plan, '--trainees', '40', '--seed', '1'], check=True,
                       capture_output=True)

    def press_until_focus_moves(self, key):
        before = get_focused_name()
        press(key)

        def moved():
            name = get_focused_name()
            return name if name not in (None, before) else None
        return wait_for(moved)

    def test_keys_and_names(self):
        self.make_sample()
        self.start(self.plan)
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
        self.make_sample()
        self.start(self.plan)
        chart = wait_for(lambda: find('list', 'Pathways of the doctors'))
        wait_for(lambda: chart.get_child_count() > 20)
        for node in walk(chart):
            self.assertTrue(node.get_name(), node.get_role_name())

    def test_everything_has_a_name(self):
        self.make_sample()
        self.start(self.plan)
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
