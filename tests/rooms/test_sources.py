#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""What HACKING.md asks of every source file and a compiler does not check."""
import os
import re
import sys
import unittest
from pathlib import Path

SOURCE = Path(os.environ.get('LISPLAN_SOURCE', Path(__file__).resolve().parents[2]))

FOLDERS = ['src', 'tests', 'data', 'ui', 'po', 'help']
LICENSED = {'.c', '.h', '.py', '.sh', '.build', '.sql', '.ui', '.css', '.blp', '.in'}
MAXIMUM_LINES = 1200
MAXIMUM_COLUMNS = 120
MAXIMUM_FUNCTION = 100

# Calls that overflow, lose errors, or run a shell.
UNSAFE = ['strcpy', 'strcat', 'sprintf', 'vsprintf', 'gets', 'strtok', 'atoi', 'atol', 'atof', 'system', 'popen',
          'mktemp', 'tmpnam', 'tempnam', 'alloca', 'g_alloca', 'g_newa']

SQL = re.compile(r'\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|ALTER|DROP|PRAGMA|WHERE|VALUES)\b')


def list_files(*suffixes):
    for folder in FOLDERS:
        for path in sorted((SOURCE / folder).rglob('*')):
            if path.suffix in suffixes and path.is_file():
                yield path


def name(path):
    return str(path.relative_to(SOURCE))


def strip_comments(text):
    """Comments become spaces, so that line numbers stay."""
    return re.sub(r'/\*.*?\*/', lambda match: re.sub(r'[^\n]', ' ', match.group()), text, flags=re.DOTALL)


def list_functions(lines):
    """(line, length) of every function body, which starts and ends with a brace in the first column."""
    start = None
    for number, line in enumerate(lines, 1):
        if line == '{' and number > 1 and lines[number - 2].rstrip().endswith(')'):
            start = number
        elif line.startswith('}') and start is not None:
            yield start, number - start + 1
            start = None


class Sources(unittest.TestCase):
    def check(self, wrong):
        self.assertEqual(wrong, [], '\n' + '\n'.join(wrong))

    def test_licence(self):
        self.check([name(path) for path in list_files(*LICENSED)
                    if 'SPDX-License-Identifier: MPL-2.0' not in '\n'.join(path.read_text().splitlines()[:3])])

    def test_includes_by_plain_name(self):
        wrong = []
        for path in list_files('.c', '.h'):
            for quote, header in re.findall(r'^\s*#\s*include\s*(["<])([^">]+)', path.read_text(), re.MULTILINE):
                if '..' in header or (quote == '"' and '/' in header) or re.match(r'[\w+]+-\d|cairo/|libxml2/', header):
                    wrong.append(f'{name(path)}: {header}')
        self.check(wrong)

    def test_private_headers_stay_at_home(self):
        """Tests and benchmarks may look inside; other rooms may not."""
        wrong = []
        for path in (SOURCE / 'src').rglob('*.[ch]'):
            for header in re.findall(r'#include "([^"]+-private\.h)"', path.read_text()):
                if not (path.parent / header).exists():
                    wrong.append(f'{name(path)}: {header}')
        self.check(wrong)

    def test_lengths(self):
        wrong = []
        for path in list_files('.c', '.h', '.py'):
            lines = path.read_text().splitlines()
            if len(lines) > MAXIMUM_LINES:
                wrong.append(f'{name(path)}: {len(lines)} lines')
            wrong += [f'{name(path)}:{number}: {len(line)} columns'
                      for number, line in enumerate(lines, 1) if len(line) > MAXIMUM_COLUMNS]
            wrong += [f'{name(path)}:{start}: a function of {length} lines'
                      for start, length in list_functions(lines) if length > MAXIMUM_FUNCTION]
        self.check(wrong)

    def test_no_unsafe_calls(self):
        pattern = re.compile(r'(?<![\w.>"])(goto\s+\w+;|(?:' + '|'.join(UNSAFE) + r')\s*\()')
        wrong = []
        for path in list_files('.c', '.h'):
            for number, line in enumerate(strip_comments(path.read_text()).splitlines(), 1):
                wrong += [f'{name(path)}:{number}: {found}' for found in pattern.findall(line)]
        self.check(wrong)

    def test_sql_holds_no_values(self):
        """Values are bound; what is put into a statement is a name of the table of entities, quoted, or a number."""
        wrong = []
        for path in list_files('.c'):
            for number, line in enumerate(strip_comments(path.read_text()).splitlines(), 1):
                for literal in re.findall(r'"((?:[^"\\]|\\.)*)"', line):
                    if SQL.search(literal) and '%s' in literal.replace('\\"%s\\"', ''):
                        wrong.append(f'{name(path)}:{number}: {literal}')
        self.check([entry for entry in wrong if entry.startswith('src/')])

    def test_no_folder_of_one_machine(self):
        pattern = re.compile(r'(?<![\w.$}])/(home|root|Users|work|mnt|srv)/\w')
        self.check([f'{name(path)}:{number}: {line.strip()}'
                    for path in list_files('.c', '.h', '.py', '.sh', '.build', '.ui', '.sql', '.md')
                    for number, line in enumerate(path.read_text().splitlines(), 1) if pattern.search(line)])

    def test_nothing_left_for_later(self):
        marks = 'TO' 'DO', 'FIX' 'ME', 'X' 'XX'
        pattern = re.compile(r'\b(' + '|'.join(marks) + r')\b')
        self.check([f'{name(path)}:{number}: {line.strip()}'
                    for path in list_files('.c', '.h', '.py', '.build', '.ui', '.sql')
                    for number, line in enumerate(path.read_text().splitlines(), 1) if pattern.search(line)])


if __name__ == '__main__':
    sys.exit(unittest.main(verbosity=2))
