"""The words in an office file: a zip of XML parts, with others packed beside."""

import re
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile, ZipInfo

from services.ports import Unread, WordsRead

NOTHING_READ = WordsRead(unread=frozenset({Unread.ALL}))

_MAIN = re.compile(r"(?:word|xl|ppt)/.*\.xml|content\.xml")
_XML = re.compile(r".*\.(?:xml|rels|vml|rdf)")
_PICTURE = re.compile(
    r".*/media/.*|Pictures/.*|.*thumbnail.*"
    r"|.*\.(?:png|jpe?g|gif|tiff?|bmp|emf|wmf|svg|webp|heic|ico)",
    re.IGNORECASE,
)
# Packed by the programs themselves; they hold nobody's words.
_OWN = re.compile(
    r"mimetype|.*/|.*\.(?:odttf|fntdata|ttf|otf)|.*/printerSettings\d*\.bin",
    re.IGNORECASE,
)
_PROPERTIES = "docProps/"
_MOST_UNPACKED_BYTES = 60 * 1024 * 1024
_MOST_PARTS = 5_000
# Where a word ends. Between all others it goes on: an editor splits words at will.
_ENDS = frozenset(
    {
        *("p", "si", "c", "row", "tc", "tr", "br", "tab", "v", "is", "comment"),
        *("author", "h", "s", "line-break", "table-cell", "creator", "initial-creator"),
        *("title", "subject", "keyword", "description", "user-defined", "date"),
    }
)
# Attributes that people's words stand in: of comments, changes, links, alternatives.
_TELLING = frozenset(
    {
        *("author", "name", "displayName", "initials", "descr", "title", "Target"),
        *("href", "instr", "tooltip", "display", "displayText", "location", "prompt"),
        *("promptTitle", "error", "errorTitle", "alt", "userId", "string-value"),
    }
)
_TELLING_ALL = frozenset({"alias", "tag", "docVar", "listItem", "default"})
_UNREADABLE = (BadZipFile, ET.ParseError, RuntimeError, OSError, EOFError, ValueError)


def words_in_office(content: bytes) -> WordsRead:
    """
    Return the words of a docx, xlsx, pptx or odt, also the hidden and deleted ones.

    Read are its properties and where its links lead, too. Pictures and embedded files
    are left unread; all of it is when it is broken or encrypted, or unpacks to more
    than anybody writes.
    """
    try:
        with ZipFile(BytesIO(content)) as packed:
            return _read(packed)
    except _UNREADABLE:
        return NOTHING_READ


def _read(packed: ZipFile) -> WordsRead:
    parts = packed.infolist()
    xml = [part for part in parts if _XML.fullmatch(part.filename)]
    if not any(_MAIN.fullmatch(part.filename) for part in xml) or _is_bomb(xml):
        return NOTHING_READ
    unread = {kind for part in parts if (kind := _left_out(part.filename))}
    words = "\n".join(_words(packed.read(part), part) for part in xml)
    return WordsRead(words=words, unread=frozenset(unread))


def _left_out(name: str) -> Unread | None:
    if _PICTURE.fullmatch(name):
        return Unread.PICTURES
    is_read = _XML.fullmatch(name) or _OWN.fullmatch(name)
    return None if is_read else Unread.EMBEDDED


def _is_bomb(parts: list[ZipInfo]) -> bool:
    # The sizes can be believed: reading stops at what a part's header says.
    unpacked = sum(part.file_size for part in parts)
    return unpacked > _MOST_UNPACKED_BYTES or len(parts) > _MOST_PARTS


def _words(xml: bytes, part: ZipInfo) -> str:
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise ValueError("an office file defines no entities of its own")
    root = ET.fromstring(xml)  # noqa: S314 - It defines no entities, and is not large.
    told = tuple(_told(root))
    if part.filename.startswith(_PROPERTIES):
        return "\n".join((*root.itertext(), *told))
    return "\n".join(("".join(_said(root)), *told))


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
    """Yield the attributes that may name somebody, also without their `%20`."""
    for element in root.iter():
        tells_all = _local(element.tag) in _TELLING_ALL
        for name, value in element.attrib.items():
            if tells_all or _local(name) in _TELLING:
                yield value
                if "%" in value:
                    yield unquote(value)


def _local(name: str) -> str:
    return name.rpartition("}")[2]
