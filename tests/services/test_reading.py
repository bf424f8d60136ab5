"""What people ask to see: only on their cases, and with all that a card needs."""

from datetime import date

import pytest

from domain.people import Actor
from domain.refusals import Refusal
from domain.roles import Role
from services.actions.finish_action import Shown, finish_action
from services.paper import Paper
from services.reading.list_actions import late_actions, my_actions
from services.reading.read_action import find_action, read_action
from services.reading.read_case import find_case, read_case, visible_cases
from services.reading.read_files import read_file, read_files
from services.reading.read_log import read_log
from services.reading.read_people import (
    country_offices,
    everybody,
    find_member,
    find_person,
    read_person,
)
from services.team.act_for import Deputising, act_for
from tests.services.cast import (
    BERA,
    COORDINATOR,
    EVERYBODY,
    EXO,
    FOCAL,
    LEAD,
    MANAGER,
    OUTSIDER,
    RR,
    TEAM,
    Desk,
    K,
)


def test_everybody_on_the_case_reads_it_and_the_room_too(desk: Desk) -> None:
    case = desk.open(vertical_fund=True)

    for reader in (*TEAM, EXO):
        sheet = read_case(case.id, reader=reader.person_id, ports=desk.ports)
        assert sheet.standing is not None
    room = read_case(case.id, reader="", ports=desk.ports)
    assert (room.standing, len(room.actions), len(room.events)) == (None, 30, 1)


def test_an_outsider_reads_nothing_of_a_case(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    version = desk.draft(case, "10")
    who, ports, action = OUTSIDER.person_id, desk.ports, desk.action(case, "10")

    for look in (
        lambda: read_case(case.id, reader=who, ports=ports),
        lambda: read_action(action.id, reader=who, ports=ports),
        lambda: read_files(case.id, reader=who, ports=ports),
        lambda: read_file(version.id, reader=who, ports=ports),
        lambda: read_log(case.id, reader=who, page=1, size=9, ports=ports),
    ):
        with pytest.raises(Refusal, match="not-on-case") as refused:
            look()
        assert case.facts.reference not in str(refused.value.details)
    assert case.id not in {each.id for each in visible_cases(who, ports=ports)}


@pytest.mark.usefixtures("alone")
def test_ones_cases_are_listed_latest_first(desk: Desk) -> None:
    first, second = desk.open(), desk.open()

    mine = [each.id for each in visible_cases(EXO.person_id, ports=desk.ports)]

    assert mine.index(second.id) < mine.index(first.id)


@pytest.mark.usefixtures("alone")
def test_ones_actions_are_those_that_wait_on_ones_parts(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)

    def waiting(person: Actor) -> set[str]:
        lines = my_actions(person.person_id, page=1, ports=desk.ports).lines
        mine = (each for each in lines if each.reference == case.facts.reference)
        return {line.action.label for line in mine}

    assert waiting(LEAD) == {"5", "6"}
    assert waiting(RR) == {"9"}
    assert waiting(FOCAL) == {"1", "2", "3", "4", "8", "10"}
    assert waiting(BERA) == set()
    desk.asked(case, "10")
    assert waiting(RR) == {"9", "10"}
    assert waiting(FOCAL) == {"1", "2", "3", "4", "8"}


@pytest.mark.usefixtures("alone")
def test_late_is_what_has_passed_its_binding_day(desk: Desk) -> None:
    desk.clock.now = desk.clock.now.replace(month=3, day=12)
    case = desk.open()

    late = late_actions(EXO.person_id, page=1, ports=desk.ports)

    mine = [each for each in late.lines if each.reference == case.facts.reference]
    assert [line.action.label for line in mine] == ["2", "3", "4"]
    assert late.rows[mine[0].action.id].key == "brief-country-office"


@pytest.mark.usefixtures("alone")
def test_lists_come_in_pages(desk: Desk) -> None:
    for _ in range(6):
        desk.open()

    first = my_actions(FOCAL.person_id, page=1, ports=desk.ports)
    second = my_actions(FOCAL.person_id, page=2, ports=desk.ports)

    assert (len(first.lines), first.has_more, second.page) == (20, True, 2)
    ids = {line.action.id for line in (*first.lines, *second.lines)}
    assert len(ids) == len(first.lines) + len(second.lines)


def test_an_action_is_found_by_number_and_round(desk: Desk) -> None:
    case = desk.opened_until(K.FACT_CHECK_RECEIVED)
    desk.happen(case, K.FACT_CHECK_RECEIVED, date(2024, 6, 10))

    assert find_action(case.id, "17.2", ports=desk.ports).round == 2
    for nonsense in ("31", "17.3", "x", "", "17.x", "9" * 5000):
        with pytest.raises(Refusal, match="no-such-action"):
            find_action(case.id, nonsense, ports=desk.ports)


def test_an_action_sheet_shows_versions_and_how_far_they_are(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    desk.signed(case, "10", by=[RR])

    sheet = read_action(
        desk.action(case, "10").id, reader=COORDINATOR.person_id, ports=desk.ports
    )

    assert [version.number for version in sheet.versions] == [1]
    assert sheet.progress is not None
    assert (len(sheet.progress.given), len(sheet.progress.needed)) == (1, 2)
    assert [signature.by for signature in sheet.signatures] == [RR.person_id]


def test_deputies_are_named_on_what_they_see(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    today = desk.clock.now.date()
    wanted = Deputising(
        principal_id=RR.person_id,
        deputy_id=OUTSIDER.person_id,
        role=Role.RISK_OWNER,
        first_day=today,
        last_day=today,
        reason="Leave.",
    )
    act_for(case.id, wanted, by=RR, ports=desk.ports)

    action, ports = desk.action(case, "10"), desk.ports
    assert OUTSIDER.person_id in read_case(case.id, reader="", ports=ports).people
    assert OUTSIDER.person_id in read_action(action.id, reader="", ports=ports).people


def test_files_show_their_versions_and_who_signed(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    signed = desk.signed(case, "10", by=[RR], content=b"Signed.")
    desk.draft(case, "10", b"Newer.")

    lines = read_files(case.id, reader=EXO.person_id, ports=desk.ports)

    found = {line.version.number: len(line.signatures) for line in lines}
    assert found == {1: 1, 2: 0}
    assert lines[0].by is not None
    line, content = read_file(signed.id, reader=EXO.person_id, ports=desk.ports)
    assert (line.version, content) == (signed, b"Signed.")


def test_a_file_that_nobody_knows_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="document-not-found"):
        read_file("nothing", reader=LEAD.person_id, ports=desk.ports)


def test_a_file_is_read_as_it_was_handed_in(desk: Desk) -> None:
    case = desk.open()
    content = bytes(range(256)) * 100
    paper = Paper(name="photo.png", media_type="image/png", content=content)
    finish_action(
        desk.action(case, "5").id,
        shown=Shown(paper=paper),
        by=MANAGER,
        ports=desk.ports,
    )

    [line] = read_files(case.id, reader=LEAD.person_id, ports=desk.ports)

    assert read_file(line.version.id, reader=RR.person_id, ports=desk.ports)[1] == (
        content
    )
    assert line.version.media_type == "image/png"


def test_the_record_is_read_newest_first_in_pages(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    total = len(desk.record(case))

    first = read_log(case.id, reader=EXO.person_id, page=1, size=5, ports=desk.ports)
    last = read_log(case.id, reader=EXO.person_id, page=999, size=5, ports=desk.ports)

    assert [row.seq for row in first.rows] == list(range(total, total - 5, -1))
    assert (first.page, first.pages) == (1, -(-total // 5))
    assert (last.page, last.rows[-1].seq) == (first.pages, 1)
    assert {FOCAL.person_id, MANAGER.person_id} <= set(last.people)


def test_people_and_offices_are_those_of_the_demo(desk: Desk) -> None:
    cast = {person.id for person in everybody(demo=True, ports=desk.ports)}

    assert cast >= {person.person_id for person in EVERYBODY}
    offices = [office.name for office in country_offices(desk.ports)]
    assert "Demo Country Office" in offices
    assert "Demo Headquarters, New York" not in offices
    assert read_person(LEAD.person_id, ports=desk.ports).name == "Demo CO Lead"
    with pytest.raises(Refusal, match="person-not-found"):
        read_person("nobody", ports=desk.ports)


def test_a_case_is_found_by_who_may_see_it(desk: Desk) -> None:
    case = desk.open()
    name, ports = case.facts.reference.lower(), desk.ports

    for reader, found in ((LEAD, case.id), (OUTSIDER, None)):
        who = reader.person_id
        by_id = find_case(who, case_id=case.id, ports=ports)
        by_name = find_case(who, reference=name, ports=ports)
        assert {each and each.id for each in (by_id, by_name)} == {found}
    assert find_case(LEAD.person_id, reference="NOWHERE-1", ports=ports) is None


def test_people_are_found_by_a_part_of_their_name_that_is_theirs_alone(
    desk: Desk,
) -> None:
    case = desk.open()
    ports = desk.ports

    assert find_person("co lead", demo=True, ports=ports) == LEAD.person_id
    assert find_member(case.id, "BERA", ports=ports) == BERA.person_id
    with pytest.raises(Refusal, match="which-person"):
        find_person("rbx", demo=True, ports=ports)
    with pytest.raises(Refusal, match="person-not-found"):
        find_person("nobody", demo=True, ports=ports)
    with pytest.raises(Refusal, match="person-not-on-case"):
        find_member(case.id, "Elsewhere", ports=ports)
