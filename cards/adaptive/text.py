"""
Text in an Adaptive Card.

What people wrote stands in text runs wherever it can: Markdown is not read there, so
nothing needs a backslash, which some phones would show. Only titles and facts, for
which there is no such element, are escaped.

The yellow and the green of Teams cannot be read on white: they colour signs only.
"""

from cards.escape import clean, cut, escape_markdown, one_line, quiet
from cards.limits import PARAGRAPH, SHORT

Json = dict[str, object]

NOTHING = "–"  # For what is empty: clients drop or refuse an empty text.


def shown(text: str, limit: int = PARAGRAPH) -> str:
    """Return *text* for where Markdown is not read."""
    return quiet(cut(clean(text), limit)) or NOTHING


def label(text: str, limit: int = SHORT) -> str:
    """Return *text* on one line for where Markdown is not read."""
    return quiet(cut(one_line(text), limit)) or NOTHING


def marked(text: str, limit: int) -> str:
    """Return *text* for where Markdown is read."""
    return escape_markdown(cut(clean(text), limit)) or NOTHING


def run(text: str, **style: object) -> Json | str:
    """Return a piece of text with its own *style*."""
    return {"type": "TextRun", "text": text, **style} if style else text


def runs(*inlines: Json | str, **place: object) -> Json:
    """Return a paragraph of pieces."""
    return {"type": "RichTextBlock", "inlines": list(inlines), **place}


def small(text: str, **place: object) -> Json:
    """Return a quiet line."""
    return runs(run(shown(text), size="Small", isSubtle=True), **place)


def container(*items: Json, **place: object) -> Json:
    """Return elements that belong together."""
    return {"type": "Container", "items": list(items), **place}


def columns(*each: Json, **place: object) -> Json:
    """Return columns side by side."""
    return {"type": "ColumnSet", "columns": list(each), **place}


def column(*items: Json, width: str = "auto", **place: object) -> Json:
    """Return one column, as wide as what it holds unless *width* says otherwise."""
    return {"type": "Column", "width": width, "items": list(items), **place}
