"""
The little Markdown that papers of a case use, as HTML: all else stays plain words.

Headings, lists, bold words and paragraphs. No links, no pictures, no HTML: a text that
somebody hands in can bring nothing of its own into the page.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup, escape

from cards.escape import clean

_HEADING = re.compile(r"(#{1,6}) +(.+)")
_POINT = re.compile(r" {0,3}[-*+] +(.*)")
_NUMBERED = re.compile(r" {0,3}\d{1,9}[.)] +(.*)")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_LOWEST = 6


def plain_html(text: str) -> Markup:
    """Draw words as they are, line by line."""
    return Markup('<pre class="paper-plain" dir="auto">{}</pre>').format(_seen(text))


def markdown_html(text: str) -> Markup:
    """Draw Markdown; whatever is not one of its few marks is kept as it is."""
    lines = _seen(text).split("\n")
    return Markup("\n").join(
        _block(kind, list(group)) for kind, group in groupby(lines, key=_kind)
    )


def _seen(text: str) -> str:
    """Take out what cannot be seen, line by line, so that empty lines stay."""
    return "\n".join(map(_seen_line, text.splitlines()))


def _seen_line(line: str) -> str:
    indent = len(line) - len(line.lstrip())
    return " " * indent + clean(line)


def _kind(line: str) -> str:
    if not line.strip():
        return ""
    if _HEADING.fullmatch(line):
        return "heading"
    if _POINT.fullmatch(line):
        return "ul"
    return "ol" if _NUMBERED.fullmatch(line) else "p"


def _block(kind: str, lines: list[str]) -> Markup:
    if kind == "heading":
        return Markup("\n").join(_headings(lines))
    if kind in {"ul", "ol"}:
        mark = _POINT if kind == "ul" else _NUMBERED
        points = Markup("").join(_points(lines, mark))
        return Markup("<{0}>{1}</{0}>").format(kind, points)
    if kind == "p":
        words = Markup("<br>").join(map(_bold, lines))
        return Markup('<p dir="auto">{}</p>').format(words)
    return Markup("")


def _headings(lines: list[str]) -> Iterator[Markup]:
    """Draw headings a level lower: the page has its own above them."""
    for line in lines:
        found = _HEADING.fullmatch(line)
        if found:
            level = min(len(found.group(1)) + 1, _LOWEST)
            words = _bold(found.group(2))
            yield Markup('<h{0} dir="auto">{1}</h{0}>').format(level, words)


def _points(lines: list[str], mark: re.Pattern[str]) -> Iterator[Markup]:
    for line in lines:
        found = mark.fullmatch(line)
        if found:
            yield Markup('<li dir="auto">{}</li>').format(_bold(found.group(1)))


def _bold(words: str) -> Markup:
    """Escape first: only then are our own marks put in."""
    return Markup(_BOLD.sub(r"<strong>\1</strong>", str(escape(words))))  # noqa: S704
