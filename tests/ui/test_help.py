#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""F1 opens the help in whatever shows help here, and says what is missing where nothing does."""
import subprocess
import unittest
from pathlib import Path

from lis_ui import WindowCase, find, press, wait_for, wait_until_gone

SCHEME = 'x-scheme-handler/help'
VIEWERS = ['yelp.desktop', 'org.gnome.Yelp.desktop', 'org.kde.khelpcenter.desktop']


class Help(WindowCase):
    def set_viewers(self, lines):
        """The user's own choice of programs, and the folder they are in."""
        home = Path(self.folder.name, 'home')
        (home / 'applications').mkdir(parents=True)
        (home / 'mimeapps.list').write_text('\n'.join(lines), encoding='utf-8')
        return {'XDG_CONFIG_HOME': str(home), 'XDG_DATA_HOME': str(home)}

    def start_with_viewer(self):
        """Returns the file that the viewer writes what it was asked for into."""
        asked = Path(self.folder.name, 'asked')
        folders = self.set_viewers(['[Default Applications]', f'{SCHEME}=viewer.desktop'])
        viewer = Path(folders['XDG_DATA_HOME'], 'applications', 'viewer.desktop')
        script = Path(self.folder.name, 'viewer')
        script.write_text(f'#!/bin/sh\necho "$1" > {asked}.new && mv {asked}.new {asked}\n', encoding='utf-8')
        script.chmod(0o700)
        viewer.write_text(f'[Desktop Entry]\nType=Application\nName=Viewer\nExec={script} %u\nMimeType={SCHEME};\n',
                          encoding='utf-8')
        self.start(**folders)
        wait_for(lambda: find('push button', 'Open a plan'))
        return asked

    def check_asked_for(self, asked, uri):
        wait_for(asked.exists)
        self.assertEqual(asked.read_text(encoding='utf-8').strip(), uri)

    def test_opens_the_viewer(self):
        asked = self.start_with_viewer()
        press('F1')
        self.check_asked_for(asked, 'help:lisplan')

    def test_opens_a_page(self):
        asked = self.start_with_viewer()
        subprocess.run(['gdbus', 'call', '--session', '--dest', 'io.github.lisplan.Lisplan',
                        '--object-path', '/io/github/lisplan/Lisplan', '--method', 'org.gtk.Actions.Activate',
                        'help-on', "[<'findings#gap'>]", '{}'], check=True, capture_output=True)
        self.check_asked_for(asked, 'help:lisplan/findings#gap')

    def test_says_that_there_is_no_viewer(self):
        folders = self.set_viewers(['[Removed Associations]', f'{SCHEME}={";".join(VIEWERS)};'])
        self.start(**folders)
        wait_for(lambda: find('push button', 'Open a plan'))
        press('F1')
        wait_for(lambda: find('label', 'The help cannot be shown'))
        press('Escape')
        wait_until_gone('label', 'The help cannot be shown')


if __name__ == '__main__':
    unittest.main()
