"""The desk as a bot: words, presses, dialogs, and being put in or taken out."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from textwrap import shorten
from typing import Any

import structlog
from botbuilder.core import ActivityHandler, TurnContext
from botbuilder.schema import Activity, ActivityTypes, InvokeResponse

from bot.error_ids import new_error_id
from bot.seated.answering import Answered, Desk, welcome
from bot.seated.once import new_once
from bot.seated.recent import Recent
from bot.seated.refilling import refilled
from bot.seated.told import (
    done_before,
    first_words,
    in_place_of_form,
    not_brought,
    with_refusal,
    with_warning,
)
from bot.teams.drawing import in_chat, in_dialog
from bot.teams.turns import invoked
from bot.teams.turns.adapter import HEARD
from bot.teams.turns.bringing import Bringing, Fetches
from bot.teams.turns.heard import Heard
from bot.teams.turns.laying import Drafts, laid
from bot.teams.turns.looks import Looks, is_look
from bot.teams.turns.presses import (
    BadPress,
    Pressed,
    executed,
    submitted,
)
from bot.teams.turns.saying import Saying, send_over
from cards.elements import Card
from cards.views.notices import card_of_error
from cards.wording import speaking
from dialogs.channel import Undelivered
from dialogs.conversation import Reply

_SHORT = 200  # Characters, where the rest of a line is needed.

log = structlog.get_logger(__name__)


class TeamsDesk(ActivityHandler):  # type: ignore[misc] # The vendor's has no types.
    """
    Answers every activity; what Teams may yet invent is answered with nothing.

    *deliver* says, besides the answer, what a change has queued. *looks* answers what
    Teams asks by itself.
    """

    def __init__(
        self,
        desk: Desk,
        saying: Saying,
        looks: Looks,
        files: Fetches,
        *,
        deliver: Callable[[], None],
        site: str = "",
        drafts: Drafts | None = None,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._looks = looks
        self._bringing = Bringing(desk, files)
        self._saying = saying
        self._deliver = deliver
        self._said = Recent()
        self._drafts = drafts
        self._site = site

    async def on_turn(self, turn_context: TurnContext) -> None:
        """
        Run a turn in the language of the sender's own Teams; nothing makes it fail.

        Teams would send again what was answered with a fault of ours.
        """
        heard = _came(turn_context)
        try:
            with speaking(heard.language):
                await super().on_turn(turn_context)
        except Undelivered as problem:  # What was done is done; the answer is not said.
            error_id = new_error_id()
            log.warning("teams.answer-not-said", code=problem.code, error_id=error_id)
        except Exception:
            log.exception("teams.turn-failed", error_id=new_error_id())

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        """Answer words, or a press of a client that knows no Action.Execute."""
        heard = _came(turn_context)
        try:
            pressed = submitted(heard.value) if heard.value else None
            answered = await self._heard_out(heard, pressed)
            await self._saying.say(turn_context, answered)
            if pressed and answered.reply is None:
                told = Activity(type="message", text=done_before())
                await send_over(turn_context, told)
            await self._replace(turn_context, heard, answered)
        except BadPress as bad:
            await send_over(turn_context, Activity(type="message", text=str(bad)))
        except Undelivered:
            raise  # To apologise would not be said either.
        except Exception:
            error_id = new_error_id()
            log.exception("teams.turn-failed", error_id=error_id)
            await self._saying.apologise(turn_context, error_id)

    async def on_invoke_activity(self, turn_context: TurnContext) -> InvokeResponse:
        """Answer a press or a dialog; what is not ours is answered with nothing."""
        heard = _came(turn_context)
        answer = self._invoked().get(heard.name)
        if answer is None:
            return invoked.answered()
        try:
            return await answer(heard)
        except BadPress as bad:
            return invoked.bad_press(str(bad))
        except Exception:
            error_id = new_error_id()
            log.exception("teams.turn-failed", error_id=error_id)
            plain = card_of_error(error_id).plain
            end = invoked.dialog_ended if heard.in_dialog else invoked.words_shown
            return end(plain)

    async def on_conversation_update_activity(self, turn_context: TurnContext) -> None:
        """Remember where somebody's own chat is."""
        heard = _came(turn_context)
        if heard.is_personal:
            await asyncio.to_thread(self._desk.is_met, heard)

    async def on_installation_update_add(self, turn_context: TurnContext) -> None:
        """Greet who puts the desk into their chats; find a room again."""
        heard = _came(turn_context)
        if not heard.is_personal:
            await asyncio.to_thread(self._desk.come_back, heard)
            self._deliver()
            return
        is_met = await asyncio.to_thread(self._desk.is_met, heard)
        if is_met and turn_context.activity.action == "add":
            await self._saying.say(turn_context, Answered(reply=welcome()))
            self._deliver()

    async def on_installation_update_remove(self, turn_context: TurnContext) -> None:
        """Hear that nobody is reached there; a renewed app is still there."""
        heard = _came(turn_context)
        if turn_context.activity.action == "remove":
            await asyncio.to_thread(self._desk.part, heard)
            self._deliver()

    def _invoked(self) -> Mapping[str, Callable[[Heard], Awaitable[InvokeResponse]]]:
        return {
            "adaptiveCard/action": self._press,
            "composeExtension/queryLink": self._looks.link,
            "task/fetch": self._open,
            "task/submit": self._submit,
        }

    async def _press(self, heard: Heard) -> InvokeResponse:
        pressed = executed(heard.value)
        if is_look(heard, pressed):
            return await self._looks.own_view(heard, pressed)
        answered = await self._answered(heard, pressed)
        reply = answered.reply
        if reply is None:
            return invoked.words_shown(done_before())
        if pressed.once and reply.cards and not reply.refusal and heard.is_personal:
            return invoked.card_shown(self._drawn(in_place_of_form(reply)))
        if reply.form is not None:
            return invoked.card_shown(self._drawn(reply.form))
        if reply.instead is not None:
            shown = with_refusal(reply.instead, reply)
            if not reply.refusal and not await self._say_once(heard, pressed, answered):
                shown = with_warning(shown, not_brought())
            return invoked.card_shown(self._drawn(shown))
        return invoked.words_shown(await self._told(answered))

    async def _say_once(
        self, heard: Heard, pressed: Pressed, answered: Answered
    ) -> bool:
        """Say in their own chat what came of a press; of a second one, nothing new."""
        came = (heard.account, heard.pressed, pressed.verb, pressed.target)
        words = first_words(answered.reply)
        key = json.dumps([*came, words]) if heard.pressed else ""
        if not self._said.take(key):
            return True
        return await self._saying.say_privately(answered)

    async def _open(self, heard: Heard) -> InvokeResponse:
        pressed = submitted(heard.value)
        reply = (await self._answered(heard, pressed)).reply
        if reply is None or reply.form is None:
            return invoked.dialog_ended(first_words(reply))
        return self._dialog(reply.form, pressed)

    async def _submit(self, heard: Heard) -> InvokeResponse:
        pressed = submitted(heard.value)
        answered = await self._answered(heard, pressed)
        reply = answered.reply
        if reply is None:
            return invoked.dialog_ended(done_before())
        if reply.form is not None:
            return self._dialog(reply.form, pressed)
        if reply.refusal and pressed.opener:
            return await self._again(heard, pressed, reply)
        return invoked.dialog_ended(await self._told(answered))

    async def _told(self, answered: Answered) -> str:
        """Say an answer in the asker's own chat; return what is said of it here."""
        words = first_words(answered.reply)
        if await self._saying.say_privately(answered):
            return words
        return f"{shorten(words, _SHORT, placeholder='…')} {not_brought()}"

    async def _again(
        self, heard: Heard, pressed: Pressed, refused: Reply
    ) -> InvokeResponse:
        """Show a refused form once more: why, and all that was filled in."""
        opener = replace(
            pressed, verb=pressed.opener, target=pressed.opened, inputs={}, once=""
        )
        form = (await self._answered(heard, opener)).reply
        if form is None or form.form is None:
            return invoked.dialog_ended(first_words(refused))
        card = refilled(with_refusal(form.form, refused), pressed.inputs)
        return self._dialog(card, opener)

    def _dialog(self, form: Card, pressed: Pressed) -> InvokeResponse:
        return invoked.answered(
            in_dialog(
                form,
                once=new_once(),
                opener=pressed.verb,
                opened=pressed.target,
                site=self._site,
            )
        )

    def _drawn(self, card: Card) -> dict[str, Any]:
        return in_chat(card, once=new_once(), site=self._site)

    async def _heard_out(self, heard: Heard, pressed: Pressed | None) -> Answered:
        if pressed is not None:
            return await self._answered(heard, pressed)
        answered = await self._bringing.answer(heard)
        self._deliver()
        return answered

    async def _answered(self, heard: Heard, pressed: Pressed) -> Answered:
        """Answer a press; what names were sealed by it, their writer is told."""
        answered = await asyncio.to_thread(self._desk.answer, heard, pressed)
        self._deliver()
        answered = await laid(answered, heard, self._drafts)
        if heard.kind == ActivityTypes.invoke:
            await self._saying.warn_of_names(answered)
        return answered

    async def _replace(
        self, context: TurnContext, heard: Heard, answered: Answered
    ) -> None:
        """Draw the pressed card anew, where it is the asker's own."""
        reply = answered.reply
        if reply and reply.instead and heard.pressed and heard.is_personal:
            card = with_refusal(reply.instead, reply)
            shown = self._saying.activity(card, in_place_of=heard.pressed)
            await context.update_activity(shown)


def _came(context: TurnContext) -> Heard:
    heard: Heard = context.turn_state[HEARD]
    return heard
