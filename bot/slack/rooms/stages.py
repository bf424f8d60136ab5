"""Rooms in Slack: which stages they have, and what each of them needs."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime

from bot.rooms.making import Making, Stage
from bot.rooms.rooms import Rooms, database_now
from bot.rooms.vendor import RoomVendor
from bot.slack.api import SlackApi
from bot.slack.rooms.archive import archive_channel
from bot.slack.rooms.channel import make_channel
from bot.slack.rooms.making import SlackMaking, SlackStage
from bot.slack.rooms.members import keep_members
from bot.slack.rooms.privacy import check_privacy
from bot.slack.rooms.templates import write_templates
from bot.slack.rooms.top import add_bookmarks, set_topic
from bot.slack.who import SlackSelf
from domain.rooms import ARCHIVE
from domain.seats import Vendor
from services.ports import Ports, UnitOfWork

STAGES: Mapping[str, SlackStage] = {
    "slack-channel": make_channel,
    "members": keep_members,
    "privacy": check_privacy,
    "topic": set_topic,
    "bookmarks": add_bookmarks,
    "templates": write_templates,
    ARCHIVE: archive_channel,
}
_NEEDS: Mapping[str, tuple[str, ...]] = {
    "slack-channel": (),
    "members": ("slack-channel",),
    "privacy": ("slack-channel",),
    "topic": ("slack-channel",),
    "bookmarks": ("slack-channel", "privacy"),
    "templates": ("slack-channel", "privacy"),
    ARCHIVE: ("slack-channel",),
}


def slack_rooms(
    ports: Ports,
    api: SlackApi,
    me: SlackSelf,
    *,
    workspace: str | None = None,
    now: Callable[[UnitOfWork], datetime] = database_now,
) -> Rooms:
    """
    Return what makes and keeps the rooms of a workspace; *now* is as for `Rooms`.

    *workspace* is where channels are made by an app of a whole organization.
    """
    stages = {
        key: _asking(stage, api=api, me=me, workspace=workspace)
        for key, stage in STAGES.items()
    }
    vendor = RoomVendor(
        vendor=Vendor.SLACK,
        tenant=me.tenant,
        roots=("slack-channel",),
        archived="slack-channel",
        stages=stages,
        needs=_NEEDS,
        fault="slack-fault",
    )
    return Rooms(ports, vendor, now=now)


def _asking(
    stage: SlackStage, *, api: SlackApi, me: SlackSelf, workspace: str | None
) -> Stage:
    async def asked(making: Making) -> str:
        given = {each.name: getattr(making, each.name) for each in fields(making)}
        return await stage(SlackMaking(**given, api=api, me=me, workspace=workspace))

    return asked
