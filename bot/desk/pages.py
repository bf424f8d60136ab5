"""The pages: choosing who you are, the chat with the desk, and the case rooms."""

import asyncio
from typing import Any

from aiohttp import web

from bot.desk.bodies import body_of
from bot.desk.conversations import Shown, shown_conversation
from bot.desk.faces import faces
from bot.desk.hints import typed
from bot.desk.problem_pages import wants_page
from bot.desk.problems import Problem
from bot.desk.readers import case_of, reading
from bot.desk.sessions import Session
from bot.desk.wiring import SESSION_KEY, Desk, desk_of
from bot.desk.words import hints_for, script_words
from domain.news import direct_with, room_of
from domain.rights import CASE_OPENERS

DIRECT = "/direct"
WHO = "/who"
REHEARSAL = "/rehearsal"  # Where the parts of a rehearsal are chosen.


async def home(request: web.Request) -> web.StreamResponse:
    """Go to the chat with the desk, or first to the cast."""
    first = REHEARSAL if desk_of(request).rehearsing else WHO
    raise web.HTTPSeeOther(DIRECT if request[SESSION_KEY].person_id else first)


async def who(request: web.Request) -> web.StreamResponse:
    """Show the cast, to choose who you are."""
    desk, session = desk_of(request), request[SESSION_KEY]
    page = await asyncio.to_thread(_cast_page, desk, session)
    response = web.Response(text=page, content_type="text/html")
    desk.sessions.keep(session, request=request, response=response)
    return response


def _cast_page(desk: Desk, session: Session) -> str:
    with desk.ports.read_uow() as uow:
        cast = faces(uow)
    return desk.templates.get_template("who.html").render(
        cast=cast.values(),
        me=cast.get(session.person_id),
        place=REHEARSAL,
        **_frame(desk, session),
    )


async def choose(request: web.Request) -> web.StreamResponse:
    """Become another person, and stay where they may be."""
    desk, session = desk_of(request), request[SESSION_KEY]
    body = await body_of(request)
    chosen = Session(session.nonce, body.needed("person"))
    place = await asyncio.to_thread(_place_for, desk, chosen, body.text("room"))
    response = web.Response(status=303, headers={"Location": place})
    desk.sessions.keep(chosen, request=request, response=response)
    return response


def _place_for(desk: Desk, session: Session, room: str) -> str:
    with desk.ports.read_uow() as uow:
        known = uow.people.some([session.person_id])
    if session.person_id not in known:
        raise Problem("no-such-person")
    with reading(desk.ports, session.person_id) as (_uow, reader):
        return f"/rooms/{room}" if room and reader.is_on(room) else DIRECT


async def direct(request: web.Request) -> web.StreamResponse:
    """Show the chat with the desk."""
    return await _conversation(request, direct_with(person_of(request)))


async def room(request: web.Request) -> web.StreamResponse:
    """Show a case's room."""
    person_of(request)
    return await _conversation(request, room_of(request.match_info["case"]))


def person_of(request: web.Request) -> str:
    """Return who sits there; who opens a page without a person goes to the cast."""
    person_id = request[SESSION_KEY].person_id
    if not person_id and wants_page(request):
        raise web.HTTPSeeOther(WHO)
    if not person_id:
        raise Problem("nobody-chosen")
    return person_id


async def _conversation(request: web.Request, conversation: str) -> web.Response:
    desk, session = desk_of(request), request[SESSION_KEY]
    page = await asyncio.to_thread(_page, desk, session, conversation)
    response = web.Response(text=page, content_type="text/html")
    desk.sessions.keep(session, request=request, response=response)
    return response


def _page(desk: Desk, session: Session, conversation: str) -> str:
    with reading(desk.ports, session.person_id) as (uow, reader):
        shown: Shown = shown_conversation(
            conversation,
            reader=reader,
            uow=uow,
            messages=desk.messages,
            ports=desk.ports,
        )
        return desk.templates.get_template("conversation.html").render(
            shown=shown,
            cast=shown.eyes.faces.values(),
            opens_cases=bool({*reader.person.duties} & {*CASE_OPENERS}),
            hint_list=hints_for(desk.hints()),
            typed=typed(),
            words=script_words(),
            language=reader.person.language,
            place=address_of(conversation),
            **_frame(desk, session),
        )


def address_of(conversation: str) -> str:
    """Return the page of a conversation, nothing for none."""
    if not conversation:
        return ""
    case_id = case_of(conversation)
    return f"/rooms/{case_id}" if case_id else DIRECT


def _frame(desk: Desk, session: Session) -> dict[str, Any]:
    bar = desk.rehearsing.bar(session.person_id) if desk.rehearsing else None
    token = desk.sessions.token(session)
    return {"token": token, "bar": bar, "rehearsals": desk.rehearsals}
