"""The rooms of a desk that is served are made once Slack says who the desk is."""

from dataclasses import replace
from pathlib import Path

from bot.compose import compose
from bot.demo_office import CAST, move_in
from bot.settings import load_settings
from bot.slack.rooms.work import making_slack_rooms
from bot.slack_settings import SlackSettings
from domain.rooms import Home
from tests.services.cast import Desk
from tests.slack.rooms.conftest import Rooms, account_of, done, problems, seat
from tests.slack.standin_slack import StandInSlack
from tests.slack.standin_state import APP_TOKEN, TOKEN


def settings_in(folder: Path) -> SlackSettings:
    said = {
        "data": str(folder / "data"),
        "slack_bot_token": TOKEN,
        "slack_app_token": APP_TOKEN,
        "slack_workspaces": "E0DEMO0001,T0DEMO0001",
    }
    return load_settings(SlackSettings, said=said)


async def test_they_wait_until_slack_knows_the_desk(
    rooms: Rooms, slack: StandInSlack, tmp_path: Path
) -> None:
    settings = settings_in(tmp_path)
    slack.fail("auth.test", "service_unavailable")
    with compose(settings, home=Home.SLACK) as house:
        move_in(house.ports.open_uow, house.ports.read_uow)
        served = replace(rooms, desk=Desk(ports=house.ports, clock=rooms.desk.clock))
        for person in CAST:
            seat(person.id, rooms=served)
        case = served.desk.open()
        ((name, _every, make),) = making_slack_rooms(house, settings, rooms.api)

        await make()
        assert (name, slack.conversations) == ("rooms", {})
        await make()

        assert done(served.steps(case)), problems(served.steps(case))
        (channel,) = served.channels()
        assert account_of("demo-co-lead") in channel.members


async def test_an_organizations_channels_are_made_in_the_workspace_that_is_named(
    rooms: Rooms, slack: StandInSlack, tmp_path: Path
) -> None:
    slack.enterprise_id = "E0DEMO0001"
    settings = settings_in(tmp_path)
    with compose(settings, home=Home.SLACK) as house:
        move_in(house.ports.open_uow, house.ports.read_uow)
        Desk(ports=house.ports, clock=rooms.desk.clock).open()
        ((_name, _every, make),) = making_slack_rooms(house, settings, rooms.api)

        await make()

    (asked,) = slack.called("conversations.create")
    assert asked["team_id"] == "T0DEMO0001"
