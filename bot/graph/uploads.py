"""Large files in pieces: a session that goes on where the last piece arrived."""

from http import HTTPStatus

from bot.graph.answers import BUSY, Answer, NoAnswer, good
from bot.graph.client import Call, Graph
from bot.rooms.patience import Later
from domain.refusals import Refusal

SMALL = 4_000_000  # Bytes that are sent in one go; a batch holds no more either.
PIECE = 16 * 327_680  # Graph takes multiples of 327,680 bytes only.
_RIGHT = "Files.ReadWrite.All"
_MOST_PIECES = 2_000
_BROKEN = BUSY | {HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value}


async def upload(target: str, content: bytes, *, graph: Graph) -> None:
    """
    Put a file at `/drives/../items/..:/path:` unless one is there.

    :raises Later: where it broke off for longer; the next time begins a new session.
    :raises Refusal: as for `good`.
    """
    body = {"item": {"@microsoft.graph.conflictBehavior": "fail"}}
    session = await graph.post(f"{target}/createUploadSession", body)
    if session.status == HTTPStatus.CONFLICT:
        return
    where = str(good(session, right=_RIGHT).body["uploadUrl"])
    start = 0
    for _ in range(_MOST_PIECES):
        further = await _piece(where, content, start, graph=graph)
        if further is None:
            return
        start = further
    raise Later("graph-busy")


async def _piece(where: str, content: bytes, start: int, *, graph: Graph) -> int | None:
    """Send a piece; return where the next begins, None when all is there."""
    end = min(start + PIECE, len(content)) - 1
    call = Call(
        method="PUT",
        path=where,  # The address itself is the right to it: no token goes there.
        content=content[start : end + 1],
        headers={"Content-Range": f"bytes {start}-{end}/{len(content)}"},
    )
    try:
        answer = await graph.ask(call)
    except NoAnswer:
        return await _resumed(where, graph=graph)
    if answer.status in {HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.CONFLICT}:
        return None
    if answer.status in _BROKEN:
        return await _resumed(where, graph=graph)
    return _next(good(answer, right=_RIGHT))


async def _resumed(where: str, *, graph: Graph) -> int:
    """Ask what is missing."""
    return _next(good(await graph.ask(Call(method="GET", path=where)), right=_RIGHT))


def _next(answer: Answer) -> int:
    ranges = answer.body.get("nextExpectedRanges")
    first = str(ranges[0]) if isinstance(ranges, list) and ranges else ""
    start = first.partition("-")[0]
    if not start.isdecimal():
        raise Refusal("graph-refused", about=answer.code)
    return int(start)
