"""A public answer is found by questions like its own, and by no others."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.learning.answers import Outcome
from domain.learning.connect import PublicAnswer
from services.learning.answer_question import answer_from
from storage.catalogue.shipped import shipped_resources
from storage.search.glossary_search import GlossarySearch

NOW = datetime(2024, 6, 3, 9, tzinfo=UTC)
CONSULTED = PublicAnswer(
    id="consulted",
    question_id="q-1",
    question="Do we need FPIC when an Indigenous community is only consulted?",
    answer="Yes, where the project touches their land.",
    language="en",
    topics=("indigenous-peoples",),
    row_keys=(),
    by_id="facilitator",
    made_at=NOW,
)
SHARED = replace(
    CONSULTED,
    id="shared",
    question="Can a grievance mechanism be shared by two projects?",
)
PAID = replace(
    CONSULTED,
    id="paid",
    question="Who pays for the resettlement plan when the government takes land?",
)


@pytest.fixture(scope="module", name="taught")
def _taught() -> GlossarySearch:
    search = GlossarySearch()
    before = [CONSULTED, SHARED, PAID]
    search.learn(shipped_resources(), version=1, asked_before=before)
    return search


@pytest.mark.parametrize(
    "typed, found",
    [
        ("do we need FPIC if the community is only 'consulted'?", ["consulted"]),
        ("is consent required when indigenous people are consulted", ["consulted"]),
        ("faut-il le CLIP si le peuple autochtone est consulté ?", ["consulted"]),
        (
            "¿hace falta el consentimiento si se consulta a los indígenas?",
            ["consulted"],
        ),
        ("can two projects share one GRM?", ["shared"]),
        ("who pays resettlement", ["paid"]),
        ("resettlement plan template", []),
        ("guidance on indigenous peoples", []),
        ("what is the SESP", []),
        ("project closure", []),
        ("FPIC", []),
    ],
)
def test_a_public_answer_is_found_by_questions_like_its_own(
    taught: GlossarySearch, typed: str, found: list[str]
) -> None:
    answer = answer_from(typed, search=taught)

    assert [each.id for each in answer.asked_before] == found


def test_links_stay_as_they_are_beside_public_answers(
    taught: GlossarySearch, shipped: GlossarySearch
) -> None:
    with_answer = answer_from(CONSULTED.question, search=taught)

    assert with_answer.found == answer_from(CONSULTED.question, search=shipped).found


def test_what_no_resource_answers_a_person_may_have_answered() -> None:
    search, odd = GlossarySearch(), "Do llamas zigzag through the qwertz plateau?"
    before = [replace(CONSULTED, question=odd)]
    search.learn(shipped_resources(), version=1, asked_before=before)

    answer = answer_from("qwertz plateau llamas zigzag", search=search)

    assert (answer.outcome, answer.found) == (Outcome.HANDED_OVER, ())
    assert answer.asked_before == tuple(before)


def test_what_is_out_of_role_is_answered_by_nobody_before() -> None:
    search, refused = GlossarySearch(), "Who is the complainant in this case?"
    before = [replace(CONSULTED, question=refused)]
    search.learn(shipped_resources(), version=1, asked_before=before)

    answer = answer_from(refused, search=search)

    assert (answer.outcome, answer.asked_before) == (Outcome.OUT_OF_ROLE, ())


def test_of_many_answers_the_two_newest_of_the_most_alike_are_shown() -> None:
    search = GlossarySearch()
    before = [
        replace(CONSULTED, id=str(day), made_at=NOW + timedelta(days=day))
        for day in range(4)
    ]
    search.learn(shipped_resources(), version=1, asked_before=before)

    answer = answer_from(CONSULTED.question, search=search)

    assert [each.id for each in answer.asked_before] == ["3", "2"]
