"""
Who is in the channel: as the case says, and no others without a word.

Who left the case, or stepped back from it, goes first: what is said there is not theirs
to read.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from bot.rooms.making import Guest
from bot.rooms.roster import Member, changes_to
from bot.slack.rooms.making import SlackMaking
from bot.slack.rooms.people import accounts_in, look_at
from cards.wording import translate
from domain.refusals import Refusal
from domain.wording import N_

MOST_AT_ONCE = 100
_RIGHT = "groups:write"
_THERE = frozenset({"already_in_channel", "cant_invite_self"})
_GONE = frozenset({"not_in_channel", "user_not_found"})
_NOT_KICKED = frozenset(
    {"restricted_action", "not_supported", "cant_kick_from_general", "cant_kick_self"}
)
_NO_SEAT = "no-seat"
_GUEST = N_("a guest account: let an administrator add it")
_ELSEWHERE = N_("their account is not in the channel's workspace")
# By Slack's own word, why somebody could not be invited.
REASONS: Mapping[str, str] = MappingProxyType(
    {
        _NO_SEAT: N_("the desk knows no account of theirs in Slack"),
        "user_not_found": N_("their account is not in Slack any more"),
        "no_user": N_("their account is not in Slack any more"),
        "user_disabled": N_("their account is switched off"),
        "user_is_restricted": _GUEST,
        "user_is_ultra_restricted": _GUEST,
        "ura_max_channels": N_("a guest account that may be in one channel only"),
        "cant_invite": N_("Slack does not let them into this channel"),
        "user_is_bot": N_("their account is a bot's"),
        "org_user_not_in_team": _ELSEWHERE,
        "user_team_not_in_channel": _ELSEWHERE,
        "invitee_cant_see_channel": _ELSEWHERE,
        "no_external_invite_permission": N_("of another organization"),
    }
)


async def keep_members(making: SlackMaking) -> str:
    """
    Take out who is not on the case, invite who is missing; return who belongs there.

    Who cannot be is named in a refusal with the reason, and holds up nobody else.
    """
    says, _, put_there = making.found.partition("\n")
    if making.is_archived:
        await _refuse_readers(making, put_there.split())
        return says
    there = [_member(account) for account in await accounts_in(making)]
    wanted = changes_to(making.room.roster, there, put_there=put_there.split())
    stuck = [each for each in wanted.leaving if not await _taken_out(each, making)]
    refused = await _invited(wanted.missing, making)
    if stuck:
        raise Refusal("slack-not-left", about=await _names(stuck, making))
    if wanted.strangers:
        names = await _names(wanted.strangers, making)
        raise Refusal("room-has-strangers", about=names)
    outside = {guest.name: _NO_SEAT for guest in making.room.roster.missed}
    if refused or outside:
        raise Refusal("slack-people-missing", about=_reasons({**refused, **outside}))
    return says


async def _refuse_readers(making: SlackMaking, put_there: Iterable[str]) -> None:
    """Name who left a closed case: nobody is taken out of an archived channel."""
    gone = [a for a in put_there if a not in making.room.roster.welcome]
    if gone:
        names = await _names([_member(account) for account in gone], making)
        raise Refusal("slack-reads-on", about=names)


async def _taken_out(member: Member, making: SlackMaking) -> bool:
    """Take somebody out; False where Slack does not let the desk do so."""
    answer = await making.ask(
        "conversations.kick",
        right=_RIGHT,
        besides=_GONE | _NOT_KICKED,
        channel=making.channel,
        user=member.account,
    )
    return answer.get("error") not in _NOT_KICKED


async def _invited(missing: Sequence[Guest], making: SlackMaking) -> dict[str, str]:
    """Invite people; return by name why those could not be who were not."""
    refused: dict[str, str] = {}
    for start in range(0, len(missing), MOST_AT_ONCE):
        part = missing[start : start + MOST_AT_ONCE]
        wrong = await _wrong_with(part, making)
        refused |= {g.name: wrong[g.account] for g in part if g.account in wrong}
    return refused


async def _wrong_with(part: Sequence[Guest], making: SlackMaking) -> dict[str, str]:
    """
    Invite some at once; return by account what Slack says of those it did not take.

    Where it takes none and does not say of whom that is, they are asked for singly.
    """
    answer = await making.ask(
        "conversations.invite",
        right=_RIGHT,
        besides=frozenset(REASONS) | _THERE,
        channel=making.channel,
        users=",".join(guest.account for guest in part),
        force=True,
    )
    error, errors = answer.get("error"), answer.get("errors") or ()
    if error and not errors and len(part) > 1:
        found: dict[str, str] = {}
        for guest in part:
            found |= await _wrong_with([guest], making)
        return found
    if error and not errors:
        errors = ({"user": part[0].account, "error": error},)
    named = {str(each.get("user")): str(each.get("error")) for each in errors}
    return {who: said for who, said in named.items() if said not in _THERE}


def _reasons(wrong: Mapping[str, str]) -> str:
    """Say of each why they are not there, in words where there are some."""
    said = [
        f"{name} ({translate(REASONS.get(error, error))})"
        for name, error in wrong.items()
    ]
    return ", ".join(said)[:500]


async def _names(members: Iterable[Member], making: SlackMaking) -> str:
    names = [(await look_at(member.account, making)).name for member in members]
    return ", ".join(sorted(names))[:200]


def _member(account: str) -> Member:
    return Member(id=account, account=account, name=account, owns=False)
