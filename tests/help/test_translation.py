#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Every word of the help is there in Norwegian, with the same links and commands."""
import collections
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import mallard
import po_file

SKIPPED = 77
LANGUAGE = 'nb'
CATALOGUE = mallard.SOURCE / 'help' / LANGUAGE / f'{LANGUAGE}.po'
LINK = re.compile(r'xref="([^"]*)"')
TAG = re.compile(r'</?(\w+)')


def extract():
    """The messages of the pages."""
    with tempfile.TemporaryDirectory() as folder:
        pot = Path(folder, 'help.pot')
        pages = [*sorted(mallard.FOLDER.glob('*.page')), mallard.FOLDER / 'legal.xml']
        subprocess.run(['itstool', '-o', pot, *pages], check=True)
        return po_file.parse(pot.read_text(encoding='utf-8'))


def count(pattern, text):
    return collections.Counter(pattern.findall(text))


class Translation(unittest.TestCase):
    def setUp(self):
        self.messages = po_file.parse(CATALOGUE.read_text(encoding='utf-8'))

    def test_complete_and_no_more(self):
        sources = {message.key for message in extract()}
        done = {message.key for message in self.messages if all(message.texts) and not message.fuzzy}
        self.assertGreater(len(sources), 100)
        self.assertEqual((sorted(sources - done), sorted(done - sources)), ([], []))

    def test_msgfmt_accepts_it(self):
        run = subprocess.run(['msgfmt', '--check', '--output-file=/dev/null', CATALOGUE], capture_output=True,
                             text=True, check=False)
        self.assertEqual((run.returncode, run.stderr), (0, ''))

    def test_markup_is_the_same(self):
        for message in self.messages:
            for text in message.texts:
                ElementTree.fromstring(f'<p>{text}</p>')
                self.assertEqual(count(LINK, text), count(LINK, message.id))
                self.assertEqual(count(TAG, text), count(TAG, message.id), message.id)

    def test_quotation_marks(self):
        for message in self.messages:
            for text in message.texts:
                words = re.sub(r'<(cmd|code|screen)>.*?</\1>|<[^>]*>', '', text)
                self.assertIsNone(re.search(r'[“”‘"]', words), text)

    def test_no_file_of_one_machine(self):
        self.assertNotIn('#: /', CATALOGUE.read_text(encoding='utf-8'))

    def test_pages_are_made(self):
        """What a reader of Norwegian gets is well-formed and Norwegian."""
        with tempfile.TemporaryDirectory() as folder:
            catalogue = Path(folder, 'help.mo')
            subprocess.run(['msgfmt', '-o', catalogue, CATALOGUE], check=True)
            subprocess.run(['itstool', '-m', catalogue, '--lang', LANGUAGE, '-o', folder,
                            *sorted(mallard.FOLDER.glob('*.page'))], check=True)
            for path in Path(folder).glob('*.page'):
                self.assertIsNotNone(mallard.read(path).get('id'))
            self.assertIn('Ingenting går tapt', Path(folder, 'index.page').read_text(encoding='utf-8'))


if __name__ == '__main__':
    for tool in ('itstool', 'msgfmt'):
        if shutil.which(tool) is None:
            print(f'skipped: {tool} is not installed')
            sys.exit(SKIPPED)
    unittest.main()
