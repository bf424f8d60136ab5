"""The desk's app in the room, and with those who lack it."""

from collections.abc import Sequence
from http import HTTPStatus

from bot.graph.answers import good
from bot.graph.batches import ask_all, refuse_unsettled
from bot.graph.catalogue import catalogue_id
from bot.graph.client import GRAPH, Call
from bot.graph.stages.making import GraphMaking
from bot.rooms.making import Guest
from domain.refusals import Refusal

_IN_TEAM = "TeamsAppInstallation.ReadWriteSelfForTeam.All"
_IN_CHAT = "TeamsAppInstallation.ReadWriteSelfForChat.All"
_FOR_PEOPLE = "TeamsAppInstallation.ReadWriteSelfForUser.All"
_THERE = frozenset((HTTPStatus.CONFLICT.value,))


async def install_app(making: GraphMaking) -> str:
    """
    Install the app and keep the room's place.

    Return who has it by now, and below that the app's id in the catalogue. Cards can go
    out from here on. Who may not have the app is named in a refusal.
    """
    says, _, kept = making.found.partition("\n")
    app = kept or await app_in_catalogue(making)
    answer = await making.graph.post(f"{making.home}/installedApps", _bound(app))
    good(answer, right=_IN_CHAT if making.is_chat else _IN_TEAM, besides=_THERE)
    await making.keep_place(making.place)
    without = await people_without_app(making, app, making.roster.seated)
    if without:
        names = ", ".join(guest.name for guest in without)
        raise Refusal("room-app-people", about=names)
    return f"{says}\n{app}"


async def people_without_app(
    making: GraphMaking, app: str, people: Sequence[Guest]
) -> list[Guest]:
    """
    Give the app to people who lack it, and return those who cannot have it.

    :raises Later: where Graph was only busy.
    :raises Refusal: `graph-right-missing`, or those of a batch.
    """
    calls = [
        Call(
            method="POST",
            path=f"/users/{guest.account}/teamwork/installedApps",
            body=_bound(app),
        )
        for guest in people
    ]
    answers = await ask_all(making.graph, calls)
    refuse_unsettled(answers)
    pairs = list(zip(answers, people, strict=True))
    without = [guest for answer, guest in pairs if not answer.is_there]
    if without and all(answer.status == HTTPStatus.FORBIDDEN for answer in answers):
        raise Refusal("graph-right-missing", about=_FOR_PEOPLE)
    return without


def _bound(app: str) -> dict[str, str]:
    return {"teamsApp@odata.bind": f"{GRAPH}/appCatalogs/teamsApps/{app}"}


async def app_in_catalogue(making: GraphMaking) -> str:
    """Return what the organisation's catalogue calls the app of our manifest."""
    app = making.settings.app
    if app not in making.known:
        found = await catalogue_id(app, graph=making.graph)
        if not found:
            raise Refusal("room-app-not-in-catalogue")
        making.known[app] = found
    return making.known[app]
