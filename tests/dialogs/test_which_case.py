"""A line that names a case is done on that case, or on none."""

from collections.abc import Callable

import pytest

from domain.cases import CaseEvent
from domain.events import EventKind
from domain.news import direct_with, room_of
from services.ports import Ports
from tests.dialogs.cast import FOCAL, LEAD
from tests.talking import Talk, words_in


@pytest.fixture(name="here")
def _here(open_case: Callable[[str], str]) -> str:
    return open_case("ATK-9")


@pytest.fixture(name="other")
def _other(open_case: Callable[[str], str]) -> str:
    return open_case("DEMO-0101")


@pytest.fixture(name="events")
def _events(ports: Ports) -> Callable[[str], list[CaseEvent]]:
    def of(case_id: str) -> list[CaseEvent]:
        with ports.read_uow() as uow:
            found = uow.cases.events(case_id)
        return [each for each in found if each.kind is not EventKind.REGISTERED]

    return of


@pytest.mark.parametrize(
    "typed",
    [
        "event new information 2024-05-30 DEMO-0101",
        "event new information 2024-05-30 in DEMO-0101",
        "event new information 2024-05-30 for case DEMO-0101",
        "event new information DEMO-0101 2024-05-30",
        "DEMO-0101 event new information 2024-05-30",
    ],
)
def test_an_event_goes_to_the_case_that_the_line_names(
    talk: Talk,
    here: str,
    other: str,
    events: Callable[[str], list[CaseEvent]],
    typed: str,
) -> None:
    reply = talk.say(FOCAL, typed, conversation=room_of(here))

    assert (reply.refusal, events(here)) == ("", [])
    assert [each.kind for each in events(other)] == [EventKind.NEW_INFORMATION]


@pytest.mark.parametrize(
    "typed",
    [
        "waive 4 because no in DEMO-0101, they said",
        "comment 4 please move this to DEMO-0101 instead",
        "comment 4 as in SECU0010",  # Whether there is such a case is not told.
    ],
)
def test_a_case_named_among_other_words_is_asked_about(
    talk: Talk, here: str, other: str, typed: str
) -> None:
    assert other
    reply = talk.say(FOCAL, typed, conversation=room_of(here))

    assert reply.refusal == "other-case-named"
    assert "Begin the line with the case" in words_in(reply)


@pytest.mark.parametrize(
    "typed", ["comment 4 as for COVID-19", "ATK-9 comment 4 as in DEMO-0101"]
)
def test_other_words_and_a_case_said_first_are_no_doubt(
    talk: Talk, here: str, other: str, typed: str
) -> None:
    assert other

    assert talk.say(FOCAL, typed, conversation=room_of(here)).refusal == ""


@pytest.mark.parametrize(
    "typed",
    [
        "event eligible today ATK-2",
        "log ATK-2",
        "files ATK-2",
        "status NOPE-1",
        "status of case nope-1",
        "ATK-2",
    ],
)
def test_ones_only_case_stands_for_no_case_that_is_named(
    talk: Talk, here: str, events: Callable[[str], list[CaseEvent]], typed: str
) -> None:
    reply = talk.say(LEAD, typed, conversation=direct_with(LEAD))

    assert reply.refusal == "case-not-found"
    assert events(here) == []


def test_stepping_back_from_another_case_leaves_this_one_alone(
    talk: Talk, ports: Ports, here: str, other: str
) -> None:
    talk.say(LEAD, "recuse DEMO-0101: a conflict", conversation=room_of(here))

    with ports.read_uow() as uow:
        assert uow.people.team(here).recusals == ()
        assert [each.case_id for each in uow.people.team(other).recusals] == [other]
