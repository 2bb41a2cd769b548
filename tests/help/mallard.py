# SPDX-License-Identifier: MPL-2.0
"""The pages of the help, as far as these tests need them."""
import os
import xml.etree.ElementTree as ElementTree
from pathlib import Path

SOURCE = Path(os.environ.get('LISPLAN_SOURCE', Path(__file__).resolve().parents[2]))
FOLDER = SOURCE / 'help' / 'C'
NAMESPACE = '{http://projectmallard.org/1.0/}'


def tag(element):
    return element.tag.removeprefix(NAMESPACE)


def text(element):
    return ' '.join(''.join(element.itertext()).split())


def read(path):
    return ElementTree.parse(path).getroot()


def read_all():
    """The root of every page, by its id."""
    return {path.stem: read(path) for path in sorted(FOLDER.glob('*.page'))}


def find(root, *names):
    """All elements of these names, in their order."""
    return [element for element in root.iter() if tag(element) in names]


def list_targets(pages):
    """What a link can lead to: "page" and "page#section"."""
    return {target for name, root in pages.items()
            for target in [name] + [f'{name}#{section.get("id")}' for section in find(root, 'section')]}
