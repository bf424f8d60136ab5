"""What hears and answers in Slack, wired: from what came in to what is shown."""

from dataclasses import dataclass

from bot.lines import Spoken
from bot.seated.answering import Desk
from bot.slack.api import SlackApi
from bot.slack.api.responses import Responses
from bot.slack.arrivals import Arrivals
from bot.slack.listening import Listening
from bot.slack.losing import Losing
from bot.slack.turns.fetching import Fetches, Fetching
from bot.slack.turns.handler import SlackDesk
from bot.slack.turns.seating import Matches, Seating
from bot.slack.turns.showing import Showing
from bot.slack.turns.threads import Threads
from bot.slack.who import SlackSelf
from bot.slack.working import Working
from dialogs.channel import Channel
from services.ports import Ports


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How the desk reaches Slack, and Slack's people, besides its outbox."""

    api: SlackApi
    responses: Responses
    channel: Channel
    files: Fetches
    matching: Matches


@dataclass(frozen=True, slots=True, kw_only=True)
class Ears:
    """What keeps, does and acknowledges all that comes in."""

    arrivals: Arrivals
    working: Working
    listening: Listening
    answering: Fetching

    async def close(self) -> None:
        """Do what is under way to its end, and let all threads go."""
        await self.arrivals.stored()
        await self.working.finish()
        await self.arrivals.close()
        self.answering.close()


def wired(
    ports: Ports,
    ways: Ways,
    *,
    spoken: Spoken,
    me: SlackSelf,
    site: str = "",
) -> Ears:
    """Return what hears as *me*."""
    desk, deliver = Desk(ports=ports, answer=spoken.answer), spoken.deliver
    arrivals = Arrivals(ports)
    answering = Fetching(desk, ways.files, Threads(ports))
    slack_desk = SlackDesk(
        ways.api,
        Showing(ways.api, ways.responses, ways.channel, site=site),
        answering,
        Seating(ways.matching),
        deliver=deliver,
        site=site,
    )
    losing = Losing(ports, bot=me.account)
    working = Working(
        arrivals, slack_desk, desk, losing, bot=me.account, deliver=deliver
    )
    listening = Listening(arrivals, working, bot=me.account)
    return Ears(
        arrivals=arrivals, working=working, listening=listening, answering=answering
    )
