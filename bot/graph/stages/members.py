"""
Who is in the room: as the case says, and no others without a word.

Who left the case, or stepped back from it, goes first: what is said there is not theirs
to read. A team is never left without an owner, so its only one stays until another is
made.
"""

from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from bot.graph.answers import Answer, good
from bot.graph.client import Call
from bot.graph.stages.making import GraphMaking
from bot.rooms.making import Guest
from bot.rooms.patience import Later
from bot.rooms.roster import Changes, Member, changes_to
from domain.refusals import Refusal

MOST_AT_ONCE = 200
BETWEEN_CHANGES = 2.0  # Seconds, as Graph asks for the same team.
_BUSY = frozenset(("TooManyRequests", "ServiceUnavailable", "InternalServerError"))
# Graph refuses that of this one alone, or they are gone already.
_UNFIT = frozenset(
    (
        HTTPStatus.BAD_REQUEST.value,
        HTTPStatus.NOT_FOUND.value,
        HTTPStatus.CONFLICT.value,
    )
)
_TYPE = "microsoft.graph.aadUserConversationMember"
_ALL_HISTORY = "0001-01-01T00:00:00Z"


async def keep_members(making: GraphMaking) -> str:
    """
    Take out who is not on the case, and add who is missing; return who belongs there.

    Who cannot be added or taken out is named in a refusal, and holds up nobody else.
    """
    room = _Members(making)
    says, _, put_there = making.found.partition("\n")
    there = await room.everybody()
    wanted = changes_to(making.roster, there, put_there=put_there.split())
    stuck = await room.take_out(wanted.leaving)
    refused = await room.add(wanted.missing)
    await room.raise_(wanted.rising)
    stuck = await room.take_out(stuck)
    await room.lower(wanted.falling)
    _tell(making, wanted, stuck=stuck, refused=refused)
    return says


def _tell(
    making: GraphMaking,
    wanted: Changes,
    *,
    stuck: Sequence[Member],
    refused: Sequence[Guest],
) -> None:
    """Name whom it concerns: who reads on goes before who is missing."""
    if stuck:
        raise Refusal("room-not-left", about=_names(member.name for member in stuck))
    if wanted.strangers:
        names = _names(member.name for member in wanted.strangers)
        raise Refusal("room-has-strangers", about=names)
    outside = making.roster.missed
    if refused or outside:
        names = _names(guest.name for guest in (*refused, *outside))
        raise Refusal("room-people-missing", about=names)


def _names(names: Iterable[str]) -> str:
    return ", ".join(names)[:200]


def _member_in(body: Mapping[str, Any]) -> Member:
    """Read a member as Graph lists them; who has no account here has none."""
    return Member(
        id=str(body.get("id") or ""),
        account=str(body.get("userId") or ""),
        name=str(body.get("displayName") or body.get("userId") or "?"),
        owns="owner" in (body.get("roles") or ()),
    )


class _Members:
    """A room's members: each change judged alone, and with a pause between two."""

    def __init__(self, making: GraphMaking) -> None:
        self._making = making
        self._graph = making.graph
        self._path = f"{making.home}/members"
        self._right = (
            f"{'ChatMember' if making.is_chat else 'TeamMember'}.ReadWrite.All"
        )
        self._owners: set[str] = set()
        self._changed = False

    async def everybody(self) -> list[Member]:
        """Return who is there now."""
        listed = await self._graph.every(self._path, right=self._right)
        there = [_member_in(each) for each in listed]
        self._owners = {member.account for member in there if member.owns}
        return there

    async def take_out(self, leaving: Sequence[Member]) -> list[Member]:
        """Take people out; return who must stay, as an only owner does for now."""
        stuck: list[Member] = []
        for member in leaving:
            if self._owners == {member.account}:
                stuck.append(member)
                continue
            answer = await self._change("DELETE", member)
            if answer.is_good or answer.status == HTTPStatus.NOT_FOUND:
                self._owners.discard(member.account)
            else:
                stuck.append(member)
        return stuck

    async def raise_(self, members: Sequence[Member]) -> None:
        """Make people owners of a team; in a chat nobody is more than the others."""
        for member in () if self._making.is_chat else members:
            answer = await self._change("PATCH", member, roles=["owner"])
            if answer.is_good:
                self._owners.add(member.account)

    async def lower(self, members: Sequence[Member]) -> None:
        """Let people be owners no longer, but for an only one."""
        for member in () if self._making.is_chat else members:
            if self._owners != {member.account}:
                await self._change("PATCH", member, roles=[])
                self._owners.discard(member.account)

    async def add(self, missing: Sequence[Guest]) -> list[Guest]:
        """Add people, and return who was not taken."""
        add = self._add_one if self._making.is_chat else self._add_some
        most = 1 if self._making.is_chat else MOST_AT_ONCE
        refused: list[Guest] = []
        for start in range(0, len(missing), most):
            refused += await add(missing[start : start + most])
        self._owners |= {
            guest.account
            for guest in missing
            if guest not in refused and guest.account in self._making.roster.owners
        }
        return refused

    async def _add_some(self, part: Sequence[Guest]) -> list[Guest]:
        body = {"values": [self._as_member(guest, _TYPE) for guest in part]}
        answer = await self._asked(
            Call(method="POST", path=f"{self._path}/add", body=body)
        )
        return _refused(good(answer, right=self._right), part)

    async def _add_one(self, part: Sequence[Guest]) -> list[Guest]:
        body = {
            **self._as_member(part[0], f"#{_TYPE}"),
            "roles": ["owner"],
            "visibleHistoryStartDateTime": _ALL_HISTORY,
        }
        answer = await self._asked(Call(method="POST", path=self._path, body=body))
        good(answer, right=self._right, besides=_UNFIT)
        return [] if answer.is_there else list(part)

    def _as_member(self, guest: Guest, kind: str) -> dict[str, Any]:
        user = f"https://graph.microsoft.com/v1.0/users('{guest.account}')"
        return {
            "@odata.type": kind,
            "roles": ["owner"] if guest.account in self._making.roster.owners else [],
            "user@odata.bind": user,
        }

    async def _change(
        self, method: str, member: Member, *, roles: list[str] | None = None
    ) -> Answer:
        body = None if roles is None else {"@odata.type": f"#{_TYPE}", "roles": roles}
        path = f"{self._path}/{quote(member.id)}"
        answer = await self._asked(Call(method=method, path=path, body=body))
        return good(answer, right=self._right, besides=_UNFIT)

    async def _asked(self, call: Call) -> Answer:
        if self._changed:
            await self._graph.sleep(BETWEEN_CHANGES)
        self._changed = True
        return await self._graph.ask(call)


def _refused(answer: Answer, part: Sequence[Guest]) -> list[Guest]:
    """Return those of whom the answer, good for some, says an error."""
    wrong = {
        str(each.get("userId")): str(each["error"].get("code"))
        for each in answer.values
        if isinstance(each.get("error"), dict)
    }
    if _BUSY & set(wrong.values()):
        raise Later("graph-busy")  # Those who were taken are found there next time.
    return [guest for guest in part if guest.account in wrong]
