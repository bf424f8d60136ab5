"""What was learnt from the ways people ask: what it finds, and what it turns away."""

import pytest

from domain.learning.answers import Outcome
from domain.learning.glossary import Synonym
from domain.learning.reading import read_question
from storage.catalogue.shipped import shipped_resources
from storage.search.glossary_search import GlossarySearch
from storage.search.learnt import Learnt, read_learnt
from storage.search.ways_files import mark_of_ways, read_ways
from tests.storage.search.conftest import Asking, make_resource


def test_it_was_learnt_from_these_ways() -> None:
    """When this fails: `python -m benchmarks.answers --learn`."""
    assert read_learnt().made_of == mark_of_ways()


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_ways_are_of_resources_that_are_shipped(language: str) -> None:
    known = {resource.id for resource in shipped_resources()}

    assert read_ways(language).keys() <= known


@pytest.mark.parametrize(
    "asked",
    [
        "where do I buy a bicycle",
        "pay slip of october is missing",
        "who is the tallest man of the world",
        "our director wants you to countersign the letter",
        "où acheter un vélo",
        "ma fiche de paie d'octobre manque",
        "le directeur veut que tu contresignes la lettre",
        "dónde compro una bicicleta",
        "falta mi boleta de pago de octubre",
        "el director quiere que refrendes la carta",
    ],
)
def test_what_no_resource_answers_is_not_answered(asked: str, asking: Asking) -> None:
    assert asking(asked).outcome is not Outcome.ANSWERED


@pytest.mark.parametrize(
    "asked",
    [
        "who can file a complaint",
        "what must be in the budget of a resettlement plan",
        "when do we consult people",
        "qui peut porter plainte",
        "quand faut-il consulter les gens",
        "quién puede presentar una queja",
        "cuándo hay que consultar a la gente",
    ],
)
def test_what_only_sounds_like_it_is_answered(asked: str, asking: Asking) -> None:
    assert asking(asked).outcome is Outcome.ANSWERED


@pytest.mark.parametrize(
    "asked",
    [
        "what is the capital of Mongolia",
        "quelle est la capitale du Mali",
        "cuál es la capital de Perú",
    ],
)
def test_one_word_alone_tells_nobody_that_it_is_out_of_role(
    asked: str, asking: Asking
) -> None:
    assert asking(asked).outcome is Outcome.HANDED_OVER


def test_a_title_is_answered_as_it_is_written(asking: Asking) -> None:
    unanswered = [
        resource.title
        for resource in shipped_resources()
        if asking(resource.title).outcome is not Outcome.ANSWERED
    ]

    assert unanswered == []


def test_votes_bring_up_whom_the_words_speak_for() -> None:
    resources = [make_resource("first"), make_resource("second")]
    learnt = Learnt(votes={"w:consent": {"second": 4.0}})
    search = GlossarySearch(learnt=learnt)
    search.learn(resources, version=1)

    found = search.find(read_question("consent"), limit=2).found

    assert [each.resource.id for each in found] == ["second", "first"]


def test_a_phrase_that_misled_tells_less() -> None:
    def strength(learnt: Learnt) -> float:
        search = GlossarySearch(learnt=learnt)
        search.learn([make_resource("one")], version=1)
        return search.find(read_question("FPIC"), limit=1).found[0].score

    misleading = Learnt(trust={"any": {"fpic": {"fpic": 0.1}}})

    assert strength(misleading) < strength(Learnt())


def test_what_a_facilitator_added_is_answered_though_nobody_asked_so() -> None:
    resources = shipped_resources()
    synonyms = [Synonym(phrase="bicycle", means="tk-s6")]
    search = GlossarySearch()
    search.learn(resources, version=1, synonyms=synonyms)

    found = search.find(read_question("where do I buy a bicycle"), limit=3).found

    assert found[0].resource.id == "tk-s6"
