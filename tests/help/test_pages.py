#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Every page can be reached, every link leads somewhere, and what the program finds and does is told of."""
import os
import re
import shutil
import subprocess
import unittest

import mallard

SECTION_ID = re.compile(r'^[a-z0-9-]+$')
# A detailed action name in code, or the lines of a button in a template.
HELP_ON = re.compile(r"app\.help-on(?:\('|</property>\s*<property name=\"action-target\">')([^']+)'")


class Pages(unittest.TestCase):
    def setUp(self):
        self.pages = mallard.read_all()

    def test_well_formed(self):
        if shutil.which('xmllint') is None:
            self.skipTest('xmllint is not installed')
        run = subprocess.run(['xmllint', '--noout', '--xinclude', *sorted(mallard.FOLDER.iterdir())],
                             capture_output=True, text=True, check=False)
        self.assertEqual((run.returncode, run.stderr), (0, ''))

    def test_all_are_installed(self):
        listed = re.findall(r"'([a-z0-9-]+)\.page'", (mallard.SOURCE / 'help' / 'meson.build').read_text())
        self.assertEqual(listed, sorted(self.pages))

    def test_ids(self):
        """A page is called as its file, a section once in its page."""
        for name, root in self.pages.items():
            self.assertEqual(root.get('id'), name)
            ids = [section.get('id') for section in mallard.find(root, 'section')]
            self.assertEqual(len(ids), len(set(ids)), name)
            self.assertTrue(all(id is not None and SECTION_ID.match(id) for id in ids), name)

    def test_links_lead_somewhere(self):
        targets = mallard.list_targets(self.pages)
        for name, root in self.pages.items():
            for link in mallard.find(root, 'link'):
                target = link.get('xref')
                self.assertIn(target if not target.startswith('#') else name + target, targets, name)

    def test_buttons_lead_somewhere(self):
        """What asks for a page of the help: app.help-on('findings#gap'), or the action with its target."""
        targets = mallard.list_targets(self.pages)
        texts = [path.read_text(encoding='utf-8') for folder in ['src', 'ui'] for path in
                 (mallard.SOURCE / folder).rglob('*.[cu]*')]
        for target in [target for text in texts for target in HELP_ON.findall(text)]:
            self.assertIn(target, targets)

    def test_every_page_is_reached_from_the_first(self):
        """By the guide that a page names, however far."""
        guides = {name: {link.get('xref').partition('#')[0] for link in mallard.find(root, 'link')
                         if link.get('type') == 'guide'} for name, root in self.pages.items()}
        reached = {'index'}
        while True:
            more = {name for name, above in guides.items() if name not in reached and above & reached}
            if not more:
                break
            reached |= more
        self.assertEqual(sorted(set(self.pages) - reached), [])

    def test_every_page_says_what_it_is_about(self):
        for name, root in self.pages.items():
            for part in ('title', 'desc'):
                self.assertTrue(any(mallard.text(element) for element in mallard.find(root, part)), f'{name}: {part}')

    def test_sections_come_last(self):
        """As Mallard wants it: else a viewer leaves out what stands after them."""
        for name, root in self.pages.items():
            for parent in mallard.find(root, 'page', 'section'):
                names = [mallard.tag(child) == 'section' for child in parent if mallard.tag(child) != 'links']
                self.assertEqual(names, sorted(names), name)

    def test_quotation_marks(self):
        for name, root in self.pages.items():
            for element in mallard.find(root, 'p', 'title', 'desc'):
                code = ''.join(mallard.text(part) for part in mallard.find(element, 'cmd', 'code', 'screen'))
                self.assertEqual(mallard.text(element).count('"'), code.count('"'), name)


class Told(unittest.TestCase):
    def setUp(self):
        self.pages = mallard.read_all()

    def check_findings(self, page, source):
        """A section for each kind of finding, called as in --json, with its title."""
        text = (mallard.SOURCE / 'src' / 'rules' / source).read_text()
        kinds = dict(re.findall(r'\{ "([a-z-]+)", N_\("([^"]+)"\) \}', text))
        sections = {section.get('id'): mallard.text(mallard.find(section, 'title')[0])
                    for section in mallard.find(self.pages[page], 'section')}
        self.assertGreater(len(kinds), 5)
        self.assertEqual(kinds, sections)

    def test_findings(self):
        self.check_findings('findings', 'lis-finding.c')

    def test_findings_of_action_plans(self):
        self.check_findings('action-plan-findings', 'lis-action-plan-finding.c')

    def list_of_program(self, *arguments):
        run = subprocess.run([os.environ['LISPLANCTL'], *arguments], capture_output=True, text=True, check=True)
        return set(re.findall(r'^  ([a-z-]+) +[A-Z][a-z]', run.stdout, re.MULTILINE))

    def list_codes(self, page):
        return {mallard.text(code) for code in mallard.find(self.pages[page], 'code')}

    def test_commands(self):
        commands = self.list_of_program('--help')
        manual = (mallard.SOURCE / 'data' / 'man' / 'lisplanctl.1').read_text()
        self.assertGreater(len(commands), 10)
        self.assertEqual(commands - self.list_codes('command-line'), set())
        self.assertEqual(commands, set(re.findall(r'^\.B ([a-z-]+)$', manual, re.MULTILINE)) & commands)

    def test_reports(self):
        reports = self.list_of_program('report', '--list')
        self.assertGreater(len(reports), 4)
        self.assertEqual(reports - self.list_codes('papers') - self.list_codes('action-plan-papers'), set())

    def test_settings(self):
        header = (mallard.SOURCE / 'src' / 'model' / 'lis-settings.h').read_text()
        self.assertLessEqual(self.list_codes('settings') - {'1', '2', '3', 'key', 'value'},
                             set(re.findall(r'#define LIS_SETTING_\w+ "([a-z-]+)"', header)))

    def test_promises_name_tests_that_are_there(self):
        known = {path.stem.removeprefix('test-') for path in (mallard.SOURCE / 'tests').rglob('test-*.c')}
        for paragraph in mallard.find(self.pages['promises'], 'p'):
            if mallard.text(paragraph).startswith('Test: '):
                test = mallard.text(mallard.find(paragraph, 'code')[0])
                self.assertIn(test.removeprefix('faults-'), known)


if __name__ == '__main__':
    unittest.main()
