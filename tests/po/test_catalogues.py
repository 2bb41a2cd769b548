#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Both forms of Norwegian are complete, and nothing that is said escapes the translators."""
import re
import subprocess
import unittest

import po_file
from po_file import LANGUAGES, SOURCE

PATTERNS = ['*.c', '*.h', '*.ui', '*.desktop.in*', '*.metainfo.xml.in*', '*.gschema.xml']
CONVERSION = re.compile(r'%(?:(\d+)\$)?(?:<PRI\w+>|[-+#0]*(?:\*|\d+)?(?:\.(?:\*|\d+))?(?:hh?|ll?|z|t|j)?[a-zA-Z]|%)')
CUT = re.compile(r'\b_ ?\((?:\s*(?:PRI\w+|"(?:[^"\\]|\\.)*"))+\s*G_G\w+_FORMAT')
ACCESS_KEY = re.compile(r'(?<!\w)_\w')
# Marks lie on bars of a few millimetres.
LONGEST_MARK = 14


def list_conversions(text):
    """The arguments that a format takes, in their order."""
    found = [(int(match[1] or 0), match[0].replace(f'{match[1]}$', '')) for match in CONVERSION.finditer(text)]
    found = [(position, text) for position, text in found if text != '%%']
    return [text for _, text in sorted(found, key=lambda entry: entry[0])]


def name(message):
    return f'{message.context}: {message.id}' if message.context else message.id


class Sources(unittest.TestCase):
    def test_potfiles_names_every_file_with_messages_and_no_other(self):
        sources = [path for folder in ['src', 'ui', 'data'] for pattern in PATTERNS
                   for path in (SOURCE / folder).rglob(pattern)]
        marked = po_file.list_files(sorted(str(path.relative_to(SOURCE)) for path in sources))
        listed = po_file.list_sources()
        self.assertEqual((sorted(marked - set(listed)), sorted(set(listed) - marked)), ([], []))

    def test_potfiles_is_sorted(self):
        listed = po_file.list_sources()
        self.assertEqual(listed, sorted(set(listed)))

    def test_no_message_is_cut_short(self):
        """A macro such as G_GINT64_FORMAT ends a message for xgettext; PRId64 does not."""
        for path in (SOURCE / 'src').rglob('*.c'):
            self.assertIsNone(CUT.search(path.read_text(encoding='utf-8')), path)


class Catalogues(unittest.TestCase):
    def setUp(self):
        self.sources = po_file.extract(po_file.list_sources())

    def list_wrong(self, is_wrong):
        """The messages with a text of which @is_wrong, by language."""
        return [f'{language}: {name(message)}' for language in LANGUAGES for message in po_file.read(language)
                for text in message.texts if is_wrong(message, text)]

    def test_linguas_names_both(self):
        lines = (SOURCE / 'po' / 'LINGUAS').read_text().split()
        self.assertLessEqual(set(LANGUAGES), set(lines))

    def test_every_message_is_translated(self):
        for language in LANGUAGES:
            done = {message.key for message in po_file.read(language) if all(message.texts) and not message.fuzzy}
            self.assertEqual([name(message) for message in self.sources if message.key not in done], [], language)

    def test_nothing_is_translated_that_is_never_said(self):
        sources = {message.key for message in self.sources}
        self.assertEqual(self.list_wrong(lambda message, text: message.key not in sources), [])

    def test_msgfmt_accepts_it(self):
        for language in LANGUAGES:
            run = subprocess.run(['msgfmt', '--check', '--output-file=/dev/null', SOURCE / 'po' / f'{language}.po'],
                                 capture_output=True, text=True, check=False)
            self.assertEqual((run.returncode, run.stderr), (0, ''), language)

    def test_arguments_are_the_same(self):
        """msgfmt looks only at what xgettext takes for a format."""
        self.assertEqual(self.list_wrong(lambda message, text: list_conversions(text) not in
                                         [list_conversions(id) for id in message.ids]), [])

    def test_ends_are_the_same(self):
        """Line breaks and spaces at the ends join a message to what stands beside it."""
        ends = re.compile(r'^(\s*).*?(\s*)$', re.DOTALL)
        self.assertEqual(self.list_wrong(lambda message, text: ends.match(text).groups() !=
                                         ends.match(message.id).groups()), [])

    def test_access_keys(self):
        """A label with an access key in English has one in Norwegian, maybe inside a word, and only then."""
        self.assertEqual(self.list_wrong(lambda message, text: '_' not in text and
                                         ACCESS_KEY.search(message.id) is not None), [])
        self.assertEqual(self.list_wrong(lambda message, text: ACCESS_KEY.search(text) is not None and
                                         '_' not in message.id), [])

    def test_quotation_marks(self):
        self.assertEqual(self.list_wrong(lambda message, text: re.search(r'[“”‘"]', text) is not None), [])

    def test_marks_are_short(self):
        self.assertEqual(self.list_wrong(lambda message, text: message.context == 'mark' and
                                         len(text) > LONGEST_MARK), [])


if __name__ == '__main__':
    unittest.main()
