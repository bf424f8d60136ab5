"""
Buttons of Slack.

The action id is the verb and a number that keeps it apart from its neighbours
(`action.finish:2`), the value is the target; a button without a target has no value.
"""

from collections.abc import Iterable, Sequence

from cards.blockkit.text import BUTTON, Json, length, line, plain
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


def can_carry(button: Button) -> bool:
    """Say whether Slack takes a verb and a target of these lengths."""
    verb, target = clean(button.verb), clean(button.target)
    return 0 < length(verb) <= ACTION_ID and length(target) <= VALUE


def button(element: Button, number: int) -> Json:
    """Return a button; *number* is its place among its neighbours."""
    style, target = _STYLES.get(element.style), clean(element.target)
    return {
        "type": "button",
        "text": line(element.label, BUTTON),
        "action_id": f"{clean(element.verb)}:{number}",
        **({"value": target} if target else {}),
        **({"style": style} if style else {}),
    }


def button_rows(buttons: Sequence[Button], words: Phrases) -> Iterable[Json]:
    """Yield rows of buttons, and name those that Slack cannot carry."""
    sent = [each for each in buttons if can_carry(each)]
    for start in range(0, len(sent), _ROW):
        row = sent[start : start + _ROW]
        elements = [button(each, start + place) for place, each in enumerate(row)]
        yield {"type": "actions", "elements": elements}
    if len(sent) < len(buttons):
        left = [each.label for each in buttons if not can_carry(each)]
        said = plain(words.buttons_left_out(", ".join(left)))
        yield {"type": "section", "text": said}
