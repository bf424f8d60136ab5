"""Buttons and links of an Adaptive Card."""

from collections.abc import Iterable, Sequence

from cards.adaptive.text import Json, label
from cards.addresses import web_address
from cards.elements import Button, ButtonStyle, Link
from cards.escape import clean

_ROW = 6  # Teams draws no more in one row, and drops the rest.
_PHONE = 272  # Pixels that a narrow phone leaves to buttons.

_STYLES = {
    ButtonStyle.PRIMARY: "positive",
    ButtonStyle.DANGER: "destructive",
}


def execute(button: Button, *, title: str = "", inputs: bool | None = None) -> Json:
    """
    Return the press of *button*.

    *inputs* says whether it takes the card's answers along, where the card asks.
    """
    verb, target = clean(button.verb), clean(button.target)
    shown = {"title": title or label(button.label)} | _style(button) | _inputs(inputs)
    submit = {"type": "Action.Submit", "data": {"verb": verb, "target": target}}
    return {
        "type": "Action.Execute",
        "verb": verb,
        "data": {"target": target},
        **shown,
        "fallback": submit | shown,  # For clients that know no Action.Execute.
    }


def _width(actions: Sequence[Json]) -> int:
    """Guess how wide buttons are drawn, in pixels, with the gaps between them."""
    return sum(7 * len(str(action["title"])) + 32 for action in actions)


def _style(button: Button) -> Json:
    style = _STYLES.get(button.style)
    return {"style": style} if style else {}


def _inputs(taken: bool | None) -> Json:  # noqa: FBT001 - it has a third state.
    return {} if taken is None else {"associatedInputs": "auto" if taken else "none"}


def action_rows(actions: Iterable[Json]) -> Iterable[Json]:
    """Yield rows of as many *actions* as a phone draws side by side."""
    row: list[Json] = []
    for action in actions:
        if row and (len(row) == _ROW or _width([*row, action]) > _PHONE):
            yield {"type": "ActionSet", "actions": row}
            row = []
        row.append(action)
    if row:
        yield {"type": "ActionSet", "actions": row}


def link_rows(links: Iterable[Link], *, site: str) -> Iterable[Json]:
    """Yield rows of the *links* that may be opened from here."""
    opened = [(link, web_address(link.address, site=site)) for link in links]
    return action_rows([_open(link, url) for link, url in opened if url])


def _open(link: Link, url: str) -> Json:
    return {"type": "Action.OpenUrl", "title": f"↗ {label(link.label)}", "url": url}
