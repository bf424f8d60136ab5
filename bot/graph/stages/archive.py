"""Archives the team of a closed case, and opens it where the case is open again."""

from bot.graph.answers import good
from bot.graph.stages.making import GraphMaking
from bot.rooms.patience import Later
from domain.refusals import Refusal
from domain.rooms import ARCHIVED, ASKED, NOT_ARCHIVED, REFUSED

_RIGHT = "TeamSettings.ReadWrite.All"
_ASKED, _REFUSED = f"\n{ASKED}", f"\n{REFUSED}"
_LOOK_EVERY = 35.0  # Seconds; it takes its time, and asking often makes it no faster.


async def archive_team(making: GraphMaking) -> str:
    """
    Bring the team to what the case says; return "archived" or "open" once it is so.

    An archived team can be read, and no more is said there. Graph does it in its own
    time, asked once; where it did not say that it was asked, it is asked once more.

    :raises Later: `room-being-archived` or `room-being-opened`, and as for `good`.
    :raises Refusal: as for `good`; cards go there then as if nothing had been tried.
    """
    becomes = ARCHIVED if making.room.is_closed else NOT_ARCHIVED
    try:
        await _bring_to(becomes, making)
    except Refusal:
        await making.keep(f"{becomes}{_REFUSED}")
        raise
    return becomes


async def _bring_to(becomes: str, making: GraphMaking) -> None:
    state = good(await making.graph.get(making.team), right=_RIGHT).body
    if bool(state.get("isArchived")) is (becomes == ARCHIVED):
        return
    # An application sends no body: to close the files to members is not its right.
    verb = "archive" if becomes == ARCHIVED else "unarchive"
    if not making.found.endswith(_ASKED):
        good(await making.graph.post(f"{making.team}/{verb}"), right=_RIGHT)
        await making.keep(f"{becomes}{_ASKED}")
    waits = "archived" if becomes == ARCHIVED else "opened"
    raise Later(f"room-being-{waits}", seconds=_LOOK_EVERY)
