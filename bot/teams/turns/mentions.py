"""What a person wrote, without the name by which they called the desk."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

# A tag ends before the next one begins: so a long text is read once, from end to end.
_TAG = re.compile(r"<(/?)at\b[^<>]*>", re.IGNORECASE)
_MOST_MENTIONS = 100
_LONGEST_NAME = 400
_BLANKS = re.compile(r"[ \t\u00a0]+")

Body = Mapping[str, Any]


def words_of(body: Body) -> str:
    """
    Return the text of a message with mentions of the desk taken out.

    The desk is known by its id, whatever it is called in the writer's language. Other
    people who are mentioned stay, by name.
    """
    text = body.get("text")
    if not isinstance(text, str):
        return ""
    named = _names_of_desk(body)

    def spoken(called: str) -> str:
        name = _bare(called)
        return " " if name.casefold() in named else name

    plain = _told(text.replace("&nbsp;", " "), spoken)
    lines = (_BLANKS.sub(" ", line).strip() for line in plain.splitlines())
    return "\n".join(lines).strip()


def _names_of_desk(body: Body) -> frozenset[str]:
    """Return how the desk is called in this message, and how it is called itself."""
    desk = _object(body.get("recipient"))
    mentions = [each for each in _mentions(body) if _is(each, desk)]
    written = (
        _told(str(each.get("text", ""))[:_LONGEST_NAME], str) for each in mentions
    )
    names = {_bare(name).casefold() for name in (*written, str(desk.get("name", "")))}
    return frozenset(names - {""})


def _told(text: str, spoken: Callable[[str], str]) -> str:
    """Return *text* with what stands between a pair of tags *spoken*, without them."""
    parts, begun, opened = [], 0, ""
    for tag in _TAG.finditer(text):
        between = text[begun : tag.start()]
        begun = tag.end()
        if opened and tag[1]:
            parts.append(spoken(between))
            opened = ""
            continue
        parts += (opened, between, tag[0] if tag[1] else "")
        opened = "" if tag[1] else tag[0]
    return "".join((*parts, opened, text[begun:]))


def _mentions(body: Body) -> Iterable[Body]:
    entities = body.get("entities")
    for entity in entities[:_MOST_MENTIONS] if isinstance(entities, list) else ():
        if isinstance(entity, dict) and entity.get("type") == "mention":
            yield entity


def _is(mention: Body, desk: Body) -> bool:
    mentioned = _object(mention.get("mentioned"))
    return bool(desk.get("id")) and mentioned.get("id") == desk.get("id")


def _object(found: object) -> Body:
    return found if isinstance(found, dict) else {}


def _bare(name: str) -> str:
    return " ".join(name.split()).removeprefix("@")
