"""
Buttons of Slack.

The action id is the verb and a number that keeps it apart from its neighbours
(`action.finish:2`), the value is the target; a button without a target has no value.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from cards.blockkit.text import BUTTON, Json, is_within, line, plain
from cards.elements import Button, ButtonStyle
from cards.escape import clean
from cards.phrases import Phrases

VALUE = 2000
ACTION_ID = 250  # 255 with the number.
_ROW = 25

_STYLES = {ButtonStyle.PRIMARY: "primary", ButtonStyle.DANGER: "danger"}


def verb_of(action_id: str) -> str:
    """Return the verb that stands in the *action_id* of a pressed button."""
    return action_id.rpartition(":")[0] or action_id


def button(element: Button, number: int) -> Json | None:
    """
    Return a button; None where Slack takes no verb or target of these lengths.

    *number* is its place among its neighbours.
    """
    verb, target = _verb(element.verb), clean(element.target)
    if not verb or not is_within(target, VALUE):
        return None
    drawn: Json = {
        "type": "button",
        "text": line(element.label, BUTTON),
        "action_id": f"{verb}:{number}",
    }
    if target:
        drawn["value"] = target
    if element.style in _STYLES:
        drawn["style"] = _STYLES[element.style]
    return drawn


def button_rows(buttons: Sequence[Button], words: Phrases) -> Iterable[Json]:
    """Yield rows of buttons, and name those that Slack cannot carry."""
    sent: list[Json] = []
    left: list[str] = []
    for each in buttons:
        if drawn := button(each, len(sent)):
            sent.append(drawn)
        else:
            left.append(each.label)
    for start in range(0, len(sent), _ROW):
        yield {"type": "actions", "elements": sent[start : start + _ROW]}
    if left:
        yield left_out(left, words)


def left_out(labels: Sequence[str], words: Phrases) -> Json:
    """Name the buttons that Slack cannot carry."""
    said = plain(words.buttons_left_out(", ".join(labels)))
    return {"type": "section", "text": said}


@lru_cache(maxsize=256)  # The desk's own words, two hundred of them.
def _verb(verb: str) -> str:
    """Return a verb as it is sent; empty where Slack cannot carry it."""
    verb = clean(verb)
    return verb if is_within(verb, ACTION_ID) else ""
