"""
People's words made safe for each channel, without changing what they say.

Everything shown passes `clean` or `one_line` first, and then the escape of its
channel where that channel reads marks in text.
"""

import html
import re
import unicodedata

ELLIPSIS = "…"
WORD_JOINER = "\u2060"  # Invisible, forbids a break: it keeps marks apart.

_SURROGATES = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NEWLINES = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_MANY_NEWLINES = re.compile(r"\n[ \t]*\n\s*\n")
# Controls, byte order marks, and the marks that turn the direction of what follows
# (they let a file name lie about its ending); right-to-left letters need none of them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"
    "\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]"
)

# What a card's text may set off: mentions in Teams, date functions in Adaptive Cards.
_MENTION = re.compile(r"<(?=/?\s*at\b)", re.IGNORECASE)
_FUNCTION = re.compile(r"\{(?=\{)")

_MARKS = re.compile(r"[\\`*_~\[\]]|<(?=[A-Za-z/!?\u2060])|&(?=#?\w+;)")
_BRACKETED = re.compile(_MARKS.pattern + r"|[()]")
# Spaces at which no line may end stay: French has them before its colons.
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
_LINE_START = re.compile(r"[#>+=-]")
_NUMBERED = re.compile(r"^(\d{1,9}[.)])(?: |$)")


def clean(text: str) -> str:
    """Return *text* with sane line ends, without controls or broken characters."""
    if text.isprintable():  # Nearly all are; only spaces at the ends can go.
        return text.strip()
    text = _SURROGATES.sub("\ufffd", text)
    text = _NEWLINES.sub("\n", text).replace("\t", " ")
    return _MANY_NEWLINES.sub("\n\n", _UNSEEN.sub("", text)).strip()


def one_line(text: str) -> str:
    """Return *text* cleaned and on one line."""
    if text.isprintable() and "  " not in text:  # Nearly all are so already.
        return text.strip()
    return _SPACES.sub(" ", clean(text))


def cut(text: str, limit: int) -> str:
    """Return at most *limit* code points of *text*, an ellipsis where it was cut."""
    if len(text) <= limit:
        return text
    return text[: _seam(text, max(limit - 1, 0))].rstrip() + ELLIPSIS


def quiet(text: str) -> str:
    """Return *text* in which a Teams client finds no mention and no function."""
    if "<" not in text and "{{" not in text:  # Nearly all are; to look is cheaper.
        return text
    return _FUNCTION.sub("{" + WORD_JOINER, _MENTION.sub("<" + WORD_JOINER, text))


def escape_markdown(text: str) -> str:
    """
    Return *text* so that Markdown shows it as it is, each line a paragraph.

    Some phones show the backslash, so it stands only where it must: parentheses are
    marked where there are brackets too, and `9. Notify` gets a space that is no list.
    """
    lines = (_escape_line(line.strip()) for line in quiet(text).split("\n"))
    return "\n\n".join(line for line in lines if line)


def escape_mrkdwn(text: str) -> str:
    """Return *text* so that Slack reads no mention, link or entity in it."""
    if "&" not in text and "<" not in text and ">" not in text:  # Nearly all are so.
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_html(text: str) -> str:
    """Return *text* for an element or a quoted attribute of HTML."""
    return html.escape(text, quote=True)


def _seam(text: str, end: int) -> int:
    """Step back so that a letter keeps its accents, and an emoji its parts."""
    for back in range(end, max(end - 12, 0), -1):
        if not _joins(text[back]) and text[back - 1] != "\u200d":
            return back
    return end


def _joins(character: str) -> bool:
    return character == "\u200d" or unicodedata.category(character).startswith("M")


def _escape_line(line: str) -> str:
    start = "\\" if _LINE_START.match(line) else ""
    line = _NUMBERED.sub("\\1\u00a0", line)  # `9. Notify` without a space is no list.

    marks = _BRACKETED if "[" in line or "]" in line else _MARKS
    return start + marks.sub(r"\\\g<0>", line)
