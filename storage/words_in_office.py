"""The words in an office file: a zip of XML parts."""

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile, ZipInfo

_PARTS = re.compile(r"(?:word|xl|ppt|docProps|customXml)/.*\.xml")
_PROPERTIES = "docProps/"
_MOST_UNPACKED_BYTES = 60 * 1024 * 1024
_MOST_PARTS = 5_000
# Where a word ends. Between all others it goes on: an editor splits words at will.
_ENDS = frozenset(
    {"p", "si", "c", "row", "tc", "tr", "br", "tab", "v", "is", "comment", "author"}
)
_TELLING = frozenset({"author", "name", "displayName", "initials"})
_UNREADABLE = (BadZipFile, ET.ParseError, RuntimeError, OSError, EOFError, ValueError)


def words_in_office(content: bytes) -> str | None:
    """
    Return the words of a docx, xlsx or pptx, its properties and deleted passages.

    None when it is broken or encrypted, or unpacks to more than anybody writes.
    """
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = [part for part in packed.infolist() if _PARTS.match(part.filename)]
            if not parts or _is_bomb(parts):
                return None
            return "\n".join(_words(packed.read(part), part) for part in parts)
    except _UNREADABLE:
        return None


def _is_bomb(parts: list[ZipInfo]) -> bool:
    # The sizes can be believed: reading stops at what a part's header says.
    unpacked = sum(part.file_size for part in parts)
    return unpacked > _MOST_UNPACKED_BYTES or len(parts) > _MOST_PARTS


def _words(xml: bytes, part: ZipInfo) -> str:
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise ValueError("an office file defines no entities of its own")
    root = ET.fromstring(xml)  # noqa: S314 - It defines no entities, and is not large.
    if part.filename.startswith(_PROPERTIES):
        return "\n".join(root.itertext())
    return "\n".join(("".join(_said(root)), *_told(root)))


def _said(root: ET.Element) -> Iterator[str]:
    """Yield texts in order; an element of `_ENDS` ends the word before and in it."""
    for event, element in _walk(root):
        ends = "\n" if _local(element.tag) in _ENDS else ""
        if event == "start":
            yield ends + (element.text or "")
        else:
            yield ends + (element.tail or "")


def _walk(root: ET.Element) -> Iterator[tuple[str, ET.Element]]:
    """Go through a tree as a reader does; not by recursion, for depth is a trick."""
    path = [(root, iter(root))]
    yield "start", root
    while path:
        element, children = path[-1]
        child = next(children, None)
        if child is None:
            path.pop()
            yield "end", element
        else:
            path.append((child, iter(child)))
            yield "start", child


def _told(root: ET.Element) -> Iterator[str]:
    """Yield the attributes that name somebody, as of a comment or a change."""
    for element in root.iter():
        for name, value in element.attrib.items():
            if _local(name) in _TELLING:
                yield value


def _local(name: str) -> str:
    return name.rpartition("}")[2]
