"""The folder tree of a case below its channel's files folder."""

from http import HTTPStatus
from urllib.parse import quote

from bot.graph.answers import good
from bot.graph.batches import ask_all, refuse_unsettled
from bot.graph.client import Call
from bot.graph.stages.channel import channel_path
from bot.graph.stages.making import GraphMaking
from bot.rooms.patience import Later
from domain.paperwork import folders

_RIGHT = "Files.ReadWrite.All"
_CONFLICT = "@microsoft.graph.conflictBehavior"


async def make_folders(making: GraphMaking) -> str:
    """Make the folders once SharePoint is there; return the files folder's address."""
    where = making.found or await _files_folder(making)
    calls = [
        Call(
            method="POST",
            path=f"{where}/children",
            body={"name": folder, "folder": {}, _CONFLICT: "fail"},
        )
        for folder in folders()
    ]
    answers = await ask_all(making.graph, calls)
    refuse_unsettled(answers)
    for answer in answers:
        good(answer, right=_RIGHT, besides=frozenset((HTTPStatus.CONFLICT.value,)))
    return where


async def _files_folder(making: GraphMaking) -> str:
    """
    Find where the channel's files are.

    A new site is not there for a long while, which Graph says as 404 or as 502.
    """
    answer = await making.graph.get(f"{channel_path(making)}/filesFolder")
    if answer.status in {HTTPStatus.NOT_FOUND, HTTPStatus.BAD_GATEWAY}:
        raise Later("room-files-not-ready")
    folder = good(answer, right=_RIGHT).body
    drive = folder.get("parentReference", {}).get("driveId")
    if not drive or not folder.get("id"):
        raise Later("room-files-not-ready")
    where = f"/drives/{quote(str(drive))}/items/{quote(str(folder['id']))}"
    await making.keep(where)
    return where
