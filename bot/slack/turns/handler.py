"""The desk in Slack: words, presses, modals, and its own tab."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Protocol

import structlog

from bot.error_ids import new_error_id
from bot.seated.answering import Answered
from bot.seated.refilling import refilled
from bot.seated.told import (
    card_of_sealed,
    done_before,
    in_place_of_form,
    with_refusal,
)
from bot.slack.api import SlackApi, SlackRefused
from bot.slack.turns.fetching import Fetching
from bot.slack.turns.heard import Heard
from bot.slack.turns.modals import Drawn, Json, Modal
from bot.slack.turns.presses import Pressed
from bot.slack.turns.seating import refuse_foreign
from bot.slack.turns.showing import Showing
from bot.slack.turns.submitting import Outcome, outcome_of
from cards.blockkit import as_home
from cards.elements import Card
from cards.verbs import Verb
from cards.views.notices import card_of_error, card_of_text
from cards.wording import _, speaking
from dialogs.conversation import Reply

_HOME = Pressed(verb=Verb.HOME, target="", inputs={})
_OPENED = Pressed(verb="", target="", inputs={})  # What a message's shortcut presses.

log = structlog.get_logger(__name__)


class Seats(Protocol):
    """Who finds the seat of an account that sits nowhere yet."""

    async def answer(
        self, heard: Heard, answered: Answered, again: Callable[[], Awaitable[Answered]]
    ) -> Answered:
        """Return the answer to a stranger, or that of *again* once they are seated."""


class SlackDesk:
    """
    Answers what was heard; *deliver* says, besides, what a change has queued.

    What is a fault of ours is told with an error id, and raised no further.
    """

    def __init__(
        self,
        api: SlackApi,
        showing: Showing,
        fetching: Fetching,
        seats: Seats,
        *,
        deliver: Callable[[], None],
        site: str = "",
    ) -> None:
        self._api = api
        self._showing = showing
        self._fetching = fetching
        self._seats = seats
        self._deliver = deliver
        self._site = site
        self._drawn = Drawn(site=site)

    async def words(self, heard: Heard) -> None:
        """Answer words; a form opens in a modal where a command brought a trigger."""
        async with self._telling(heard):
            answered = await self._answered(heard, None)
            reply = answered.reply
            if reply is None:
                return  # The answer stands above.
            answered = replace(answered, reply=await self._asked_apart(heard, reply))
            await self._showing.answer(heard, answered)
            await self._warn_of_names(heard, answered)

    async def dropped(self, heard: Heard) -> None:
        """Ask what a file is for that was put into a room; words are not looked at."""
        if await self._fetching.is_in_room(heard):
            await self.words(replace(heard, words=""))

    async def evidence(self, heard: Heard) -> None:
        """Ask in a modal what a file of somebody's message is for."""
        async with self._telling(heard):
            modal = Modal(self._api, heard)
            asked = replace(heard, message="")  # It is another question than the words.
            answered = await modal.opened_meanwhile(self._answered(asked, None))
            with speaking(answered.language):
                await self._show_press(heard, _OPENED, answered, modal)

    async def press(self, heard: Heard, pressed: Pressed) -> None:
        """Answer a press: in a modal, in the place of its card, or beside it."""
        async with self._telling(heard):
            modal = Modal(self._api, heard)
            answering = self._answered(heard, pressed)
            if pressed.asks_for_form:
                answered = await modal.opened_meanwhile(answering)
            else:
                answered = await answering
            with speaking(answered.language):
                await self._show_press(heard, pressed, answered, modal)
            await self._warn_of_names(heard, answered)

    async def submit(self, heard: Heard, pressed: Pressed) -> Outcome:
        """Answer a modal that was sent in; its answer is not shown yet."""
        try:
            answered = await self._answered(heard, pressed)
            with speaking(answered.language):
                outcome = outcome_of(answered, heard, pressed, drawn=self._drawn)
            await self._show_instead(heard, answered)
            await self._warn_of_names(heard, answered)
        except Exception:
            error_id = new_error_id()
            log.exception("slack.turn-failed", error_id=error_id)
            view = self._drawn.card(card_of_error(error_id), heard, pushed=True)
            return Outcome(view=view, is_pushed=True)
        return outcome

    async def show_closed(self, heard: Heard, outcome: Outcome) -> None:
        """Say what came of a form that has closed, where it was opened."""
        if not outcome.is_pushed:
            whose = outcome.person_id
            await self._showing.to_asker(heard, outcome.cards, person_id=whose)

    async def show_late(self, heard: Heard, pressed: Pressed, outcome: Outcome) -> None:
        """Show what came of a form in its modal, which could not wait for it."""
        view = outcome.view
        if outcome.is_pushed and pressed.opened and pressed.opened.opener_verb:
            view = await self._form_again(heard, pressed, outcome) or view
        if view is None and outcome.cards:
            view = self._drawn.card(outcome.cards[0], heard)
        if view is None or not await Modal(self._api, heard).show(view):
            whose = outcome.person_id
            await self._showing.to_asker(heard, outcome.cards, person_id=whose)

    async def not_saved(self, heard: Heard) -> None:
        """Say that a press was not kept, so that nothing came of it."""
        await self._showing.to_asker(heard, [card_of_text(not_saved())])

    async def home(self, heard: Heard) -> None:
        """Show somebody's own tab as it stands now."""
        try:
            asked = replace(heard, came="", is_home=True)
            reply = (await self._answered(asked, _HOME)).reply
            card = reply.cards[0] if reply and reply.cards else None
            if card is not None:
                view = as_home(card, site=self._site)
                await self._api.call("views.publish", user_id=heard.account, view=view)
        except SlackRefused as refused:
            log.warning("slack.home-not-shown", error=refused.error)
        except Exception:
            log.exception("slack.turn-failed", error_id=new_error_id())

    @asynccontextmanager
    async def _telling(self, heard: Heard) -> AsyncIterator[None]:
        """Tell whoever asked what went wrong on our side, by its error id."""
        try:
            yield
        except Exception:
            error_id = new_error_id()
            log.exception("slack.turn-failed", error_id=error_id)
            await self._tell_asker(heard, card_of_error(error_id))

    async def _tell_asker(self, heard: Heard, card: Card) -> None:
        """Show a card to who asked, in a modal where they asked in no conversation."""
        if heard.is_nowhere:
            modal = Modal(self._api, heard)
            if await modal.show(self._drawn.card(card, heard)):
                return
        await self._showing.to_asker(heard, [card])

    async def _answered(self, heard: Heard, pressed: Pressed | None) -> Answered:
        """Answer, whoever it is: an account that sits nowhere yet may find its seat."""
        if heard.is_foreign:
            return refuse_foreign(heard)

        async def again() -> Answered:
            return await self._fetching.answer(heard, pressed)

        answered = await again()
        if not answered.person_id:
            answered = await self._seats.answer(heard, answered, again)
        self._deliver()
        return answered

    async def _asked_apart(self, heard: Heard, reply: Reply) -> Reply:
        """Ask in a modal what a reply asks, where one can be opened."""
        if reply.form is None:
            return reply
        view = self._drawn.form(reply.form, heard, None) if heard.trigger else None
        if view is not None and await Modal(self._api, heard).show(view):
            return replace(reply, form=None)
        return reply

    async def _show_press(
        self, heard: Heard, pressed: Pressed, answered: Answered, modal: Modal
    ) -> None:
        reply = answered.reply
        if reply is None:
            await self._beside(heard, answered, modal, [card_of_text(done_before())])
        elif reply.form is not None:
            await self._ask(heard, pressed, answered, modal)
        elif not await self._is_shown_in_place(heard, pressed, answered):
            await self._beside(heard, answered, modal, list(reply.cards))
        if heard.is_home and (reply is None or reply.form is None):
            await self.home(heard)

    async def _ask(
        self, heard: Heard, pressed: Pressed, answered: Answered, modal: Modal
    ) -> None:
        form = answered.reply.form if answered.reply else None
        if form is None or await modal.show(self._drawn.form(form, heard, pressed)):
            return
        again = card_of_text(_too_late())
        await self._showing.to_asker(heard, [again], person_id=answered.person_id)

    async def _show_instead(self, heard: Heard, answered: Answered) -> bool:
        """Draw the pressed card anew, where it is the asker's own."""
        reply = answered.reply
        if reply is None or reply.instead is None or not heard.can_redraw:
            return False
        if not (answered.here or heard.is_ephemeral):
            return False  # A modal may name a card of somebody else's.
        return await self._showing.in_place(heard, with_refusal(reply.instead, reply))

    async def _is_shown_in_place(
        self, heard: Heard, pressed: Pressed, answered: Answered
    ) -> bool:
        """Draw the pressed card anew; whether that says all that there is to say."""
        reply = answered.reply or Reply()
        if not (pressed.once and reply.cards and heard.can_redraw) or reply.refusal:
            return await self._show_instead(heard, answered) and bool(reply.refusal)
        # What came of a form stands where it was asked.
        return await self._showing.in_place(heard, in_place_of_form(reply))

    async def _beside(
        self, heard: Heard, answered: Answered, modal: Modal, cards: list[Card]
    ) -> None:
        """Show what came of a press: in its modal, or where the card stands."""
        in_modal = bool(cards) and (modal.is_open or heard.is_nowhere)
        if in_modal and await modal.show(self._drawn.card(cards[0], heard)):
            cards = cards[1:]
        reply = answered.reply or Reply()
        told = replace(answered, reply=replace(reply, cards=tuple(cards), form=None))
        await self._showing.answer(heard, told)

    async def _form_again(
        self, heard: Heard, pressed: Pressed, refused: Outcome
    ) -> Json | None:
        """Return a refused form once more: why, and all that was filled in."""
        opened = pressed.opened
        if opened is None:
            return None
        opener = replace(
            pressed, verb=opened.opener_verb, target=opened.opener_target, inputs={}
        )
        asked = replace(opener, once="", files=())
        reply = (await self._answered(replace(heard, came=""), asked)).reply
        if reply is None or reply.form is None:
            return None
        why = Reply(cards=refused.cards, refusal="refused")
        card = refilled(with_refusal(reply.form, why), pressed.inputs)
        return self._drawn.form(card, heard, asked)

    async def _warn_of_names(self, heard: Heard, answered: Answered) -> None:
        """Ask who has just sealed names, and nobody else, to delete what has them."""
        if answered.reply is not None and answered.reply.names:
            with speaking(answered.language):
                card = card_of_sealed()
            person_id = answered.person_id
            await self._showing.to_asker(heard, [card], person_id=person_id)


def _too_late() -> str:
    return _("Slack did not open the form in time. Press the button once more.")


def not_saved() -> str:
    """Say that something was not kept, and what to do."""
    return _("This was not saved: the desk is too busy. Please press again.")
