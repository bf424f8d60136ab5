"""The words in a PDF: its pages, and what is written beside them."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote

from services.ports import Unread, WordsRead
from storage.words_in_office import NOTHING_READ

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 1_000
_MOST_OBJECTS = 200_000
# Where a PDF keeps files: an embedded one, and what names it.
_FILES = frozenset({"/EmbeddedFiles", "/EF", "/AF"})


def words_in_pdf(content: bytes) -> WordsRead:
    """
    Return the words of a PDF's pages, comments, form fields, links and properties.

    Pages without words, pictures and attached files are left unread; all of it is
    when it is encrypted, broken or very long.
    """
    from pypdf import PdfReader

    try:
        pdf = PdfReader(BytesIO(content))
        if pdf.is_encrypted or len(pdf.pages) > _MOST_PAGES:
            return NOTHING_READ
        return _read(pdf)
    except Exception:  # noqa: BLE001 - A broken PDF fails in any way; a person looks.
        return NOTHING_READ


def _read(pdf: "PdfReader") -> WordsRead:
    pages = [page.extract_text() for page in pdf.pages]
    blank = [not page.strip() for page in pages]
    if all(blank):  # A scan, or a drawing.
        return NOTHING_READ
    beside, unread = [], {Unread.PAGES} if any(blank) else set()
    for said in _beside(pdf):
        if isinstance(said, Unread):
            unread.add(said)
        else:
            beside.append(said)
    return WordsRead(words="\n".join((*pages, *beside)), unread=frozenset(unread))


def _beside(pdf: "PdfReader") -> Iterator[str | Unread]:
    """Go through all that hangs on the trailer: each string, each kind of file."""
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

    seen: set[tuple[int, int]] = set()
    waiting: list[object] = [pdf.trailer]
    looked = 0
    while waiting:
        each = waiting.pop()
        looked += 1
        if looked > _MOST_OBJECTS:
            raise ValueError("more objects than anybody writes")
        if isinstance(each, IndirectObject):
            place = (each.idnum, each.generation)
            if place not in seen:
                seen.add(place)
                waiting.append(each.get_object())
        elif isinstance(each, DictionaryObject):
            yield from _of_dictionary(each)
            waiting += each.values()
        elif isinstance(each, ArrayObject):
            waiting += each
        else:
            yield from _of_string(each)


def _of_dictionary(entry: object) -> Iterator[str | Unread]:
    from pypdf.generic import DictionaryObject, StreamObject

    if not isinstance(entry, DictionaryObject):
        return
    if not _FILES.isdisjoint(entry) or entry.get("/Type") == "/EmbeddedFile":
        yield Unread.ATTACHMENTS
    if entry.get("/Subtype") == "/Image":
        yield Unread.PICTURES
    if isinstance(entry, StreamObject) and entry.get("/Type") == "/Metadata":
        yield entry.get_data().decode("utf-8", "replace")


def _of_string(value: object) -> Iterator[str]:
    from pypdf.generic import ByteStringObject, TextStringObject

    if isinstance(value, TextStringObject):
        yield str(value)
        if "%" in value:
            yield unquote(value)
    elif isinstance(value, ByteStringObject):
        yield value.decode("utf-8", "replace")
