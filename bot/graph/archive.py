"""Archives the team of a closed case: it can be read, and no more is said there."""

from bot.graph.answers import good
from bot.graph.client import Graph

_RIGHT = "TeamSettings.ReadWrite.All"


async def archive_team(team: str, *, graph: Graph) -> bool:
    """
    Ask for a team, by its id, to be archived; True when it is archived already.

    Graph archives in its own time: asked again later, this says whether it has.

    :raises Later: where Graph is busy.
    :raises NoAnswer: where none came; to ask again does no harm.
    :raises Refusal: as for `good`.
    """
    state = good(await graph.get(f"/teams/{team}"), right=_RIGHT).body
    if state.get("isArchived"):
        return True
    # An application sends no body: to close the files to members is not its right.
    good(await graph.post(f"/teams/{team}/archive"), right=_RIGHT)
    return False
