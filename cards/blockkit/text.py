"""
Text objects of Slack, each within its limit.

Slack counts what is sent, so a text is cut where its escaped form still fits; and it
may count in UTF-16, so that is what is counted here.
"""

from cards.addresses import web_address
from cards.escape import ELLIPSIS, clean, cut, escape_mrkdwn, one_line
from cards.limits import LINE

Json = dict[str, object]

HEADER = 150
SECTION = 3000
FIELD = 2000
CONTEXT = 2000
BUTTON = 75
NOTHING = "–"  # An empty text is refused.


def plain(text: str, limit: int = SECTION) -> Json:
    """Return *text* in which Slack reads no formatting."""
    return cleaned(clean(text), limit)


def line(text: str, limit: int) -> Json:
    """Return *text* on one line, without formatting."""
    return cleaned(one_line(text), limit)


def cleaned(text: str, limit: int) -> Json:
    """Return a *text* that is clean already, without formatting."""
    return {"type": "plain_text", "text": _fitted(text, limit)}


def strong(text: str, limit: int = SECTION) -> Json:
    """
    Return *text* in bold, or plain where it has marks of its own.

    Slack's markup has no way to escape them.
    """
    return _strong(clean(text), limit)


def strong_line(text: str, limit: int) -> Json:
    """Return *text* on one line and in bold, or plain where it has marks."""
    return _strong(one_line(text), limit)


def linked(text: str, address: str) -> Json | None:
    """Return *text* as a link, alone; None where it may not be one."""
    url = web_address(address) if address else None
    label = one_line(text)
    if url is None or not label or _has_marks(label):
        return None
    return marked(f"<{escape_mrkdwn(url)}|{_fitted(label, LINE)}>")


def bare_link(address: str) -> Json | None:
    """Return an address that opens, for where its name could be read as markup."""
    url = web_address(address) if address else None
    return marked(f"<{escape_mrkdwn(url)}>") if url else None


def marked(text: str) -> Json:
    """Return finished markup of ours; what people wrote in it is escaped already."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def escaped(text: str, limit: int) -> str:
    """Return *text* on one line and escaped, at most *limit* long."""
    return _fitted(one_line(text), limit)


def length(text: str) -> int:
    """Return how long *text* is in UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def is_within(text: str, limit: int) -> bool:
    """Say whether *limit* holds *text* in UTF-16; no letter takes more than two."""
    return 2 * len(text) <= limit or length(text) <= limit


def first(text: str, limit: int) -> str:
    """Return the start of *text* that *limit* holds in UTF-16, without an ellipsis."""
    return text.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", "ignore")


def _strong(text: str, limit: int) -> Json:
    if not text or _has_marks(text):
        return cleaned(text, limit)
    return marked(f"*{_fitted(text, limit - 2)}*")


def _has_marks(text: str) -> bool:
    return "*" in text or "_" in text or "~" in text or "`" in text or "\n" in text


def _fitted(text: str, limit: int) -> str:
    whole = escape_mrkdwn(text)
    if is_within(whole, limit):
        return whole or NOTHING
    return _longest(text, limit) or ELLIPSIS


def _longest(text: str, limit: int) -> str:
    """Search by halves how much of *text* fits once it is escaped."""
    least, most = 0, min(len(text), limit)
    while least < most:
        middle = (least + most + 1) // 2
        if length(escape_mrkdwn(cut(text, middle))) <= limit:
            least = middle
        else:
            most = middle - 1
    return escape_mrkdwn(cut(text, least)) if least else ""
