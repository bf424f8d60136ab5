"""Every reply that tells of cases carries them: who leaves one of them loses it."""

from collections.abc import Callable

import pytest

from cards.verbs import Verb
from domain.news import direct_with, room_of
from tests.dialogs.cast import LEAD, OUTSIDER
from tests.talking import Talk


@pytest.fixture(name="cases")
def _cases(open_case: Callable[[str], str]) -> tuple[str, str]:
    return open_case("ATK-1"), open_case("ATK-2")


@pytest.fixture(name="told")
def _told(talk: Talk) -> Callable[..., set[str]]:
    """Return of which cases a reply to somebody, in their own chat, tells."""

    def of(
        who: str, text: str = "", *, verb: str = "", target: str = "", where: str = ""
    ) -> set[str]:
        there = where or direct_with(who)
        reply = talk.say(who, text, verb=verb, target=target, conversation=there)
        return {reply.case_id, *reply.case_ids} - {""}

    return of


@pytest.mark.parametrize("typed", ["actions mine", "actions late", "cases"])
def test_a_list_over_cases_carries_each_of_them(
    cases: tuple[str, str], told: Callable[..., set[str]], typed: str
) -> None:
    assert told(LEAD, typed) == set(cases)


@pytest.mark.parametrize(
    "typed",
    ["status", "done 5 we sent it", "event eligible today", "sign 10"],
)
def test_the_question_which_case_carries_those_it_offers(
    cases: tuple[str, str], told: Callable[..., set[str]], typed: str
) -> None:
    assert told(LEAD, typed) == set(cases)


@pytest.mark.parametrize(
    "typed", ["done 99 in ATK-2", "sign 10 ATK-2", "ATK-2 waive 8"]
)
def test_a_refusal_carries_the_case_that_was_named(
    cases: tuple[str, str], told: Callable[..., set[str]], typed: str
) -> None:
    assert told(LEAD, typed) == {cases[1]}


def test_words_that_name_no_case_may_be_about_any(
    cases: tuple[str, str], told: Callable[..., set[str]]
) -> None:
    assert told(LEAD, "the village head called me again") == set(cases)


def test_a_refused_press_carries_its_case(
    cases: tuple[str, str], told: Callable[..., set[str]]
) -> None:
    assert told(LEAD, verb=Verb.TEAM_AGREE, target=cases[1]) == {cases[1]}


def test_what_is_refused_in_a_room_about_another_case_carries_that_one(
    cases: tuple[str, str], told: Callable[..., set[str]]
) -> None:
    here = room_of(cases[0])

    assert cases[1] in told(LEAD, "sign 10 ATK-2", where=here)


@pytest.mark.usefixtures("cases")
def test_a_case_that_one_may_not_see_is_not_told_of(
    told: Callable[..., set[str]],
) -> None:
    assert told(OUTSIDER, "status ATK-2") == set()
    assert told(OUTSIDER, "cases") == set()
