"""Several calls in one: at most twenty, each judged alone."""

import base64
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.graph.answers import Answer, good
from bot.graph.client import Call, Graph
from bot.rooms.patience import Later

MOST_CALLS = 20
MOST_BYTES = 3_000_000  # Of files in one batch; base64 makes them a third longer.
_NO_ANSWER = Answer(status=424, headers={}, body={})


async def ask_all(graph: Graph, calls: Sequence[Call]) -> list[Answer]:
    """
    Ask all, in as few calls as Graph allows, and return the answers in their order.

    The calls must be such that asking twice does no harm. What a batch does not answer
    counts as 424: not done, because of another.

    :raises Later: where a batch as a whole was not taken.
    :raises NoAnswer: as for a single call.
    """
    answers: list[Answer] = []
    for part in _parts(calls):
        requests = [_request(number, call) for number, call in enumerate(part)]
        whole = good(await graph.post("/$batch", {"requests": requests}), right="")
        found = {str(each.get("id")): _answer(each) for each in _responses(whole)}
        answers += [found.get(str(n), _NO_ANSWER) for n in range(len(part))]
    return answers


def refuse_unsettled(answers: Sequence[Answer]) -> None:
    """
    Wait where some of a batch were not done only because Graph is busy.

    :raises Later: for as long as the longest of them asks.
    """
    busy = [each for each in answers if each.status in {424, 429, 500, 502, 503, 504}]
    if busy:
        said = [each.retry_after for each in busy if each.retry_after is not None]
        raise Later("graph-busy", seconds=max(said, default=None))


def _parts(calls: Sequence[Call]) -> Iterator[list[Call]]:
    part: list[Call] = []
    size = 0
    for call in calls:
        more = len(call.content or b"")
        if part and (len(part) == MOST_CALLS or size + more > MOST_BYTES):
            yield part
            part, size = [], 0
        part.append(call)
        size += more
    if part:
        yield part


def _request(number: int, call: Call) -> dict[str, Any]:
    """Spell a call as an item: JSON as it is, other content in base64."""
    request: dict[str, Any] = {
        "id": str(number),
        "method": call.method,
        "url": call.path,
    }
    headers = dict(call.headers)
    if call.content is not None:
        request["body"] = base64.b64encode(call.content).decode()
        headers.setdefault("Content-Type", "application/octet-stream")
    elif call.body is not None:
        request["body"] = call.body
        headers["Content-Type"] = "application/json"
    return {**request, "headers": headers} if headers else request


def _responses(whole: Answer) -> list[Mapping[str, Any]]:
    found = whole.body.get("responses")
    listed = found if isinstance(found, list) else []
    return [each for each in listed if isinstance(each, dict)]


def _answer(response: Mapping[str, Any]) -> Answer:
    headers, body = response.get("headers"), response.get("body")
    named = headers if isinstance(headers, dict) else {}
    return Answer(
        status=int(response.get("status", 424)),
        headers={str(name).lower(): str(value) for name, value in named.items()},
        body=body if isinstance(body, dict) else {},
    )
