"""E-mail drafts in somebody's own mailbox: they read, change and send them."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from bot.graph.answers import NoAnswer, good
from bot.graph.client import Graph
from bot.rooms.patience import Later
from domain.letters import Letter
from domain.refusals import Refusal

_RIGHT = "Mail.ReadWrite"
_MOST_SUBJECT = 255  # Characters, as Exchange keeps them.


class GraphDrafts:
    """Fills `Drafts` for people of the home *tenant*."""

    def __init__(self, graph: Graph, *, tenant: str) -> None:
        self._graph = graph
        self._tenant = tenant

    async def lay(self, letter: Letter, *, tenant: str, account: str) -> str:
        """
        Lay a draft into a mailbox; return the address that it opens under.

        One of that subject that is there already is left as it is, with what was
        changed in it, and is the answer.

        :raises Refusal: `letter-not-offered` in another tenant, `drafts-busy`,
            `drafts-no-answer`, and as for `good`.
        """
        if tenant != self._tenant:
            raise Refusal("letter-not-offered")
        try:
            found = await self._standing(letter, account)
            return found if found is not None else await self._made(letter, account)
        except Later as later:
            known = later.problem == "graph-busy"
            raise Refusal("drafts-busy" if known else "drafts-no-mailbox") from later
        except NoAnswer as silence:
            raise Refusal("drafts-no-answer") from silence

    async def _standing(self, letter: Letter, account: str) -> str | None:
        """Return the address of the draft that is there; None where none is."""
        subject = quote("subject eq '{}'".format(_subject(letter).replace("'", "''")))
        path = f"/users/{account}/mailFolders/drafts/messages"
        query = f"$filter={subject}&$select=webLink&$top=1"
        there = good(await self._graph.get(f"{path}?{query}"), right=_RIGHT).values
        return _opened_at(there[0]) if there else None

    async def _made(self, letter: Letter, account: str) -> str:
        body = {
            "subject": _subject(letter),
            "body": {"contentType": "Text", "content": letter.text},
            "toRecipients": [{"emailAddress": {"address": to}} for to in letter.to],
        }
        answer = await self._graph.post(f"/users/{account}/messages", body)
        return _opened_at(good(answer, right=_RIGHT).body)


def _subject(letter: Letter) -> str:
    return letter.subject[:_MOST_SUBJECT]


def _opened_at(message: Mapping[str, Any]) -> str:
    return str(message.get("webLink") or "")
