"""What people send: words, presses and filled forms, each answered in one go."""

import asyncio
from dataclasses import replace
from typing import Any

import structlog
from aiohttp import web

from bot.desk.bodies import body_of
from bot.desk.cleaning import clean_messages
from bot.desk.drawing import card_html, is_same, words_html
from bot.desk.looks import is_drawn_look, is_look, look_html, shown_in
from bot.desk.messages import DESK, Message
from bot.desk.numbers import is_whole_number, whole_number
from bot.desk.offers import offers_html
from bot.desk.pages import address_of
from bot.desk.problems import Problem
from bot.desk.readers import case_of, reading
from bot.desk.wiring import SESSION_KEY, Desk, desk_of
from bot.error_ids import new_error_id
from cards.elements import Card, Tone
from cards.escape import one_line
from cards.html import as_html
from dialogs.conversation import Incoming, Reply
from domain.news import direct_with
from domain.people import Actor
from domain.walled_names import without
from services.wall.screen_words import WITHHELD

VIA = "desk"
_MOST_CLEANED = 2_000
log = structlog.get_logger(__name__)


async def say(request: web.Request) -> web.StreamResponse:
    """Answer what somebody wrote, with the files that they attached."""
    body = await body_of(request)
    incoming = Incoming(
        actor=_actor(request),
        conversation=body.needed("conversation"),
        text=body.text("text"),
        files=body.files,
    )
    return await _answered(request, incoming, pressed="")


async def press(request: web.Request) -> web.StreamResponse:
    """Answer a pressed button or a filled form."""
    body = await body_of(request)
    incoming = Incoming(
        actor=_actor(request),
        conversation=body.needed("conversation"),
        verb=body.needed("verb"),
        target=body.text("target"),
        inputs=body.inputs,
        files=body.files,
    )
    return await _answered(request, incoming, pressed=body.text("message"))


async def again(request: web.Request) -> web.StreamResponse:
    """Show once more, in its place, what an answer showed when it was asked for."""
    body = await body_of(request)
    incoming = Incoming(
        actor=_actor(request),
        conversation=body.needed("conversation"),
        text=body.text("text"),
        verb=body.text("verb"),
        target=body.text("target"),
    )
    desk = desk_of(request)
    await asyncio.to_thread(_show_again, desk, incoming, body.needed("message"))
    await desk.feed.poke()
    return web.json_response({})


def _show_again(desk: Desk, incoming: Incoming, message_id: str) -> None:
    with reading(desk.ports, incoming.actor.person_id) as (_uow, reader):
        reader.roles(incoming.conversation)
        asked = is_look(incoming, day=reader.day)
    own = _own(message_id, incoming, desk=desk)
    if own is None or not (asked and is_drawn_look(own.html)):
        raise Problem("not-found")
    reply = desk.answer(replace(incoming, on_own_card=True), ports=desk.ports)
    if reply.cards:
        card = reply.cards[0]
        html = shown_in(own.html, card_html(card))
        at = desk.ports.clock()
        desk.messages.replace(own.id, plain=card.plain, html=html, at=at)


async def dismiss(request: web.Request) -> web.StreamResponse:
    """Take an answer that one person alone sees out of a room, with its question."""
    desk, actor = desk_of(request), _actor(request)
    message_id = whole_number((await body_of(request)).needed("message"))
    gone = await asyncio.to_thread(
        desk.messages.dismiss,
        message_id,
        reader=actor.person_id,
        at=desk.ports.clock(),
    )
    if not gone:
        raise Problem("not-found")
    await desk.feed.poke()
    return web.json_response({})


def _actor(request: web.Request) -> Actor:
    person_id = request[SESSION_KEY].person_id
    if not person_id:
        raise Problem("nobody-chosen")
    return Actor(person_id=person_id, via=VIA)


async def _answered(
    request: web.Request, incoming: Incoming, *, pressed: str
) -> web.Response:
    desk = desk_of(request)
    reply = await asyncio.to_thread(_answer, desk, incoming, pressed)
    await _deliver(desk)
    await desk.feed.poke()
    return web.json_response(_told(reply, incoming))


def _answer(desk: Desk, incoming: Incoming, pressed: str) -> Reply:
    """Answer within one hop: may they speak here, what is said, what is kept."""
    person_id = incoming.actor.person_id
    with reading(desk.ports, person_id) as (_uow, reader):
        reader.roles(incoming.conversation)
        looks = is_look(incoming, day=reader.day)
    own = _own(pressed, incoming, desk=desk)
    asked = replace(incoming, on_own_card=own is not None)
    reply = desk.answer(asked, ports=desk.ports)
    if reply.names:
        _withhold(reply.names, person_id, desk=desk)
    _keep(reply, incoming=incoming, looks=looks, desk=desk)
    if reply.instead and own:
        _replace(own, reply.instead, desk=desk)
    return reply


def _own(pressed: str, incoming: Incoming, *, desk: Desk) -> Message | None:
    """Return the pressed message where the asker alone sees it, else None."""
    message = desk.messages.get(int(pressed)) if is_whole_number(pressed) else None
    if message is None or message.conversation != incoming.conversation:
        return None
    person_id = incoming.actor.person_id
    is_direct = incoming.conversation == direct_with(person_id)
    alone = is_direct or message.private_to == person_id
    return message if alone and message.author == DESK else None


def _withhold(names: tuple[str, ...], person_id: str, *, desk: Desk) -> None:
    """Take names out of what they pasted and were shown until it was sealed."""
    clean_messages(
        desk.messages.around(person_id, limit=_MOST_CLEANED),
        lambda text: without(text, names, WITHHELD),
        messages=desk.messages,
        at=desk.ports.clock(),
    )


def _replace(message: Message, card: Card, *, desk: Desk) -> None:
    """Draw the pressed card anew; one that is as it was stays untouched."""
    at = desk.ports.clock()
    html = shown_in(message.html, card_html(card))
    if not is_same(html, message.html):
        desk.messages.replace(message.id, plain=card.plain, html=html, at=at)


def _keep(reply: Reply, *, incoming: Incoming, looks: bool, desk: Desk) -> None:
    """Store the person's words and the answer; a private answer hides both."""
    in_room = case_of(incoming.conversation)
    person_id = incoming.actor.person_id
    answered = bool(reply.cards or reply.form)
    private_to = person_id if in_room and reply.private and answered else ""
    shared: dict[str, Any] = {
        "case_id": in_room or reply.case_id,
        "also_about": (reply.case_id, *reply.case_ids),
        "private_to": private_to,
        "at": desk.ports.clock(),
    }
    says = desk.messages.add
    if reply.echo:
        plain, html = one_line(reply.echo), words_html(reply.echo)
        says(incoming.conversation, author=person_id, plain=plain, html=html, **shared)
    offers = offers_html(reply, incoming, ports=desk.ports)
    for card in reply.cards:
        plain, html = card.plain, f"{card_html(card)}{offers}"
        if looks and not reply.refusal:
            html = look_html(html, incoming)
        says(incoming.conversation, author=DESK, plain=plain, html=html, **shared)


async def _deliver(desk: Desk) -> None:
    """Send what the change queued; what does not go stays queued and is not lost."""
    try:
        await desk.deliver()
    except Exception:
        log.exception("desk.delivery-failed", error_id=new_error_id())


def _told(reply: Reply, incoming: Incoming) -> dict[str, Any]:
    """
    Return what the page's script does next; messages reach it by themselves.

    A *refusal* leaves a form open, with all that was filled in. *gives_back* says that
    what was written, and its files, are kept nowhere but in the page.
    """
    refused = [card.plain for card in reply.cards if card.tone is Tone.LATE]
    is_refusal = bool(reply.refusal) or not reply.instead
    return {
        "refusal": refused[0] if refused and is_refusal else "",
        "gives_back": _gives_back(reply, incoming),
        "form": as_html(reply.form, anchor="asked") if reply.form else "",
        "form_title": reply.form.title if reply.form else "",
        "go_to": address_of(reply.go_to),
    }


def _gives_back(reply: Reply, incoming: Incoming) -> bool:
    if not reply.refusal or incoming.verb:
        return False
    too_long = reply.refusal == "text-too-long"
    return reply.echo is None or too_long or bool(incoming.files)
