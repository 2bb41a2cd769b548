#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""Runs a benchmark while assistive technology listens to it, and reads what the focus is on as a screen reader does."""
import subprocess
import sys

SKIPPED = 77
EVENTS = ['object:state-changed', 'object:children-changed', 'object:text-changed', 'object:property-change', 'window']

try:
    import gi
    gi.require_version('Atspi', '2.0')
    from gi.repository import Atspi, GLib
except (ImportError, ValueError):
    print('skipped: the bindings of AT-SPI for Python are not installed')
    sys.exit(SKIPPED)

heard = 0


def listen(event):
    global heard
    heard += 1
    if not event.type.startswith('object:state-changed:focused') or event.source is None:
        return
    try:
        event.source.get_name()
        event.source.get_role_name()
    except GLib.GError:  # it is gone already
        pass


Atspi.init()
listener = Atspi.EventListener.new(listen)
for name in EVENTS:
    listener.register(name)
program = subprocess.Popen(sys.argv[1:])
loop = GLib.MainLoop()


def look():
    if program.poll() is None:
        return GLib.SOURCE_CONTINUE
    loop.quit()
    return GLib.SOURCE_REMOVE


GLib.timeout_add(100, look)
loop.run()
print(f'  with assistive technology attached, which heard {heard} events')
sys.exit(program.returncode)
