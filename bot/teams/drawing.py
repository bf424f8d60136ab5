"""Cards as Teams takes them: in a chat, where forms open in dialogs, or in a dialog."""

from collections.abc import Iterator
from typing import Any

from bot.vendor_json import wire_size
from cards.adaptive import as_adaptive_card
from cards.elements import Card
from cards.limits import Size
from cards.verbs import opens_form

CARD = "application/vnd.microsoft.card.adaptive"
_TITLE = 60
_KEPT = ("title", "style", "mode", "associatedInputs")
_TAKES_INPUTS = "auto"
# Where in a card presses may stand; texts, facts and questions hold none.
_HOLDERS = frozenset({"body", "items", "columns", "actions", "selectAction"})

Json = dict[str, Any]


def in_chat(
    card: Card, *, once: str = "", site: str = "", size: Size = wire_size
) -> Json:
    """
    Return a card whose buttons that ask for a form open it in a dialog.

    A form that stands in the card itself is sent back with *once*.
    """
    drawn = as_adaptive_card(card, site=site, size=size)
    for action in _executes(drawn):
        if opens_form(action["verb"]):
            _become(action, {"msteams": {"type": "task/fetch"}, **_sent(action)})
        elif once and action.get("associatedInputs") == _TAKES_INPUTS:
            action["data"]["once"] = action["fallback"]["data"]["once"] = once
    return drawn


def in_dialog(
    card: Card, *, once: str, opener: str, opened: str, site: str = ""
) -> Json:
    """
    Return what Teams shows as a dialog: a form, sent back once.

    *opener* and *opened* are the verb and target that asked for it, so that it can be
    shown again with what was filled in.
    """
    drawn = as_adaptive_card(card, site=site, size=wire_size)
    told = {"once": once, "opener": opener, "opened": opened}
    for action in _executes(drawn):
        _become(action, {**_sent(action), **told})
    content = {"contentType": CARD, "content": drawn}
    shown = {"title": card.title[:_TITLE], "height": "large", "width": "medium"}
    return {"task": {"type": "continue", "value": {**shown, "card": content}}}


def _sent(action: Json) -> Json:
    return {"verb": action["verb"], **action["data"]}


def _become(action: Json, data: Json) -> None:
    """Turn an Action.Execute into the Action.Submit that dialogs know."""
    kept: Json = {name: action[name] for name in _KEPT if name in action}
    action.clear()
    action |= {"type": "Action.Submit", **kept, "data": data}


def _executes(drawn: Json) -> Iterator[Json]:
    """Yield every Action.Execute of a drawn card, wherever it stands."""
    parts: list[Json] = [drawn]
    while parts:
        part = parts.pop()
        if part.get("type") == "Action.Execute":
            yield part
            continue
        for name in _HOLDERS.intersection(part):
            held = part[name]
            parts += held if isinstance(held, list) else [held]
