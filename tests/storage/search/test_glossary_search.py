"""Searching: what is found first, why, and what is left out."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from domain.learning.answers import Outcome
from domain.learning.glossary import Pin, Synonym
from domain.learning.reading import read_question
from domain.learning.resources import Resource, ResourceStatus
from storage.search.glossary_search import GlossarySearch
from tests.storage.search.conftest import Asking, make_resource


def found_ids(search: GlossarySearch, text: str) -> list[str]:
    sought = search.find(read_question(text), limit=9)
    return [found.resource.id for found in sought.found]


def search_over(*resources: Resource, **extras: object) -> GlossarySearch:
    search = GlossarySearch()
    search.learn(resources, version=1, **extras)  # type: ignore[arg-type]
    return search


@pytest.mark.parametrize(
    "asked, first",
    [
        ("do we need FPIC if the community is only 'consulted'?", "tk-s6"),
        ("we want to dig up graves for the new road", "tk-s4"),
        ("RAP template pls", "tpl-rap"),
        ("comment monter un MGP simple", "gn-grm"),
        ("c'est quoi la différence entre le SRM et SECU", "am-overview"),
        ("donde esta la version en español de las normas nuevas", "es-ses"),
        ("hay que mover a 12 familias por un puente", "tk-s5"),
        ("indigneous peoples consnet", "tk-s6"),
        ("chemicals and pestcides spilled in the river", "tk-s8"),
    ],
)
def test_plain_questions_find_their_page(
    asked: str, first: str, asking: Asking
) -> None:
    answer = asking(asked)

    assert answer.outcome is Outcome.ANSWERED
    assert answer.found[0].resource.id == first


def test_what_was_matched_can_be_read(asking: Asking) -> None:
    best = asking("consent of an indigenous community").found[0]

    assert {"consent", "indigenous"} <= set(" ".join(best.matched).split())
    assert 0 < best.score < 1


def test_current_stands_above_superseded_and_official_above_copies() -> None:
    search = search_over(
        make_resource("old", status=ResourceStatus.SUPERSEDED),
        make_resource("copy", official=False),
        make_resource("current"),
    )

    assert found_ids(search, "consent") == ["current", "copy", "old"]


def test_what_was_withdrawn_is_never_found() -> None:
    search = search_over(
        make_resource("gone", status=ResourceStatus.WITHDRAWN), make_resource("here")
    )

    assert found_ids(search, "consent") == ["here"]


def test_the_same_page_is_not_shown_twice() -> None:
    search = search_over(
        make_resource("page"),
        make_resource("alias", aliases=("https://example.org/page/",)),
        make_resource("older", superseded_by="page"),
    )

    assert found_ids(search, "consent") == ["page"]


def test_the_old_edition_is_found_by_who_asks_for_it(asking: Asking) -> None:
    answer = asking("standard 5 of the 2015 edition")

    assert answer.found[0].resource.id == "old-s5"


def test_a_country_page_is_for_who_asks_for_that_country(asking: Asking) -> None:
    asked = asking("how does the SRM work in Ethiopia")
    not_asked = asking("how does the SRM work")

    assert asked.found[0].resource.id == "srm-eth"
    assert "srm-eth" not in [found.resource.id for found in not_asked.found[:3]]


def test_a_synonym_that_was_added_is_understood() -> None:
    resources = (make_resource("here"),)
    synonyms = (Synonym(phrase="palaver tree", means="fpic"),)

    before = search_over(*resources)
    after = search_over(*resources, synonyms=synonyms)

    assert found_ids(before, "palaver tree") == []
    assert found_ids(after, "under the palaver tree") == ["here"]


def test_a_pinned_resource_comes_first() -> None:
    resources = (make_resource("one"), make_resource("two"))
    pins = (Pin(question="who gives consent?", resource_id="two"),)

    search = search_over(*resources, pins=pins)

    assert found_ids(search, "Who gives consent")[0] == "two"


def test_an_index_is_renewed_when_the_catalogue_changed() -> None:
    search = search_over(make_resource("one"))

    search.learn([make_resource("two")], version=2)

    assert search.is_of(2)
    assert found_ids(search, "consent") == ["two"]


def test_many_threads_get_the_same_answer(shipped: GlossarySearch) -> None:
    asked = ["pesticides near the river", "plaintes anonymes", "queja a SECU"] * 20

    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda text: found_ids(shipped, text), asked))

    assert together == [found_ids(shipped, text) for text in asked]
