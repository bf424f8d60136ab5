"""The pages of a rehearsal: choosing parts, letting time go on, the summary."""

import asyncio
import re
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from bot.desk.bodies import Body, body_of
from bot.desk.faces import Face, faces
from bot.desk.pages import DIRECT
from bot.desk.problems import Problem
from bot.desk.readers import Reader, reading
from bot.desk.sessions import Session
from bot.desk.wiring import SESSION_KEY, desk_of
from bot.rehearsal.stage import Jump, Stage
from bot.rehearsal.summary_page import summary_parts
from bot.rehearsal.words import PLAYS, passed_words
from cards.wording import translate
from domain.rehearsal.parts import Play
from domain.rehearsal.scene import Scene
from services.rehearsal.summarise import summarise
from services.rehearsal.take_part import take_part

LOBBY = "/rehearsal"
SUMMARY = "/rehearsal/summary"
_ASK = "/rehearsal/ask"
STAGE_KEY = web.AppKey("stage", Stage)
HOME_KEY = web.AppKey("home", str)  # The page of the desk that it was begun from.
_REFRESH_SECONDS = "2"
# Where a press may lead back to: pages of this desk, and no other address.
_PLACE = re.compile(r"/(?:direct|rehearsal(?:/summary)?|rooms/[\w-]{1,80})")


async def lobby(request: web.Request) -> web.StreamResponse:
    """Explain what a rehearsal is, and let everybody choose their parts."""
    return await _page(request, "rehearsal.html", _cast)


def _cast(stage: Stage, session: Session) -> dict[str, Any]:
    scene = stage.scene()
    with stage.ports.read_uow() as uow:
        cast = faces(uow)
    people = [_seat(face, scene) for face in cast.values()]
    return {
        "people": people,
        "me": cast.get(session.person_id),
        "case": scene.case,
        "Play": Play,
        "is_on_case": any(
            seat["on_case"] for seat in people if seat["face"].id == session.person_id
        ),
    }


def _seat(face: Face, scene: Scene) -> dict[str, Any]:
    play = scene.play_of(face.id)
    on_case = any(
        member.person_id == face.id and member.until is None
        for member in scene.team.members
    )
    return {
        "face": face,
        "play": play,
        "words": translate(PLAYS[play]),
        "on_case": on_case,
    }


async def part(request: web.Request) -> web.StreamResponse:
    """Take a part and sit down in it, hand it back, or let it be late."""
    desk, session = desk_of(request), request[SESSION_KEY]
    body = await body_of(request)
    person_id, play = body.needed("person"), _play(body)
    stage = request.config_dict[STAGE_KEY]
    await asyncio.to_thread(take_part, person_id, play=play, ports=stage.ports)
    await stage.poke()
    if play is not Play.BY_SOMEBODY:
        raise web.HTTPSeeOther(LOBBY)
    chosen = Session(session.nonce, person_id)
    place = await asyncio.to_thread(_place_of, stage, person_id)
    response = web.Response(status=303, headers={"Location": place})
    desk.sessions.keep(chosen, request=request, response=response)
    return response


def _play(body: Body) -> Play:
    try:
        return Play(body.needed("play"))
    except ValueError:
        raise Problem("not-a-form") from None


def _place_of(stage: Stage, person_id: str) -> str:
    case_id = stage.scene().case.id
    with reading(stage.ports, person_id) as (_uow, reader):
        return _room(case_id, reader)


def _room(case_id: str, reader: Reader) -> str:
    return f"/rooms/{case_id}" if reader.is_on(case_id) else DIRECT


async def go(request: web.Request) -> web.StreamResponse:
    """Let time go on once, or ask first where somebody's day would pass undone."""
    body = await body_of(request)
    stage, jump = request.config_dict[STAGE_KEY], _jump(body)
    place = _known_place(body.text("place"))
    seen = body.needed("seen")
    went = await stage.set_off(jump, seen=seen, sure=bool(body.text("sure")))
    if not went.asks:
        raise web.HTTPSeeOther(place)
    asked = {"jump": jump.value, "seen": seen, "place": place}
    raise web.HTTPSeeOther(f"{_ASK}?{urlencode(asked)}")


async def ask(request: web.Request) -> web.StreamResponse:
    """
    Show whose day a press would pass undone.

    An address of its own, so that a browser can go back to it and load it anew; once
    time went on, or the thing is done, it leads on instead.
    """
    stage, asked = request.config_dict[STAGE_KEY], request.query
    place, jump = _known_place(asked.get("place", "")), _named(asked.get("jump", ""))
    seen = asked.get("seen", "")
    words = await asyncio.to_thread(_passed, stage, jump, seen)
    if not words:
        raise web.HTTPSeeOther(place)

    def shown(_stage: Stage, _session: Session) -> dict[str, Any]:
        return {"asked": words, "jump": jump.value, "seen": seen, "back": place}

    return await _page(request, "rehearsal_ask.html", shown)


def _passed(stage: Stage, jump: Jump, seen: str) -> list[str]:
    scene = stage.scene()
    if seen != scene.now.isoformat():
        return []
    turns = stage.passed_by(jump, scene)
    return list(dict.fromkeys(passed_words(turn, scene) for turn in turns))


def _jump(body: Body) -> Jump:
    return _named(body.needed("jump"))


def _named(jump: str) -> Jump:
    try:
        return Jump(jump)
    except ValueError:
        raise Problem("not-a-form") from None


def _known_place(place: str) -> str:
    return place if _PLACE.fullmatch(place) else LOBBY


async def summary(request: web.Request) -> web.StreamResponse:
    """Show what was late, who waited on whom and who was reminded."""
    return await _page(request, "rehearsal_summary.html", _summed_up)


def _summed_up(stage: Stage, _session: Session) -> dict[str, Any]:
    return summary_parts(summarise(ports=stage.ports), stage.scene())


async def bar(request: web.Request) -> web.StreamResponse:
    """Return the bar alone, for a page on which something is being written."""
    desk, session = desk_of(request), request[SESSION_KEY]
    if desk.rehearsing is None:
        raise Problem("not-found")
    shown = await asyncio.to_thread(desk.rehearsing.bar, session.person_id)
    template = desk.templates.get_template("rehearsal_bar.html")
    place = _known_place(request.query.get("place", ""))
    token = desk.sessions.token(session)
    html = template.render(bar=shown, place=place, token=token)
    return web.json_response({"html": html})


async def _page(
    request: web.Request,
    name: str,
    parts: Any,  # noqa: ANN401 - a function of both.
) -> web.Response:
    desk, session = desk_of(request), request[SESSION_KEY]
    stage = request.config_dict[STAGE_KEY]

    def drawn() -> str:
        return desk.templates.get_template(name).render(
            **parts(stage, session),
            token=desk.sessions.token(session),
            bar=desk.rehearsing.bar(session.person_id) if desk.rehearsing else None,
            place=_known_place(request.path),
            home=request.config_dict[HOME_KEY],
        )

    page = await asyncio.to_thread(drawn)
    response = web.Response(text=page, content_type="text/html")
    if stage.is_moving:  # These pages have no script that would follow.
        response.headers["Refresh"] = _REFRESH_SECONDS
    desk.sessions.keep(session, request=request, response=response)
    return response


ROUTES = (
    web.get(LOBBY, lobby),
    web.get("/rehearsal/bar", bar),
    web.post("/rehearsal/part", part),
    web.post("/rehearsal/go", go),
    web.get(_ASK, ask),
    web.get(SUMMARY, summary),
)
