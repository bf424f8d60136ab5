"""What is counted as the same question, what is a task, and what is never kept."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.learning.answers import Outcome
from domain.learning.feedback import Asked, Vote, mark_of, tallied

NOW = datetime(2024, 6, 3, 9, tzinfo=UTC)
ASKED = Asked(
    id="1",
    at=NOW,
    mark="m",
    language="en",
    outcome=Outcome.ANSWERED,
    reason="found",
    shown=("tk-s6",),
    sealed=b"",
)


@pytest.mark.parametrize(
    "other",
    [
        "When is FPIC needed for a consultation?",
        "FPIC: consultations, when needed",
        "is fpic needed when they were consulted??",
    ],
)
def test_nearly_the_same_question_has_the_same_mark(other: str) -> None:
    assert mark_of(other, "en") == mark_of("do we need FPIC if consulted", "en")


@pytest.mark.parametrize(
    "other, language",
    [("do we need an ESIA if consulted", "en"), ("do we need FPIC if consulted", "fr")],
)
def test_another_question_or_language_has_another_mark(
    other: str, language: str
) -> None:
    assert mark_of(other, language) != mark_of("do we need FPIC if consulted", "en")


def test_a_question_of_little_words_alone_has_a_mark_of_its_own() -> None:
    assert mark_of("what is it", "en") != mark_of("who are they", "en")


def test_what_went_badly_or_comes_often_is_a_task() -> None:
    unanswered = replace(ASKED, outcome=Outcome.HANDED_OVER, mark="unanswered")
    unneeded = replace(ASKED, vote=Vote.NOT_NEEDED, mark="unneeded")
    once = replace(ASKED, mark="once")
    often = replace(ASKED, mark="often")

    tallies = tallied([unanswered, unneeded, once, often, often, often])

    assert {each.asked.mark for each in tallies if each.is_task} == {
        *("unanswered", "unneeded", "often")
    }


def test_a_clear_no_is_no_task() -> None:
    [tally] = tallied([replace(ASKED, outcome=Outcome.OUT_OF_ROLE)])

    assert not tally.is_task


def test_the_worst_comes_first_and_is_told_as_it_was_asked_last() -> None:
    bad = replace(ASKED, outcome=Outcome.HANDED_OVER, mark="bad")
    later = replace(bad, id="2", at=NOW + timedelta(days=1))

    worst, *_others = tallied([ASKED, bad, later])

    assert (worst.asked.id, worst.times, worst.unanswered) == ("2", 2, 2)
