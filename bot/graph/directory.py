"""Looks people up in the tenant's directory, many at a time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from bot.graph.answers import Answer, good
from bot.graph.batches import ask_all, refuse_unsettled
from bot.graph.client import Call, Graph

LOOKS_UP = "User.ReadBasic.All"
_FIELDS = "$select=id,displayName,mail,userPrincipalName"
_GUEST = "#EXT#"
_NOT_THERE = frozenset((HTTPStatus.NOT_FOUND.value,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody's account: *id* is for ever, the name and the mail are for showing."""

    id: str
    name: str
    mail: str
    is_guest: bool


class GraphDirectory:
    """People of the tenant, by their permanent id or by mail, twenty in a call."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def by_ids(self, ids: Iterable[str]) -> dict[str, Account]:
        """
        Return the accounts by id; who is not there is left out.

        :raises Later: where Graph is busy.
        :raises NoAnswer: where none came.
        :raises Refusal: as for `good`.
        """
        wanted = list(dict.fromkeys(ids))
        calls = [_read(f"/users/{quote(each)}?{_FIELDS}") for each in wanted]
        found = await self._ask(calls)
        bodies = [answer.body for answer in found if answer.is_good]
        return {str(body["id"]): _account(body) for body in bodies}

    async def by_mails(self, mails: Iterable[str]) -> dict[str, list[Account]]:
        """
        Return all accounts that have a mail, by each mail as it was asked.

        Errors as above.
        """
        wanted = list(dict.fromkeys(mails))
        calls = [_read(f"/users?$filter={_mail(m)}&{_FIELDS}") for m in wanted]
        pairs = zip(wanted, await self._ask(calls), strict=True)
        return {mail: [*map(_account, answer.values)] for mail, answer in pairs}

    async def _ask(self, calls: Sequence[Call]) -> list[Answer]:
        answers = await ask_all(self._graph, calls)
        refuse_unsettled(answers)
        for answer in answers:
            good(answer, right=LOOKS_UP, besides=_NOT_THERE)
        return answers


def _read(path: str) -> Call:
    return Call(method="GET", path=path)


def _mail(mail: str) -> str:
    """Return the filter for a mail; a quote in it is doubled."""
    return quote("mail eq '{}'".format(mail.replace("'", "''")))


def _account(body: Mapping[str, Any]) -> Account:
    sign_in = str(body.get("userPrincipalName") or "")
    return Account(
        id=str(body["id"]),
        name=str(body.get("displayName") or ""),
        mail=str(body.get("mail") or sign_in),  # Not everybody has a mail.
        is_guest=_GUEST in sign_in,
    )
