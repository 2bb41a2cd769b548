#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""What is installed is what the desktop needs, at the places where it looks, and what the package is called."""
import json
import os
import re
import subprocess
import unittest
from pathlib import Path

import mallard

BUILD = Path(os.environ['LISPLAN_BUILD'])
ID = 'io.github.lisplan.Lisplan'
COMMAND_LINE = ['bin/lisplanctl', 'share/man/man1/lisplanctl.1', 'share/locale/nb/LC_MESSAGES/lisplan.mo',
                'share/locale/nn/LC_MESSAGES/lisplan.mo']
WINDOW = ['bin/lisplan', f'share/applications/{ID}.desktop', f'share/metainfo/{ID}.metainfo.xml',
          'share/mime/packages/lisplan.xml', f'share/glib-2.0/schemas/{ID}.gschema.xml', 'share/man/man1/lisplan.1',
          f'share/icons/hicolor/scalable/apps/{ID}.svg', f'share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg']


def read_information(name):
    return json.loads((BUILD / 'meson-info' / f'intro-{name}.json').read_text())


def list_installed():
    """All files below the prefix, as Meson says it would install them."""
    plan = read_information('installed')
    prefix = next(option['value'] for option in read_information('buildoptions') if option['name'] == 'prefix')
    files = set()
    for source, target in plan.items():
        if Path(source).is_dir():
            files |= {str(Path(target, path.relative_to(source))) for path in Path(source).rglob('*') if path.is_file()}
        else:
            files.add(target)
    return {os.path.relpath(path, prefix) for path in files}


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.files = list_installed()
        cls.has_window = 'bin/lisplan' in cls.files
        cls.pages = {path for path in cls.files if path.startswith('share/help/')}

    def test_programs_and_desktop(self):
        wanted = COMMAND_LINE + (WINDOW if self.has_window else [])
        self.assertEqual(sorted(set(wanted) - self.files), [])

    def test_nothing_else(self):
        known = set(COMMAND_LINE + WINDOW) | self.pages
        self.assertEqual(sorted(self.files - known), [])

    def test_help_in_both_languages(self):
        if not self.pages:
            self.skipTest('built without help')
        for language in ['C', 'nb']:
            self.assertEqual({path for path in self.pages if f'/{language}/' in path},
                             {f'share/help/{language}/lisplan/{name}' for name in
                              [f'{page}.page' for page in mallard.read_all()] + ['legal.xml']})


class Versions(unittest.TestCase):
    def read(self, path, pattern):
        return re.search(pattern, (mallard.SOURCE / path).read_text(encoding='utf-8'), re.MULTILINE)[1]

    def test_are_the_same(self):
        """Program, package, release notes and manuals."""
        version = self.read('meson.build', r"^  version: '([^']+)'")
        self.assertEqual(self.read('debian/changelog', r'\Alisplan \(([^)]+)\)'), version)
        self.assertEqual(self.read(f'data/{ID}.metainfo.xml.in', r'<release version="([^"]+)"'), version)
        for manual in ['lisplan', 'lisplanctl']:
            self.assertEqual(self.read(f'data/man/{manual}.1', r'^\.TH .*"Lisplan ([^"]+)"'), version)

    def test_package_wants_what_the_build_wants(self):
        """Every library of meson.build is among the build dependencies of the package, at the same version."""
        control = (mallard.SOURCE / 'debian' / 'control').read_text()
        names = {'glib-2.0': 'libglib2.0-dev', 'gtk4': 'libgtk-4-dev', 'libadwaita-1': 'libadwaita-1-dev',
                 'sqlite3': 'libsqlite3-dev', 'cairo': 'libcairo2-dev', 'pangocairo': 'libpango1.0-dev',
                 'libsodium': 'libsodium-dev', 'json-glib-1.0': 'libjson-glib-dev', 'libgsf-1': 'libgsf-1-dev',
                 'xlsxwriter': 'libxlsxwriter-dev', 'libxml-2.0': 'libxml2-dev', 'gobject-2.0': 'libglib2.0-dev',
                 'gio-unix-2.0': 'libglib2.0-dev'}
        wanted = re.findall(r"dependency\('([^']+)'(?:, version: '>= ([^']+)')?",
                            (mallard.SOURCE / 'meson.build').read_text())
        self.assertGreater(len(wanted), 8)
        for library, version in wanted:
            self.assertIn(names[library] + (f' (>= {version})' if version else ''), control)


if __name__ == '__main__':
    unittest.main()
