"""Rooms in Teams: which stages they have, and what each of them needs."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime

from bot.graph.answers import NoAnswer
from bot.graph.client import Graph
from bot.graph.stages.app import install_app
from bot.graph.stages.archive import archive_team
from bot.graph.stages.channel import find_channel
from bot.graph.stages.folders import make_folders
from bot.graph.stages.group_chat import make_chat
from bot.graph.stages.making import GraphMaking, GraphStage, RoomSettings
from bot.graph.stages.members import keep_members
from bot.graph.stages.privacy import check_privacy
from bot.graph.stages.private_team import make_team
from bot.graph.stages.templates import write_templates
from bot.rooms.making import Making, Stage
from bot.rooms.patience import Later
from bot.rooms.rooms import Rooms, database_now
from bot.rooms.vendor import RoomVendor
from domain.rooms import ARCHIVE
from domain.seats import Vendor
from services.ports import Ports, UnitOfWork

STAGES: Mapping[str, GraphStage] = {
    "private-team": make_team,
    "group-chat": make_chat,
    "members": keep_members,
    "channel": find_channel,
    "privacy": check_privacy,
    "app": install_app,
    "folders": make_folders,
    "templates": write_templates,
    ARCHIVE: archive_team,
}
_NEEDS: Mapping[str, tuple[str, ...]] = {
    "private-team": (),
    "group-chat": (),
    "members": ("private-team", "group-chat"),
    "channel": ("private-team",),
    "app": ("private-team", "group-chat", "channel", "privacy"),
    "folders": ("private-team", "channel"),
    "templates": ("folders",),
    "privacy": ("private-team",),
    ARCHIVE: ("private-team",),
}


def teams_rooms(
    ports: Ports,
    graph: Graph,
    settings: RoomSettings,
    *,
    now: Callable[[UnitOfWork], datetime] = database_now,
) -> Rooms:
    """Return what makes and keeps the rooms of a tenant; *now* is as for `Rooms`."""
    stages = {
        key: _asking(stage, graph=graph, settings=settings)
        for key, stage in STAGES.items()
    }
    vendor = RoomVendor(
        vendor=Vendor.TEAMS,
        tenant=settings.tenant,
        service_url=settings.service_url,
        roots=("private-team", "group-chat"),
        archived="private-team",
        of_team="group-chat",
        stages=stages,
        needs=_NEEDS,
        fault="graph-fault",
    )
    return Rooms(ports, vendor, now=now)


def _asking(stage: GraphStage, *, graph: Graph, settings: RoomSettings) -> Stage:
    """Return a stage that asks this Graph, and waits where no answer comes."""

    async def asked(making: Making) -> str:
        given = {each.name: getattr(making, each.name) for each in fields(making)}
        try:
            return await stage(GraphMaking(**given, graph=graph, settings=settings))
        except NoAnswer as silence:
            raise Later("graph-unreachable") from silence

    return asked
