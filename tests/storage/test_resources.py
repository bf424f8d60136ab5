"""The catalogue as it is kept, and what the product ships of it."""

from collections import Counter
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from domain.learning.known_gaps import KNOWN_GAPS
from domain.learning.links import LinkFound, LinkOutcome, LinkReason, looked
from domain.learning.resources import (
    KeptResource,
    Resource,
    ResourceChange,
    ResourceKind,
    ResourceNews,
    ResourceStatus,
)
from domain.refusals import Refusal
from storage.catalogue.shipped import shipped_resources
from tests.conftest import OpenUow
from tests.storage.makers import NOW, TODAY
from tests.storage.presses import press_at_once

RESOURCE = Resource(
    id="tk-s6",
    title="Standard 6: “Indigenous Peoples”",
    url="https://toolkit.example.org/standard-6",
    language="en",
    kind=ResourceKind.WEB_PAGE,
    summary="When consent is needed.",
    attested="page seen",
    topics=("FPIC", "consent"),
    standards=("S6",),
    audience=("staff",),
    edition="2021",
    official=True,
    aliases=("https://toolkit.example.org/node/6",),
    reviewed_on=TODAY,
)
KEPT = KeptResource(resource=RESOURCE)


def put(open_uow: OpenUow, kept: KeptResource = KEPT) -> bool:
    with open_uow() as uow:
        done = uow.resources.put(kept)
        uow.commit()
    return done


def test_some_resources_are_asked_for_by_their_ids(open_uow: OpenUow) -> None:
    put(open_uow)
    put(open_uow, KeptResource(resource=replace(RESOURCE, id="tk-s7")))

    with open_uow() as uow:
        assert uow.resources.some(["tk-s6", "unknown"]) == {"tk-s6": RESOURCE}
        assert uow.resources.some([]) == {}


def test_a_resource_comes_back_as_it_was_put(open_uow: OpenUow) -> None:
    edited = replace(KEPT, edited_by="facilitator", edited_at=NOW)

    assert put(open_uow, edited)

    with open_uow() as uow:
        assert uow.resources.get("tk-s6") == replace(edited, revision=1)
        assert uow.resources.all() == [RESOURCE]


def test_a_resource_that_nobody_keeps_is_refused(open_uow: OpenUow) -> None:
    with open_uow() as uow, pytest.raises(Refusal, match="resource-not-found"):
        uow.resources.get("nothing")


def test_what_was_changed_meanwhile_is_not_changed_again(open_uow: OpenUow) -> None:
    put(open_uow)
    first = replace(KEPT, resource=replace(RESOURCE, title="First"), revision=1)
    second = replace(KEPT, resource=replace(RESOURCE, title="Second"), revision=1)

    assert [put(open_uow, first), put(open_uow, second)] == [True, False]

    with open_uow() as uow:
        assert uow.resources.get("tk-s6").resource.title == "First"


def test_of_many_changes_at_once_one_is_kept(open_uow: OpenUow) -> None:
    put(open_uow)

    def press(number: int) -> bool:
        title = replace(RESOURCE, title=str(number))
        return put(open_uow, replace(KEPT, resource=title, revision=1))

    changed = press_at_once(press)

    assert Counter(changed) == {True: 1, False: 7}


def test_an_id_is_taken_once(open_uow: OpenUow) -> None:
    assert [put(open_uow), put(open_uow)] == [True, False]


def test_each_change_makes_an_older_index_old(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        versions = [uow.resources.version()]
        uow.resources.put(KEPT)
        versions.append(uow.resources.version())
        uow.resources.ship("digest")
        versions.append(uow.resources.version())
        uow.resources.put(replace(KEPT, revision=1))
        versions.append(uow.resources.version())

        assert versions == sorted(set(versions))
        assert uow.resources.shipped() == "digest"


def test_what_happened_is_told_in_order_with_what_was_before(
    open_uow: OpenUow,
) -> None:
    added = ResourceChange(
        resource_id="tk-s6", what=ResourceNews.ADDED, by="facilitator", at=NOW
    )
    withdrawn = replace(
        added, what=ResourceNews.WITHDRAWN, note="Wrong page.", was=RESOURCE
    )
    with open_uow() as uow:
        for change in (added, withdrawn, replace(added, resource_id="other")):
            uow.resources.record(change)

        assert uow.resources.history("tk-s6") == [added, withdrawn]


def test_the_last_look_at_an_address_is_kept(open_uow: OpenUow) -> None:
    unsure = LinkFound(outcome=LinkOutcome.UNSURE, reason=LinkReason.TIMEOUT)
    moved = LinkFound(outcome=LinkOutcome.MOVED, moved_to="https://example.org/new")
    first = looked("tk-s6", unsure, at=NOW, was=None)
    second = looked("tk-s6", moved, at=NOW, was=first)
    with open_uow() as uow:
        uow.resources.put_links([first])
        uow.resources.put_links([second])

        assert uow.resources.links() == {"tk-s6": second}


def test_what_is_shipped_is_whole_and_points_at_what_is_current() -> None:
    shipped = {each.id: each for each in shipped_resources()}
    superseding = {each.superseded_by for each in shipped.values()} - {""}

    assert len(shipped) == 165
    assert {shipped[each].status for each in superseding} == {ResourceStatus.CURRENT}
    assert all(
        each.status is not ResourceStatus.CURRENT
        for each in shipped.values()
        if each.superseded_by
    )


def test_no_two_shipped_resources_share_an_address() -> None:
    addresses = Counter(
        address.rstrip("/").casefold()
        for each in shipped_resources()
        for address in (each.url, *each.aliases)
    )

    assert addresses.most_common(1)[0][1] == 1
    assert {urlsplit(each).scheme for each in addresses} == {"http", "https"}


def test_every_shipped_resource_is_attested_and_waits_for_its_first_review() -> None:
    shipped = shipped_resources()

    assert {each.attested for each in shipped} == {"page seen", "link seen"}
    assert {each.reviewed_on for each in shipped} == {None}


def test_old_standard_7_is_pollution_and_points_at_standard_8() -> None:
    shipped = {each.id: each for each in shipped_resources()}

    assert shipped["old-s7"].standards == ("S8",)
    assert shipped["old-s7"].superseded_by == "tk-s8"


def test_no_current_official_page_fills_a_known_gap() -> None:
    pages = [
        each
        for each in shipped_resources()
        if each.id.startswith("tk-") and each.status is ResourceStatus.CURRENT
    ]
    claimed = {each.standards[0] for each in pages if len(each.standards) == 1}
    missing = {name for gap in KNOWN_GAPS for name in gap.standards}

    assert missing == {"S2", "P2", "P4"}
    assert claimed & missing == set()
