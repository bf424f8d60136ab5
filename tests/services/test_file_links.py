"""Private links to files: one person's, one version's, for a few minutes."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from domain.cases import Case
from domain.documents import DocumentVersion
from domain.people import Actor
from domain.refusals import Refusal
from domain.roles import Role
from services.file_links.make_file_link import LASTS, make_file_link
from services.file_links.read_file_link import Opened, read_file_link
from services.file_links.tickets import Ticket, as_token, ticket_in
from services.team.act_for import recuse
from services.team.change_team import take_role
from tests.services.cast import FOCAL, LEAD, MANAGER, OUTSIDER, RR, Desk, K

PLAN = b"# A plan"


@pytest.fixture(name="case")
def _case(desk: Desk) -> Case:
    return desk.opened_until(K.ELIGIBLE)


@pytest.fixture(name="version")
def _version(desk: Desk, case: Case) -> DocumentVersion:
    return desk.draft(case, "10", PLAN)


def link(desk: Desk, version: DocumentVersion, *, by: Actor = RR) -> str:
    return make_file_link(version.id, by=by, ports=desk.ports).token


def opened(desk: Desk, token: str) -> Opened | None:
    return read_file_link(token, ports=desk.ports)


def test_a_link_opens_its_version_for_its_person_again_and_again(
    desk: Desk, version: DocumentVersion
) -> None:
    token = link(desk, version)

    first, second = opened(desk, token), opened(desk, token)

    assert first is not None
    assert (first.line.version, first.content) == (version, PLAN)
    assert first.reader.id == RR.person_id
    assert second == first


def test_a_link_ends_after_minutes(desk: Desk, version: DocumentVersion) -> None:
    token = link(desk, version)

    desk.clock.advance(seconds=(LASTS - timedelta(seconds=1)).total_seconds())
    assert opened(desk, token) is not None
    desk.clock.advance(seconds=1)
    assert opened(desk, token) is None


def test_two_links_to_the_same_are_two(desk: Desk, version: DocumentVersion) -> None:
    assert link(desk, version) != link(desk, version)


@pytest.mark.usefixtures("case")
def test_who_is_not_on_the_case_gets_no_link_nor_learns_what_is_there(
    desk: Desk, version: DocumentVersion
) -> None:
    for version_id in (version.id, "nothing-of-ours", ""):
        with pytest.raises(Refusal, match="not-on-case"):
            make_file_link(version_id, by=OUTSIDER, ports=desk.ports)


def test_the_link_of_who_has_left_the_case_opens_nothing(
    desk: Desk, case: Case, version: DocumentVersion
) -> None:
    token = link(desk, version, by=MANAGER)
    take_role(
        case.id,
        person_id=MANAGER.person_id,
        role=Role.PROJECT_MANAGER,
        note="Moved on.",
        by=FOCAL,
        ports=desk.ports,
    )

    assert opened(desk, token) is None


def test_the_link_of_who_stepped_back_opens_nothing_and_they_get_no_other(
    desk: Desk, case: Case, version: DocumentVersion
) -> None:
    token = link(desk, version)
    recuse(case.id, reason="A conflict", by=RR, ports=desk.ports)

    assert opened(desk, token) is None
    with pytest.raises(Refusal, match="stepped-back"):
        link(desk, version)


def test_no_other_words_open_anything(desk: Desk, version: DocumentVersion) -> None:
    token = link(desk, version)
    other = desk.ports.cipher.seal('["another-kind", "a", "b", 9999999999]').decode()
    names = desk.ports.cipher.seal("Demo name").decode()
    swapped = f"{token[:30]}{'A' if token[30] != 'A' else 'B'}{token[31:]}"

    tries = ("", "x", "é", token[:-1], f"{token}A", swapped, other, names, "A" * 9999)

    assert [opened(desk, each) for each in tries] == [None] * len(tries)


def test_a_link_says_nothing_of_what_it_opens(
    desk: Desk, version: DocumentVersion
) -> None:
    made = make_file_link(version.id, by=LEAD, ports=desk.ports)

    assert made.token not in repr(made)
    assert version.id not in made.token
    assert LEAD.person_id not in made.token


def test_the_link_of_somebody_who_is_nobody_any_more_opens_nothing(
    desk: Desk, version: DocumentVersion
) -> None:
    found = ticket_in(link(desk, version), cipher=desk.ports.cipher)
    assert isinstance(found, Ticket)

    gone = as_token(replace(found, person_id="gone"), cipher=desk.ports.cipher)

    assert opened(desk, gone) is None


def test_a_file_that_was_changed_is_opened_for_nobody(
    desk: Desk, case: Case, version: DocumentVersion, tmp_path: Path
) -> None:
    token = link(desk, version)
    (tmp_path / "cases" / case.facts.reference / version.path).write_bytes(b"Other.")

    with pytest.raises(Refusal, match="file-changed"):
        opened(desk, token)
    with pytest.raises(Refusal, match="file-changed"):
        link(desk, version)
