"""Buttons and links of an Adaptive Card."""

from collections.abc import Iterable, Sequence

from cards.adaptive.text import Json, label, run, runs
from cards.addresses import version_in, web_address
from cards.elements import Button, ButtonStyle, Link, by_weight
from cards.escape import clean
from cards.verbs import Verb

_ROW = 6  # Teams draws no more in one row, and drops the rest.
_PHONE = 272  # Pixels that a narrow phone leaves to buttons.
_LETTER = 8  # Pixels of a letter, as wide as it is in some phones' own fonts.
_MENU = 44  # Pixels of the button that opens the menu of a row.

_STYLES = {
    ButtonStyle.PRIMARY: "positive",
    ButtonStyle.DANGER: "destructive",
}


def execute(
    button: Button,
    *,
    title: str = "",
    inputs: bool | None = None,
    folded: bool = False,
) -> Json:
    """
    Return the press of *button*.

    *inputs* says whether it takes the card's answers along, where the card asks. What
    is *folded* stands in the menu at the end of its row.
    """
    verb, target = clean(button.verb), clean(button.target)
    shown = {"title": title or label(button.label)} | _style(button) | _inputs(inputs)
    shown |= {"mode": "secondary"} if folded else {}
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
    return sum(_LETTER * len(str(action["title"])) + 32 for action in actions)


def _style(button: Button) -> Json:
    style = _STYLES.get(button.style)
    return {"style": style} if style else {}


def _inputs(taken: bool | None) -> Json:  # noqa: FBT001 - it has a third state.
    return {} if taken is None else {"associatedInputs": "auto" if taken else "none"}


def _rows(actions: Iterable[Json]) -> list[list[Json]]:
    """Part *actions* into rows of as many as a phone draws side by side."""
    rows: list[list[Json]] = [[]]
    for action in actions:
        row = rows[-1]
        if row and (len(row) == _ROW or _width([*row, action]) > _PHONE):
            rows.append([])
        rows[-1].append(action)
    return rows


def _sets(rows: Iterable[list[Json]]) -> Iterable[Json]:
    return ({"type": "ActionSet", "actions": row} for row in rows if row)


def button_rows(
    buttons: tuple[Button, ...], *, inputs: bool | None = None
) -> Iterable[Json]:
    """Return rows of *buttons*; the last one ends in the menu of those folded away."""
    first, more = by_weight(buttons)
    rows = _rows(execute(each, inputs=inputs) for each in first)
    if more and not _has_place_for_menu(rows[-1]):
        rows.append([])
    rows[-1] += [execute(each, inputs=inputs, folded=True) for each in more]
    return _sets(rows)


def _has_place_for_menu(row: Sequence[Json]) -> bool:
    return len(row) < _ROW and _width(row) + _MENU <= _PHONE


def file_rows(links: Iterable[Link], *, inputs: bool | None = None) -> Iterable[Json]:
    """Return rows of presses that open files: who presses gets a link of their own."""
    named = ((link, version_in(link.address)) for link in links)
    return _sets(_rows(_file(link, found, inputs) for link, found in named if found))


def _file(link: Link, version_id: str, inputs: bool | None) -> Json:  # noqa: FBT001
    button = Button(verb=Verb.FILE_OPEN_FORM, target=version_id, label=link.label)
    return execute(button, title=f"↗ {label(link.label)}", inputs=inputs)


def link_rows(links: Iterable[Link], *, site: str) -> Iterable[Json]:
    """Return rows of the *links* that may be opened from here, a long one as a line."""
    opened = [(link, web_address(link.address, site=site)) for link in links]
    for row in _rows(_open(link, url) for link, url in opened if url):
        if _width(row) > _PHONE:  # A button would cut it off.
            yield _line(row[0])
        elif row:
            yield {"type": "ActionSet", "actions": row}


def _line(opens: Json) -> Json:
    return runs(run(str(opens["title"]), color="Accent", selectAction=opens))


def _open(link: Link, url: str) -> Json:
    return {"type": "Action.OpenUrl", "title": f"↗ {label(link.label)}", "url": url}
