"""The template files of a case in its channel, as they were when it was opened."""

from pathlib import PurePosixPath
from typing import Any

from bot.rooms.patience import Later
from bot.slack.api import SlackRefused
from bot.slack.rooms.answers import problem_of
from bot.slack.rooms.making import SlackMaking
from cards.wording import _

_RIGHT = "files:write"
_LAID = "laid"
_LOST = frozenset({"file_not_found", "file_deleted"})


async def write_templates(making: SlackMaking) -> str:
    """
    Put the files into the channel, all with one message; return how many.

    Slack takes each in three steps, and shows it with the last. The ids are kept before
    that one: where it is not known what became of it, Slack is asked where they are.
    """
    files = making.room.templates
    if not files:
        return "0"
    ids = _laid_in(making.found)
    if ids and await _is_shown(ids[0], making):
        return str(len(ids))
    if len(ids) != len(files):
        ids = [await _lay(path, files[path], making) for path in files]
        await making.keep(f"{_LAID} {' '.join(ids)}")
    await _show(ids, making)
    return str(len(ids))


def _laid_in(found: str) -> list[str]:
    word, *ids = found.split() or [""]
    return ids if word == _LAID else []


async def _lay(path: str, content: bytes, making: SlackMaking) -> str:
    """Let Slack have one file, which nobody sees yet; return its id."""
    answer = await making.ask(
        "files.getUploadURLExternal",
        right=_RIGHT,
        filename=PurePosixPath(path).name,
        length=len(content),
    )
    try:
        await making.api.upload(str(answer["upload_url"]), content)
    except SlackRefused as refused:
        raise problem_of(refused, right=_RIGHT) from refused
    return str(answer["file_id"])


async def _show(ids: list[str], making: SlackMaking) -> None:
    names = [PurePosixPath(path).name for path in making.room.templates]
    answer = await making.ask(
        "files.completeUploadExternal",
        right=_RIGHT,
        besides=_LOST,
        files=[{"id": i, "title": n} for i, n in zip(ids, names, strict=True)],
        channel_id=making.channel,
        initial_comment=_("The templates, as they were when the case was opened."),
    )
    if "error" in answer:  # Slack has forgotten them: the next time begins anew.
        await making.keep("")
        raise Later("slack-unreachable")


async def _is_shown(file_id: str, making: SlackMaking) -> bool:
    answer = await making.ask(
        "files.info", right="files:read", besides=_LOST, file=file_id
    )
    file: Any = answer.get("file") or {}
    shown = (*file.get("channels", ()), *file.get("groups", ()))
    return making.channel in shown
