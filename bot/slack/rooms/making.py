"""What a stage of making a channel is given besides the case: Slack."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.rooms.making import Making
from bot.slack.api import SlackApi, SlackRefused
from bot.slack.rooms.answers import problem_of
from bot.slack.who import SlackSelf
from domain.rooms import ARCHIVE, ARCHIVED

_A_PAGE = 200  # As many as Slack recommends.
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackMaking(Making):
    """
    One attempt at one stage, with what it asks.

    *workspace* is the one in which channels are made, where the app is installed for a
    whole organization; None where it is in one workspace only.
    """

    api: SlackApi
    me: SlackSelf
    workspace: str | None

    @property
    def channel(self) -> str:
        """The channel's id."""
        return self.of_stage["slack-channel"]

    @property
    def is_archived(self) -> bool:
        """Whether the desk archived the channel, and so is not in it any more."""
        return self.of_stage.get(ARCHIVE) == ARCHIVED

    async def ask(
        self,
        method: str,
        *,
        right: str,
        besides: frozenset[str] = _NONE,
        **arguments: object,
    ) -> Mapping[str, Any]:
        """
        Return what Slack answers, or `{"error": ...}` for one of the errors *besides*.

        *right* is the scope that it takes. Later and Refusal as for `problem_of`.
        """
        try:
            return await self.api.call_paced(method, **arguments)
        except SlackRefused as refused:
            if refused.error in besides:
                return {"error": refused.error, "errors": refused.errors}
            raise problem_of(refused, right=right) from refused

    async def every(
        self, method: str, key: str, *, right: str, **arguments: object
    ) -> AsyncIterator[Any]:
        """Yield all that a method lists under a *key*, page by page."""
        cursor: str | None = None
        while cursor != "":
            given = {**arguments, "limit": _A_PAGE, "cursor": cursor}
            page = await self.ask(method, right=right, besides=_NONE, **given)
            for each in page[key]:
                yield each
            cursor = str(page.get("response_metadata", {}).get("next_cursor") or "")


SlackStage = Callable[[SlackMaking], Awaitable[str]]
