"""Making a room: a checklist that goes on where it stopped (row 4)."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from domain.paperwork import folders
from domain.refusals import Refusal
from domain.rooms import ROOM_STEPS, Home, StepState
from services.ports import CaseFiles, Ports
from services.rooms.make_room import (
    LAST_STEP,
    make_room,
    mark_card_pinned,
    mark_step,
)
from tests.services.cast import Desk, K

TEMPLATES = {"00-templates/fact-sheet.docx": b"A template."}
DONE, FAILED, WAITING = StepState.DONE, StepState.FAILED, StepState.WAITING


@dataclass(kw_only=True)
class FailingFiles:
    """Files on a disk that is full until it is not; it counts what was asked of it."""

    disk: CaseFiles
    full: bool = True
    asked: list[str] = field(default_factory=list)

    def make_tree(self, reference: str, folders: Sequence[str]) -> None:
        """Make folders, or refuse."""
        self._ask("make_tree")
        self.disk.make_tree(reference, folders)

    def write(self, reference: str, path: str, content: bytes) -> str:
        """Write, or refuse."""
        self._ask("write")
        return self.disk.write(reference, path, content)

    def read(self, reference: str, path: str) -> bytes:
        """Read."""
        return self.disk.read(reference, path)

    def refuse_open_to_others(self, reference: str) -> None:
        """Look at the folder."""
        self.asked.append("refuse_open_to_others")
        self.disk.refuse_open_to_others(reference)

    def _ask(self, what: str) -> None:
        self.asked.append(what)
        if self.full:
            raise Refusal("disk-full")


@pytest.fixture(name="files")
def _files(ports: Ports) -> FailingFiles:
    return FailingFiles(disk=ports.files)


def test_a_room_is_made_step_by_step(desk: Desk) -> None:
    case = desk.open()

    steps = make_room(case.id, templates=TEMPLATES, ports=desk.ports)

    assert [step.key for step in steps] == list(ROOM_STEPS[Home.DESK])
    assert [step.state for step in steps] == [DONE, DONE, DONE, DONE, WAITING]
    code, files = case.facts.reference, desk.ports.files
    assert files.read(code, "00-templates/fact-sheet.docx") == b"A template."
    assert len(folders()) == 13


def test_the_last_step_is_the_card_on_top(desk: Desk) -> None:
    case = desk.open()
    make_room(case.id, templates=TEMPLATES, ports=desk.ports)

    mark_card_pinned(case.id, ports=desk.ports)
    mark_card_pinned(case.id, ports=desk.ports)

    with desk.ports.read_uow() as uow:
        steps = {step.key: step.state for step in uow.rooms.steps(case.id)}
        assert steps[LAST_STEP] is DONE
        assert case.id not in uow.rooms.unfinished()


def test_a_failed_step_holds_up_no_other_and_says_why(
    desk: Desk, files: FailingFiles
) -> None:
    case = desk.open()
    ports = replace(desk.ports, files=files)

    steps = make_room(case.id, templates=TEMPLATES, ports=ports)

    states = {step.key: (step.state, step.problem) for step in steps}
    assert states["team"] == (DONE, "")
    assert states["folders"] == (FAILED, "disk-full")
    assert states["templates"] == (FAILED, "disk-full")
    assert states["privacy"] == (FAILED, "file-missing")
    assert desk.open_labels(case) == ["1", "2", "3", "4", "5", "6"]


def test_making_goes_on_where_it_stopped(desk: Desk, files: FailingFiles) -> None:
    case = desk.open()
    ports = replace(desk.ports, files=files)
    make_room(case.id, templates=TEMPLATES, ports=ports)
    files.full = False
    make_room(case.id, templates=TEMPLATES, ports=ports)
    files.asked.clear()

    steps = make_room(case.id, templates=TEMPLATES, ports=ports)

    assert [step.state for step in steps] == [DONE, DONE, DONE, DONE, WAITING]
    assert {step.problem for step in steps} == {""}
    assert files.asked == []


def test_a_full_disk_changes_nothing_of_what_needed_it(
    desk: Desk, files: FailingFiles
) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    full = replace(desk, ports=replace(desk.ports, files=files))
    before = desk.state(case)

    with pytest.raises(Refusal, match="disk-full"):
        full.draft(case, "10")
    assert desk.state(case) == before

    files.full = False
    assert full.draft(case, "10").number == 1


def test_the_case_card_shows_each_step(desk: Desk) -> None:
    case = desk.open()
    before = len(desk.news(case))

    make_room(case.id, templates=TEMPLATES, ports=desk.ports)

    kinds = {(news.kind, news.subject) for news in desk.news(case)[before:]}
    assert kinds == {("case-card", case.id)}


def test_a_room_elsewhere_only_waits_again(desk: Desk) -> None:
    ports = replace(desk.ports, home=Home.TEAMS)
    case = replace(desk, ports=ports).open()
    with ports.read_uow() as uow:
        members = uow.rooms.steps(case.id)[1]
    failed = replace(members, state=FAILED, problem="room-people-missing", about="X")
    mark_step(failed, ports=ports)

    steps = make_room(case.id, templates=TEMPLATES, ports=ports)

    assert [step.key for step in steps] == list(ROOM_STEPS[Home.TEAMS])
    assert {(step.state, step.problem, step.about) for step in steps} == {
        (WAITING, "", "")
    }
