"""What a resource must hold to, wherever it is written."""

from dataclasses import replace

import pytest

from domain.learning.resource_rules import (
    ResourceFault,
    address_fault,
    faults_beside,
    faults_of,
    same_page,
)
from domain.learning.resources import Resource, ResourceKind

F = ResourceFault
RESOURCE = Resource(
    id="tk-s6",
    title="Standard 6",
    url="https://example.org/standard-6",
    language="en",
    kind=ResourceKind.WEB_PAGE,
    summary="When consent is needed.",
    attested="page seen",
)


@pytest.mark.parametrize(
    "address, fault",
    [
        ("https://example.org/a?b=c#d", None),
        ("http://example.org", None),
        ("", F.MISSING),
        ("example.org", F.NOT_WEB),
        ("ftp://example.org", F.NOT_WEB),
        ("javascript:alert(1)", F.NOT_WEB),
        ("https://", F.NOT_WEB),
        ("https://exam ple.org", F.NOT_WEB),
        ("https:\\\\example.org", F.NOT_WEB),
        ("https://[half", F.NOT_WEB),
        ("https://example.org:port", F.NOT_WEB),
        ("https://example.org/\x00", F.NOT_WEB),
        ("https://somebody@example.org", F.WITH_CREDENTIALS),
        ("https://somebody:secret@example.org", F.WITH_CREDENTIALS),
        ("https://example.org/" + "x" * 2000, F.TOO_LONG),
    ],
)
def test_only_addresses_of_the_open_web_are_taken(
    address: str, fault: ResourceFault | None
) -> None:
    assert address_fault(address) is fault


def test_credentials_are_quoted_nowhere() -> None:
    faulty = replace(RESOURCE, url="https://somebody:secret@example.org")

    assert list(faults_of(faulty)) == [("url", F.WITH_CREDENTIALS, "")]


@pytest.mark.parametrize(
    "field, value, fault",
    [
        ("id", "No Id", F.NOT_AN_ID),
        ("title", "", F.MISSING),
        ("title", "x" * 201, F.TOO_LONG),
        ("summary", "a\x00b", F.TOO_LONG),
        ("topics", ("a;b",), F.TOO_LONG),
        ("topics", tuple(map(str, range(41))), F.TOO_MANY),
        ("standards", ("S9",), F.NOT_A_STANDARD),
        ("language", "english", F.NOT_A_LANGUAGE),
        ("edition", "new", F.NOT_A_YEAR),
    ],
)
def test_each_field_is_held_to_what_it_is(
    field: str, value: object, fault: ResourceFault
) -> None:
    faulty = replace(RESOURCE, **{field: value})  # type: ignore[arg-type]

    assert [found[:2] for found in faults_of(faulty)] == [(field, fault)]


def test_nothing_is_superseded_by_itself_however_long_the_way() -> None:
    chain = {
        name: replace(RESOURCE, id=name, superseded_by=then)
        for name, then in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"))
    }

    found = {
        name: [fault for _, fault, _ in faults_beside(each, chain, lambda _: "")]
        for name, each in chain.items()
    }

    assert found == {
        "a": [F.IN_A_CIRCLE],
        "b": [F.IN_A_CIRCLE],
        "c": [F.IN_A_CIRCLE],
        "d": [],
    }


def test_two_ways_to_write_an_address_are_one_page() -> None:
    assert same_page("http://Example.org/a/") == same_page("https://example.org/a#b")
    assert same_page("https://example.org/a?x=1") != same_page("https://example.org/a")
