"""The template files of a case, as they were when the case was opened."""

from http import HTTPStatus
from urllib.parse import quote

from bot.graph.answers import good
from bot.graph.batches import ask_all, refuse_unsettled
from bot.graph.client import Call
from bot.graph.stages.making import GraphMaking
from bot.graph.uploads import SMALL, upload

_RIGHT = "Files.ReadWrite.All"


async def write_templates(making: GraphMaking) -> str:
    """Put the files there; one that is there stays, for somebody may work on it."""
    where, files = making.of_stage["folders"], making.room.templates
    small = [
        _put(where, path, files[path]) for path in files if len(files[path]) <= SMALL
    ]
    answers = await ask_all(making.graph, small)
    refuse_unsettled(answers)
    for answer in answers:
        good(answer, right=_RIGHT, besides=frozenset((HTTPStatus.CONFLICT.value,)))
    for path, content in files.items():
        if len(content) > SMALL:
            await upload(f"{where}:/{quote(path)}:", content, graph=making.graph)
    return str(len(files))


def _put(where: str, path: str, content: bytes) -> Call:
    target = f"{where}:/{quote(path)}:/content"
    return Call(
        method="PUT",
        path=f"{target}?@microsoft.graph.conflictBehavior=fail",
        content=content,
        headers={"Content-Type": "application/octet-stream"},
    )
