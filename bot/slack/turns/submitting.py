"""What a modal shows once it was sent in: its faults, what came of it, or what next."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.seated.answering import Answered
from bot.seated.told import done_before, said_in
from bot.slack.turns.heard import Heard
from bot.slack.turns.modals import Drawn
from bot.slack.turns.presses import Pressed
from cards.blockkit import asked_in, field_errors
from cards.blockkit.card import MODAL_BYTES
from cards.elements import Card
from cards.views.notices import card_of_text

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """
    What became of a form that was sent in.

    *view* takes its place, or lies over it where it *is_pushed*; with none the modal
    closes, and *cards* are shown where it was opened. *errors* are by the fields at
    which they stand, and the form stays as it was filled in.
    """

    view: Json | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    is_pushed: bool = False
    cards: tuple[Card, ...] = ()
    person_id: str = ""  # Whose own chat is there, should the place be none.

    def as_answer(self) -> Json | None:
        """Return what the acknowledgement says; None where a socket cannot carry it."""
        answer = self._answer()
        return answer if len(json.dumps(answer)) <= MODAL_BYTES else None

    def _answer(self) -> Json:
        if self.errors:
            return {"response_action": "errors", "errors": dict(self.errors)}
        if self.view is None:
            return {"response_action": "clear"}
        action = "push" if self.is_pushed else "update"
        return {"response_action": action, "view": self.view}


def outcome_of(
    answered: Answered, heard: Heard, pressed: Pressed, *, drawn: Drawn
) -> Outcome:
    """Return what an answer makes of the modal that asked for it."""
    outcome = _outcome(answered, heard, pressed, drawn)
    return replace(outcome, person_id=answered.person_id)


def _outcome(
    answered: Answered, heard: Heard, pressed: Pressed, drawn: Drawn
) -> Outcome:
    reply = answered.reply
    if reply is None:
        return Outcome(view=drawn.card(card_of_text(done_before()), heard))
    if reply.form is not None:
        view = drawn.form(reply.form, heard, pressed)
        return Outcome(view=view, errors=_errors(reply.form, pressed))
    cards = tuple(said_in(reply))
    if reply.refusal and cards:
        pushed = drawn.card(cards[0], heard, pushed=True)
        return Outcome(view=pushed, is_pushed=True, cards=cards)
    if not heard.reference and cards:  # Opened in the desk's own tab.
        return Outcome(view=drawn.card(cards[0], heard), cards=cards[1:])
    return Outcome(cards=cards)


def _errors(form: Card, pressed: Pressed) -> Mapping[str, str]:
    """
    Return what is wrong at the fields that were filled in.

    A form that asks for more than it did is drawn anew, with its faults: Slack keeps
    the old one where it is told of errors.
    """
    return {} if asked_in(form) - pressed.inputs.keys() else field_errors(form)
