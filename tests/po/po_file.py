# SPDX-License-Identifier: MPL-2.0
"""Reading PO files, as far as these tests need it."""
import ast
import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

SOURCE = Path(os.environ.get('LISPLAN_SOURCE', Path(__file__).resolve().parents[2]))
LANGUAGES = ['nb', 'nn']

# What Meson's preset “glib” looks for; the rest is in po/meson.build.
PRESET = ['--from-code=UTF-8', '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2',
          '--keyword=g_dcgettext:2', '--keyword=g_dngettext:2,3', '--keyword=g_dpgettext2:2c,3']

KEYWORD = re.compile(r'^(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) (".*")$')


@dataclass
class Message:
    context: str = ''
    id: str = ''
    plural: str = ''
    texts: list = field(default_factory=list)
    fuzzy: bool = False

    @property
    def key(self):
        return self.context, self.id

    @property
    def ids(self):
        return [self.id, self.plural] if self.plural else [self.id]


def parse_message(block):
    message, values, key = Message(), {}, None
    for line in block.splitlines():
        match = KEYWORD.match(line)
        if line.startswith('#'):
            message.fuzzy = message.fuzzy or (line.startswith('#,') and 'fuzzy' in line)
        elif match is not None:
            key = match[1]
            values[key] = ast.literal_eval(match[2])
        elif line.startswith('"'):
            values[key] += ast.literal_eval(line)
    message.context, message.id = values.get('msgctxt', ''), values.get('msgid', '')
    message.plural = values.get('msgid_plural', '')
    message.texts = [text for key, text in values.items() if key.startswith('msgstr')]
    return message


def parse(text):
    """The messages, without the header and what is no longer in use."""
    messages = [parse_message(block) for block in re.split(r'\n\s*\n', text)]
    return [message for message in messages if message.id]


def read(language):
    return parse((SOURCE / 'po' / f'{language}.po').read_text(encoding='utf-8'))


def list_sources():
    """The lines of POTFILES.in that name files."""
    lines = (SOURCE / 'po' / 'POTFILES.in').read_text(encoding='utf-8').splitlines()
    return [line for line in lines if line and not line.startswith('#')]


def run_xgettext(sources):
    run = subprocess.run(['xgettext', *PRESET, *os.environ['LISPLAN_KEYWORDS'].split(), '--output=-', *sources],
                         cwd=SOURCE, capture_output=True, text=True, check=True)
    return run.stdout


def extract(sources):
    """The messages in source files."""
    return parse(run_xgettext(sources))


def list_files(sources):
    """Those of the files that have messages."""
    return set(re.findall(r'(\S+):\d+', '\n'.join(re.findall(r'^#: (.*)', run_xgettext(sources), re.MULTILINE))))
