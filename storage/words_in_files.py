"""The words in an uploaded file, to look for walled names in them."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import PurePath

from storage.words_in_markup import words_in_page
from storage.words_in_office import words_in_office

_MOST_PAGES = 1_000
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

    def words_in(self, content: bytes, *, media_type: str, name: str) -> str | None:
        """
        Return the text, or None when it cannot be read from such a file.

        What is hidden in a page, a property or a deleted passage counts as well. None
        too for an encrypted or broken file, a scan, and one too large to look through.
        """
        kind = PurePath(name).suffix.lower()
        kind = kind if kind in _READERS else _BY_MEDIA_TYPE.get(media_type, "")
        reader = _READERS.get(kind)
        return reader(content) if reader else None


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


def _words_in_pdf(content: bytes) -> str | None:
    from pypdf import PdfReader

    try:
        pdf = PdfReader(BytesIO(content))
        if pdf.is_encrypted or len(pdf.pages) > _MOST_PAGES:
            return None
        words = [page.extract_text() for page in pdf.pages]
        told = [str(value) for value in (pdf.metadata or {}).values()]
    except Exception:  # noqa: BLE001 - A broken PDF fails in any way; a person looks.
        return None
    has_words = any(word.strip() for word in words)  # A scan has none.
    return "\n".join((*words, *told)) if has_words else None


_READERS: dict[str, Callable[[bytes], str | None]] = {
    ".txt": _words_in_text,
    ".md": _words_in_text,
    ".csv": _words_in_text,
    ".tsv": _words_in_text,
    ".json": _words_in_json,
    ".html": _words_in_html,
    ".htm": _words_in_html,
    ".docx": words_in_office,
    ".xlsx": words_in_office,
    ".pptx": words_in_office,
    ".pdf": _words_in_pdf,
}
