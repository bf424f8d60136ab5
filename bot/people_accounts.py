"""The accounts of those whom a list of people names by their mail only."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.graph.directory import Account, GraphDirectory
from domain.people_list import Fault, ListedPerson, ListProblem, PeopleList


async def with_accounts(
    listed: PeopleList, *, tenant: str, directory: GraphDirectory
) -> PeopleList:
    """
    Return a list with the accounts of its people, as their *tenant* knows them.

    Whose account cannot be told is among the list's problems. Errors as of `by_mails`.
    """
    wanted = [each for each in listed.people if each.by_mail]
    if not wanted:
        return listed
    found = await directory.by_mails(each.person.email for each in wanted)
    return replace(
        listed,
        people=tuple(_seated(each, tenant, found) for each in listed.people),
        problems=(*listed.problems, *_problems(wanted, found)),
    )


def _seated(
    each: ListedPerson, tenant: str, found: Mapping[str, list[Account]]
) -> ListedPerson:
    if not each.by_mail or _fault(found[each.person.email]) is not None:
        return each
    (account,) = found[each.person.email]
    return replace(each, tenant=tenant, account=account.id.casefold())


def _problems(
    wanted: Sequence[ListedPerson], found: Mapping[str, list[Account]]
) -> list[ListProblem]:
    faults = [(each, _fault(found[each.person.email])) for each in wanted]
    return [
        ListProblem(row=each.row, field="email", fault=fault, text=each.person.email)
        for each, fault in faults
        if fault is not None
    ]


def _fault(accounts: Sequence[Account]) -> Fault | None:
    if not accounts:
        return Fault.NO_ACCOUNT
    if len(accounts) > 1:
        return Fault.SEVERAL_ACCOUNTS
    return Fault.GUEST_ACCOUNT if accounts[0].is_guest else None
