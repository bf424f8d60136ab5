"""Each action of the SOP has its pages, and newer ones take the place of old ones."""

from dataclasses import replace

import pytest

from domain.learning.for_actions import FOR_ACTIONS, now_used
from domain.learning.resources import Resource, ResourceStatus
from domain.procedure.secu import ROWS
from storage.catalogue.shipped import shipped_resources
from tests.clock import FakeClock

SHIPPED = {each.id: each for each in shipped_resources()}


def shown(resources: tuple[Resource, ...]) -> list[str]:
    return [each.id for each in resources]


def superseded(resource_id: str, by: str) -> Resource:
    return replace(SHIPPED[resource_id], superseded_by=by)


def test_every_row_of_the_sop_has_one_to_three_pages() -> None:
    assert set(FOR_ACTIONS) == {row.key for row in ROWS}
    for ids in FOR_ACTIONS.values():
        assert 1 <= len(set(ids)) == len(ids) <= 3


@pytest.mark.parametrize("key", FOR_ACTIONS)
def test_the_pages_of_a_row_are_current_official_and_public(key: str) -> None:
    for resource_id in FOR_ACTIONS[key]:
        resource = SHIPPED[resource_id]
        assert resource.status is ResourceStatus.CURRENT
        assert resource.official
        assert resource.public
        assert not resource.superseded_by


def test_what_superseded_a_page_takes_its_place_and_stands_there_once() -> None:
    catalogue = SHIPPED | {"popp-risk": superseded("popp-risk", "popp-erm")}

    found = now_used(("popp-risk", "popp-erm", "pub-ses"), catalogue)

    assert shown(found) == ["popp-erm", "pub-ses"]


def test_pages_that_supersede_each_other_are_left_out() -> None:
    circle = {
        "popp-risk": superseded("popp-risk", "popp-erm"),
        "popp-erm": superseded("popp-erm", "popp-risk"),
    }

    assert now_used(("popp-risk",), SHIPPED | circle) == ()


def test_what_is_withdrawn_dead_or_unknown_is_left_out(clock: FakeClock) -> None:
    gone = {
        "tk-qa": replace(SHIPPED["tk-qa"], status=ResourceStatus.WITHDRAWN),
        "srm-hq": replace(SHIPPED["srm-hq"], dead_since=clock.now.date()),
    }

    found = now_used(("tk-qa", "srm-hq", "no-such-page", "am-home"), SHIPPED | gone)

    assert shown(found) == ["am-home"]
