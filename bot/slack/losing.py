"""Hears that an app was taken out of a workspace, or that its tokens were."""

from bot.slack.arrivals import Came
from bot.slack.turns.events import kind_of
from bot.slack.turns.heard import heard_in_event, part
from domain.seats import Vendor
from services.people.lose_seats import lose_seats
from services.ports import Ports

_UNINSTALLED, _REVOKED = "slack-app-uninstalled", "slack-token-revoked"


class Losing:
    """Marks whom the desk no longer reaches in Slack."""

    def __init__(self, ports: Ports, *, bot: str) -> None:
        self._ports = ports
        self._bot = bot

    def lose(self, came: Came) -> None:
        """Mark all of a workspace, or those whose tokens were taken back."""
        heard = heard_in_event(came.body, tenant=came.tenant, came=came.key)
        accounts, problem = None, _UNINSTALLED
        if kind_of(came.body) == "tokens_revoked":
            tokens = part(part(came.body, "event"), "tokens")
            if self._bot not in _ids(tokens.get("bot")):
                accounts, problem = _ids(tokens.get("oauth")), _REVOKED
        lose_seats(
            Vendor.SLACK,
            came.tenant,
            problem=problem,
            accounts=accounts,
            at=heard.at,
            ports=self._ports,
        )


def _ids(found: object) -> list[str]:
    each = found if isinstance(found, list) else []
    return [one for one in each if isinstance(one, str)]
