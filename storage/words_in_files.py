"""The words in an uploaded file, to look for walled names in them."""

import json
from collections.abc import Callable
from pathlib import PurePath

from services.ports import WordsRead
from storage.words_in_markup import words_in_page
from storage.words_in_office import NOTHING_READ, words_in_office
from storage.words_in_pdf import words_in_pdf

_BY_MEDIA_TYPE = {
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/html": ".html",
    "application/json": ".json",
    "application/pdf": ".pdf",
}


class FileWords:
    """Fills `TextReader`: texts, web pages, office files and PDF."""

    def words_in(self, content: bytes, *, media_type: str, name: str) -> WordsRead:
        """
        Return the words, and what could not be read of such a file.

        What is hidden in a page, a property or a deleted passage counts as well.
        Nothing at all is read of an encrypted or broken file, a scan, and one too large
        to look through.
        """
        kind = PurePath(name).suffix.lower()
        kind = kind if kind in _READERS else _BY_MEDIA_TYPE.get(media_type, "")
        reader = _READERS.get(kind)
        return reader(content) if reader else NOTHING_READ


def _words_in_text(content: bytes) -> str | None:
    """Decode by the mark at the beginning, else as UTF-8, else as Windows wrote it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
    return None if "\0" in text else text  # Something else under a text's name.


def _words_in_json(content: bytes) -> str | None:
    """Undo the escapes: a name may be written with them."""
    text = _words_in_text(content)
    try:
        return text and json.dumps(json.loads(text), ensure_ascii=False)
    except (ValueError, RecursionError):
        return text


def _words_in_html(content: bytes) -> str | None:
    text = _words_in_text(content)
    return text and words_in_page(text)


def _whole(read: Callable[[bytes], str | None]) -> Callable[[bytes], WordsRead]:
    """Read a file of which all or nothing is text."""

    def words(content: bytes) -> WordsRead:
        text = read(content)
        return NOTHING_READ if text is None else WordsRead(words=text)

    return words


_READERS: dict[str, Callable[[bytes], WordsRead]] = {
    ".txt": _whole(_words_in_text),
    ".md": _whole(_words_in_text),
    ".csv": _whole(_words_in_text),
    ".tsv": _whole(_words_in_text),
    ".json": _whole(_words_in_json),
    ".html": _whole(_words_in_html),
    ".htm": _whole(_words_in_html),
    ".docx": words_in_office,
    ".xlsx": words_in_office,
    ".pptx": words_in_office,
    ".odt": words_in_office,
    ".ods": words_in_office,
    ".odp": words_in_office,
    ".pdf": words_in_pdf,
}
