"""
The demo office in Microsoft's own playground: Teams to try, without a tenant.

The npm package @microsoft/m365agentsplayground draws chats and channels on one's own
machine; who speaks there is read from a file that this module writes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bot.demo_office import CAST
from domain.people import Person
from domain.seats import Seat, Vendor
from services.ports import Ports

TENANT = "00000000-0000-0000-0000-000000000001"
CONFIG = ".m365agentsplayground.yml"
_FIRST_ACCOUNT = 20
_OTHERS = 5  # As many as the playground wants to know, no more and no fewer.

_HEAD = """\
version: "0.1.1"
tenantId: {tenant}
bot:
  id: 00000000-0000-0000-0000-000000000011
  name: SES Desk
currentUser:
{me}users:
{others}personalChat:
  id: "a:00000000-0000-4000-8000-{number:012}"
groupChat:
  id: 00000000-0000-4000-8000-000000000002
  name: Demo group chat
team:
  id: demo-team
  name: Demo team
  aadGroupId: 00000000-0000-0000-0000-000000000031
  channels:
    - id: demo-channel
      name: Demo channel
"""
_PERSON = """\
id: {id}
name: {name}
userPrincipleName: {id}@example.org
aadObjectId: {account}
givenName: Demo
surname: {surname}
email: {id}@example.org
"""


@dataclass(frozen=True, slots=True)
class Played:
    """Somebody of the demo office, and the account that they have in the playground."""

    person: Person
    account: str


def played() -> tuple[Played, ...]:
    """Return the demo office's people with their accounts."""
    return tuple(
        Played(person, f"00000000-0000-0000-0000-{number:012}")
        for number, person in enumerate(CAST, start=_FIRST_ACCOUNT)
    )


def take_seats(ports: Ports) -> None:
    """Let the demo office sit in the playground; done again it changes nothing."""
    with ports.open_uow() as uow:
        for each in played():
            uow.seats.take(
                Seat(
                    vendor=Vendor.TEAMS,
                    tenant=TENANT,
                    account=each.account,
                    person_id=each.person.id,
                    since=ports.clock(),
                )
            )
        uow.commit()


def config(person_id: str) -> str:
    """
    Return the playground's file for one who speaks as that person.

    :raises KeyError: nobody of that id is in the demo office.
    """
    cast = {each.person.id: each for each in played()}
    me = cast.pop(person_id)
    others = islice(cast.values(), _OTHERS)
    return _HEAD.format(
        tenant=TENANT,
        me="".join(_lines(me, first="  ")),
        others="".join(line for each in others for line in _lines(each)),
        number=int(me.account[-12:]),
    )


def _lines(each: Played, *, first: str = "  - ") -> Iterator[str]:
    person = each.person
    words = _PERSON.format(
        id=person.id,
        name=person.name,
        account=each.account,
        surname=person.name.removeprefix("Demo "),
    )
    for number, line in enumerate(words.splitlines()):
        before = " " * len(first) if number else first
        yield f"{before}{line}\n"
