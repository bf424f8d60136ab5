"""The roster: facilitators are named, all others say yes themselves, and may leave."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from bot.demo_office import EXPERT, FACILITATOR
from domain.learning.roster import RosterPart, RosterState, RosterWords, words_listed
from domain.news import NewsKind
from domain.people import Actor
from services.learning.facilitators import may_facilitate
from services.learning.roster.join import (
    answer_invitation,
    answer_joining,
    ask_to_join,
    invite_to_roster,
)
from services.learning.roster.name_part import end_part, name_part
from services.learning.roster.own_part import describe_part, leave_roster
from services.learning.roster.read_roster import read_roster
from services.ports import Ports
from storage.stores.roster import SqlRoster
from tests.services.cast import ADVISER, LEAD, OUTSIDER, Desk
from tests.services.refusing import refused
from tests.storage.presses import press_at_once

NONE = RosterWords()
ADMIN = Actor(person_id="administrator", via="command-line")
FACILITATING = Actor(person_id=FACILITATOR, via="desk")
P, S = RosterPart, RosterState


@pytest.fixture(autouse=True)
def _leave_nobody_on_it(desk: Desk) -> Iterator[None]:
    """Tests share PostgreSQL's roster: whoever one puts on it is taken off."""
    yield
    for entry in read_roster(FACILITATOR, ports=desk.ports).entries:
        if entry.person_id not in {FACILITATOR, EXPERT}:
            end_part(entry.person_id, entry.part, by=ADMIN, ports=desk.ports)


def told_of_roster(ports: Ports) -> list[str]:
    with ports.read_uow() as uow:
        due = uow.outbox.due(ports.clock(), limit=50)
    return [one.news.conversation for one in due if one.news.kind is NewsKind.ROSTER]


def facilitates(ports: Ports, person: Actor) -> bool:
    with ports.read_uow() as uow:
        return may_facilitate(person.person_id, uow)


@contextmanager
def named_facilitator(person: Actor, ports: Ports) -> Iterator[None]:
    """Let somebody facilitate for a while."""
    me, part = person.person_id, P.FACILITATOR
    name_part(me, part, words=NONE, by=ADMIN, ports=ports)
    yield
    end_part(me, part, by=ADMIN, ports=ports)


def test_an_administrator_names_a_facilitator_at_once(ports: Ports) -> None:
    me = LEAD.person_id
    name_part(me, P.FACILITATOR, words=NONE, by=ADMIN, ports=ports)
    again = name_part(me, P.FACILITATOR, words=NONE, by=ADMIN, ports=ports)

    assert again.holds
    assert facilitates(ports, LEAD)
    assert not facilitates(ports, OUTSIDER)


@pytest.mark.parametrize("by", [ADMIN, LEAD])
def test_who_leaves_as_something_else_happens_has_left(
    ports: Ports, monkeypatch: pytest.MonkeyPatch, by: Actor
) -> None:
    me = LEAD.person_id
    entry = name_part(me, P.FACILITATOR, words=NONE, by=ADMIN, ports=ports)
    lose_once(monkeypatch)
    if by is LEAD:
        leave_roster(entry.id, by=LEAD, ports=ports)
    else:
        end_part(me, P.FACILITATOR, by=ADMIN, ports=ports)

    assert not facilitates(ports, LEAD)


def lose_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let somebody be first, once."""
    changed = SqlRoster.change

    def lost(*_roster: SqlRoster, **_words: object) -> bool:
        monkeypatch.setattr(SqlRoster, "change", changed)
        return False

    monkeypatch.setattr(SqlRoster, "change", lost)


def test_whom_an_administrator_names_expert_is_asked_first(ports: Ports) -> None:
    entry = name_part(LEAD.person_id, P.EXPERT, words=NONE, by=ADMIN, ports=ports)

    assert entry.state is S.INVITED
    assert told_of_roster(ports) == [f"direct:{LEAD.person_id}"]


def test_an_expert_is_on_the_roster_only_with_their_own_yes(ports: Ports) -> None:
    words = RosterWords(topics=("labour",), most_open=2)
    asked = invite_to_roster(
        LEAD.person_id, P.EXPERT, words=words, by=FACILITATING, ports=ports
    )
    yes = answer_invitation(asked.id, yes=True, by=LEAD, ports=ports)
    no = answer_invitation(asked.id, yes=False, by=LEAD, ports=ports)

    assert asked.state is S.INVITED
    assert yes.holds
    assert no.holds  # What stood answers; leaving is another press.
    assert yes.topics == ("labour",)


def test_who_says_no_is_not_on_it_and_may_be_asked_again(ports: Ports) -> None:
    asked = invite_to_roster(
        LEAD.person_id, P.EXPERT, words=NONE, by=FACILITATING, ports=ports
    )
    answer_invitation(asked.id, yes=False, by=LEAD, ports=ports)

    again = invite_to_roster(
        LEAD.person_id, P.EXPERT, words=NONE, by=FACILITATING, ports=ports
    )

    assert again.id != asked.id
    assert again.state is S.INVITED


def test_nobody_answers_an_invitation_of_somebody_else(ports: Ports) -> None:
    asked = invite_to_roster(
        LEAD.person_id, P.EXPERT, words=NONE, by=FACILITATING, ports=ports
    )

    def answered_by(other: Actor) -> str:
        return refused(
            lambda: answer_invitation(asked.id, yes=True, by=other, ports=ports)
        )

    codes = {answered_by(OUTSIDER), answered_by(FACILITATING)}
    assert codes == {"not-your-invitation"}


def test_who_asks_to_join_waits_for_a_facilitator(ports: Ports) -> None:
    asked = ask_to_join(P.CHAMPION, words=NONE, by=ADVISER, ports=ports)
    told = told_of_roster(ports)
    agreed = answer_joining(asked.id, yes=True, by=FACILITATING, ports=ports)

    assert asked.state is S.ASKED
    assert told == [f"direct:{FACILITATOR}"]
    assert agreed.holds


def test_only_facilitators_invite_and_let_in(ports: Ports) -> None:
    asked = ask_to_join(P.CHAMPION, words=NONE, by=ADVISER, ports=ports)

    codes = {
        refused(lambda: answer_joining(asked.id, yes=True, by=LEAD, ports=ports)),
        refused(
            lambda: invite_to_roster(
                LEAD.person_id, P.EXPERT, words=NONE, by=OUTSIDER, ports=ports
            )
        ),
    }

    assert codes == {"not-a-facilitator"}


def test_nobody_becomes_a_facilitator_in_chat(ports: Ports) -> None:
    code = refused(
        lambda: ask_to_join(P.FACILITATOR, words=NONE, by=ADVISER, ports=ports)
    )

    assert code == "roster-part-named"


def test_who_was_invited_and_asks_is_on_it(ports: Ports) -> None:
    invite_to_roster(LEAD.person_id, P.EXPERT, words=NONE, by=FACILITATING, ports=ports)

    assert ask_to_join(P.EXPERT, words=NONE, by=LEAD, ports=ports).holds


def test_people_say_what_they_answer_for_and_when_they_are_away(ports: Ports) -> None:
    entry = name_part(LEAD.person_id, P.FACILITATOR, words=NONE, by=ADMIN, ports=ports)
    words = RosterWords(
        topics=("FPIC",),
        regions=("RBA",),
        languages=("FR",),
        most_open=1,
        away_from=date(2024, 9, 2),
        away_until=date(2024, 9, 3),
    )

    described = describe_part(entry.id, words=words, by=LEAD, ports=ports)

    assert described.languages == ("fr",)
    assert described.is_away(date(2024, 9, 3))
    assert LEAD.person_id in read_roster(FACILITATOR, ports=ports).away


@pytest.mark.parametrize(
    "words, code",
    [
        (RosterWords(most_open=0), "roster-load-odd"),
        (RosterWords(topics=tuple(map(str, range(40)))), "roster-too-many-words"),
        (RosterWords(topics=("x" * 400,)), "text-too-long"),
        (RosterWords(away_from=date(2024, 9, 2)), "roster-absence-odd"),
    ],
)
def test_what_cannot_be_is_refused(ports: Ports, words: RosterWords, code: str) -> None:
    doing = refused(lambda: ask_to_join(P.EXPERT, words=words, by=LEAD, ports=ports))

    assert doing == code


def test_one_leaves_at_any_time_and_twice_is_once(ports: Ports) -> None:
    entry = name_part(LEAD.person_id, P.FACILITATOR, words=NONE, by=ADMIN, ports=ports)

    left = leave_roster(entry.id, by=LEAD, ports=ports)
    again = leave_roster(entry.id, by=LEAD, ports=ports)

    assert left.state is again.state is S.LEFT
    assert not facilitates(ports, LEAD)
    code = refused(lambda: leave_roster(entry.id, by=OUTSIDER, ports=ports))
    assert code == "not-your-part-in-roster"


def test_of_many_presses_one_counts(ports: Ports) -> None:
    asked = invite_to_roster(
        LEAD.person_id, P.EXPERT, words=NONE, by=FACILITATING, ports=ports
    )

    answers = press_at_once(
        lambda _number: answer_invitation(asked.id, yes=True, by=LEAD, ports=ports)
    )

    assert {each.state for each in answers} == {S.HOLDS}
    assert told_of_roster(ports).count(f"direct:{FACILITATOR}") == 1


def test_outsiders_see_who_answers_and_not_who_was_asked(ports: Ports) -> None:
    invite_to_roster(LEAD.person_id, P.EXPERT, words=NONE, by=FACILITATING, ports=ports)

    seen = {
        each.person_id for each in read_roster("demo-exo-liaison", ports=ports).entries
    }

    assert LEAD.person_id not in seen
    assert {FACILITATOR, EXPERT} <= seen


def test_a_list_of_words_is_read_with_commas() -> None:
    assert words_listed(" FPIC, fpic ;labour,, ") == ("FPIC", "labour")
