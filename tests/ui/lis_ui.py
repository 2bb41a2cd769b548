# SPDX-License-Identifier: MPL-2.0
"""What the tests of the window share: a display of their own, the tree that a screen reader sees, keys and plans.

To be imported first: whoever imports it is started anew on a display and an accessibility bus that nobody else uses.
"""
import os
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
# In the order of their keys, Alt+1 to Alt+9.
PAGES = ('Overview', 'Pathways', 'Doctors', 'Units', 'Posts', 'Action plans', 'Papers', 'History', 'Backups')
PATIENCE = 20  # seconds, on a machine that does other things too
TODAY = '2026-11-22'


def skip(reason):
    print(f'skipped: {reason}')
    sys.exit(SKIPPED)


def start_display():
    """An X server that chooses its own number, so that tests can run beside each other. Its process and its name."""
    read, write = os.pipe()
    server = subprocess.Popen(['Xvfb', '-displayfd', str(write), '-screen', '0', '1280x800x24', '-nolisten', 'tcp'],
                              pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as answer:
        return server, f':{answer.readline().strip()}'


def start_anew_on_own_display():
    for program in ('dbus-run-session', 'Xvfb', 'xdotool'):
        if shutil.which(program) is None:
            skip(f'{program} is not installed')
    with tempfile.TemporaryDirectory() as folder:
        runtime = Path(folder, 'runtime')
        runtime.mkdir(mode=0o700)
        server, display = start_display()
        environment = dict(os.environ, LISPLAN_UI_DISPLAY='1', DISPLAY=display, HOME=folder,
                           XDG_RUNTIME_DIR=str(runtime), XDG_DATA_HOME=folder, XDG_STATE_HOME=folder,
                           XDG_CONFIG_HOME=folder, XDG_CACHE_HOME=folder,
                           GDK_BACKEND='x11', GSK_RENDERER='cairo', ADW_DISABLE_PORTAL='1', LISPLAN_TODAY=TODAY)
        command = ['dbus-run-session', '--', sys.executable, *sys.argv]
        try:
            return subprocess.run(command, env=environment, check=False).returncode
        finally:
            server.terminate()
            server.wait()


if 'LISPLAN_UI_DISPLAY' not in os.environ:
    sys.exit(start_anew_on_own_display())

try:
    import gi
    gi.require_version('Atspi', '2.0')
    from gi.repository import Atspi, GLib
except (ImportError, ValueError):
    skip('the bindings of AT-SPI for Python are not installed')


# Waiting

def wait_for(question):
    """Asks until the answer is true, and returns it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            answer = question()
        except GLib.GError:  # what was looked at is gone meanwhile
            answer = None
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError(f'waited in vain for {question.__doc__ or question}')


# The tree of accessible objects

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


def has_state(node, state):
    return node.get_state_set().contains(state)


def find_all(role, name='', root=None):
    """Every object of that role whose name contains `name`."""
    return [node for node in walk(root or find_application())
            if node.get_role_name() == role and name in (node.get_name() or '')]


def find(role, name='', root=None):
    for node in walk(root or find_application()):
        if node.get_role_name() == role and name in (node.get_name() or ''):
            return node
    return None


def wait_for_node(role, name='', root=None):
    def is_there():
        return find(role, name, root)
    is_there.__doc__ = f'{role} “{name}”'
    return wait_for(is_there)


def wait_until_gone(role, name='', root=None):
    def is_gone():
        return find(role, name, root) is None
    is_gone.__doc__ = f'{role} “{name}” to go'
    return wait_for(is_gone)


def get_focused():
    for node in walk(find_application()):
        if has_state(node, Atspi.StateType.FOCUSED):
            return node
    return None


def get_focused_name(role='list item'):
    for node in walk(find_application()):
        if has_state(node, Atspi.StateType.FOCUSED) and node.get_role_name() == role:
            return node.get_name()
    return None


# Doing

def press(*keys):
    """Keys as xdotool names them: "ctrl+f", "Down"."""
    subprocess.run(['xdotool', 'key', '--clearmodifiers', *keys], check=True)


def type_text(text):
    subprocess.run(['xdotool', 'type', '--clearmodifiers', text], check=True)


def activate(node, name=None):
    """Does the action of that name, or the only one: presses a button, opens a row."""
    actions = node.get_action_iface()
    names = [actions.get_action_name(index) for index in range(actions.get_n_actions())]
    actions.do_action(names.index(name) if name else 0)


class WindowCase(unittest.TestCase):
    """A folder, a plan to be made in it, and at most one program that shows it."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.plan = str(Path(self.folder.name, 'region.lisplan'))
        self.program = None

    def tearDown(self):
        self.stop()
        self.folder.cleanup()

    def start(self, *arguments, **environment):
        # Sample plans are all the same plan: what one test leaves open is not for the next.
        environment = {'XDG_STATE_HOME': self.folder.name, **environment}
        self.program = subprocess.Popen([LISPLAN, *arguments], env=dict(os.environ, **environment))
        self.window = subprocess.run(['xdotool', 'search', '--sync', '--onlyvisible', '--pid', str(self.program.pid)],
                                     check=True, capture_output=True, text=True,
                                     timeout=PATIENCE).stdout.split()[-1]
        subprocess.run(['xdotool', 'windowfocus', '--sync', self.window], check=True, timeout=PATIENCE)

    def stop(self):
        if self.program is None:
            return
        self.program.terminate()
        self.program.wait(PATIENCE)
        self.program = None
        wait_for(lambda: find_application() is None)

    def resize(self, width, height):
        subprocess.run(['xdotool', 'windowsize', self.window, str(width), str(height)], check=True, timeout=PATIENCE)

    def make_sample(self, trainees=40, seed=1):
        self.control('sample', self.plan, '--trainees', str(trainees), '--seed', str(seed))

    def control(self, *arguments):
        """Runs lisplanctl and returns what it prints."""
        return subprocess.run([LISPLANCTL, *arguments], check=True, capture_output=True, text=True).stdout

    def open_sample(self, page=None, trainees=40):
        """A sample plan in the window, with that page in front."""
        self.make_sample(trainees)
        self.start(self.plan)
        self.show_page(page)

    def show_page(self, title):
        """Chooses a page by its title in the side bar."""
        if title is None:
            return
        sidebar = wait_for(lambda: find('list', 'Pages of the plan'))
        wait_for(lambda: find('list item', title, sidebar))
        press(f'alt+{PAGES.index(title) + 1}')
        # Made when it is first shown.
        wait_for_node('panel', title)

    def press_until_focus_moves(self, key):
        before = get_focused_name()
        press(key)

        def moved():
            name = get_focused_name()
            return name if name not in (None, before) else None
        return wait_for(moved)
