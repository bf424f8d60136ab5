"""What tests of the search share: the product's own catalogue, and small ones."""

from collections.abc import Callable

import pytest

from domain.learning.answers import Answer
from domain.learning.resources import Resource, ResourceKind, ResourceStatus
from services.learning.answer_question import answer_from
from storage.catalogue.shipped import shipped_resources
from storage.search.glossary_search import GlossarySearch

Asking = Callable[[str], Answer]


def make_resource(resource_id: str, **fields: object) -> Resource:
    """Make a resource about consent, current and official unless told."""
    made: dict[str, object] = {
        "title": f"Consent of peoples {resource_id}",
        "url": f"https://example.org/{resource_id}",
        "language": "en",
        "kind": ResourceKind.WEB_PAGE,
        "summary": "What consent is.",
        "attested": "page seen",
        "topics": ("consent",),
        "official": True,
        "status": ResourceStatus.CURRENT,
    }
    return Resource(id=resource_id, **(made | fields))  # type: ignore[arg-type]


@pytest.fixture(scope="session", name="shipped")
def _shipped() -> GlossarySearch:
    search = GlossarySearch()
    search.learn(shipped_resources(), version="shipped")
    return search


@pytest.fixture(name="asking")
def _asking(shipped: GlossarySearch) -> Asking:
    """Ask the product's own catalogue."""
    return lambda text: answer_from(text, search=shipped)
