"""What a person wrote, without the name by which they called the desk."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

_AT = re.compile(r"<at\b[^>]*>(.*?)</at>", re.IGNORECASE | re.DOTALL)
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

    def spoken(found: re.Match[str]) -> str:
        name = _bare(found[1])
        return " " if name.casefold() in named else name

    plain = _AT.sub(spoken, text.replace("&nbsp;", " "))
    lines = (_BLANKS.sub(" ", line).strip() for line in plain.splitlines())
    return "\n".join(lines).strip()


def _names_of_desk(body: Body) -> frozenset[str]:
    """Return how the desk is called in this message, and how it is called itself."""
    desk = _object(body.get("recipient"))
    mentions = [each for each in _mentions(body) if _is(each, desk)]
    written = (_AT.sub(r"\1", str(each.get("text", ""))) for each in mentions)
    names = {_bare(name).casefold() for name in (*written, str(desk.get("name", "")))}
    return frozenset(names - {""})


def _mentions(body: Body) -> Iterable[Body]:
    entities = body.get("entities")
    for entity in entities if isinstance(entities, list) else ():
        if isinstance(entity, dict) and entity.get("type") == "mention":
            yield entity


def _is(mention: Body, desk: Body) -> bool:
    mentioned = _object(mention.get("mentioned"))
    return bool(desk.get("id")) and mentioned.get("id") == desk.get("id")


def _object(found: object) -> Body:
    return found if isinstance(found, dict) else {}


def _bare(name: str) -> str:
    return " ".join(name.split()).removeprefix("@")
