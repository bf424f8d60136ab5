"""The wall: complainants' names sealed, looked at for a reason, and nowhere else."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Engine

from domain.cases import Case
from domain.people import Actor
from domain.refusals import Refusal
from services.actions.finish_action import Shown, finish_action
from services.cases.open_case import open_case
from services.paper import Paper
from services.team.act_for import recuse
from services.wall.pass_wall import pass_wall
from services.wall.reveal_names import Revealed, reveal_names, wall_names
from services.wall.screen_words import (
    carries_walled_name,
    file_carries_walled_name,
    withhold,
)
from tests.services.cast import (
    BERA,
    FINANCE,
    FOCAL,
    LEAD,
    OUTSIDER,
    RR,
    Desk,
    K,
    make_new_case,
)

NAMES = ("Ada Example", "Benedikta Beispiel")


def reveal(
    desk: Desk, case: Case, *, by: Actor = LEAD, reason: str = "To write to them."
) -> tuple[Revealed, ...]:
    return reveal_names(case.id, reason=reason, by=by, ports=desk.ports)


def test_who_needs_the_names_sees_them_for_a_reason_on_record(desk: Desk) -> None:
    case = desk.open(requestors=NAMES)

    shown = reveal(desk, case, reason=" To write to them. ")

    assert [(each.label, each.name) for each in shown] == [
        ("Requestor 1", "Ada Example"),
        ("Requestor 2", "Benedikta Beispiel"),
    ]
    row = desk.record(case)[-1]
    assert (row.verb, row.who) == ("wall.reveal", LEAD.person_id)
    assert row.content == {"reason": "To write to them."}


def test_every_look_is_recorded(desk: Desk) -> None:
    case = desk.open(requestors=NAMES)

    for who in (LEAD, RR, FOCAL, LEAD):
        reveal(desk, case, by=who)

    assert desk.verbs(case).count("wall.reveal") == 4


def test_who_stepped_back_does_not_see_names(desk: Desk) -> None:
    case = desk.open(requestors=NAMES)
    recuse(case.id, reason="My cousin's firm.", by=LEAD, ports=desk.ports)

    with pytest.raises(Refusal, match="not-a-name-reader"):
        reveal(desk, case)


def test_a_look_needs_a_reason_and_somebody_to_see(desk: Desk) -> None:
    case, nobody = desk.open(requestors=NAMES), desk.open()

    with pytest.raises(Refusal, match="reason-missing"):
        reveal(desk, case, reason=" ")
    with pytest.raises(Refusal, match="text-too-long"):
        reveal(desk, case, reason="x" * 100_000)
    with pytest.raises(Refusal, match="nobody-walled"):
        reveal(desk, nobody)
    assert "wall.reveal" not in desk.verbs(case)


def test_more_names_go_behind_the_wall_each_once(desk: Desk) -> None:
    case = desk.open(requestors=NAMES[:1])

    counts = [
        wall_names(case.id, names=names, by=LEAD, ports=desk.ports)
        for names in ((*NAMES, " "), NAMES)
    ]

    assert counts == [2, 2]
    assert [each.name for each in reveal(desk, case)] == list(NAMES)
    with pytest.raises(Refusal, match="words-missing"):
        wall_names(case.id, names=(" ",), by=LEAD, ports=desk.ports)
    with pytest.raises(Refusal, match="text-too-long"):
        wall_names(case.id, names=("x" * 100_000,), by=LEAD, ports=desk.ports)


def test_a_name_given_twice_at_the_opening_is_sealed_once(desk: Desk) -> None:
    case = desk.open(requestors=(NAMES[0], f" {NAMES[0]} ", ""))

    assert [each.name for each in reveal(desk, case)] == [NAMES[0]]


def test_a_reference_that_names_a_requestor_is_refused(desk: Desk) -> None:
    new = make_new_case(reference="EXAMPLE-1", requestors=NAMES)

    with pytest.raises(Refusal, match="reference-names-somebody"):
        open_case(new, by=FOCAL, ports=desk.ports)


def test_letting_something_pass_is_recorded_with_who_and_why(desk: Desk) -> None:
    case = desk.open(requestors=NAMES)

    pass_wall(case.id, reason=" Another Ada. ", by=BERA, ports=desk.ports)

    row = desk.record(case)[-1]
    assert (row.verb, row.who) == ("wall.pass", BERA.person_id)
    assert row.content == {"reason": "Another Ada."}
    with pytest.raises(Refusal, match="reason-missing"):
        pass_wall(case.id, reason="", by=BERA, ports=desk.ports)
    with pytest.raises(Refusal, match="not-on-case"):
        pass_wall(case.id, reason="So.", by=OUTSIDER, ports=desk.ports)


def test_a_walled_name_is_found_in_words_and_taken_out(desk: Desk) -> None:
    case = desk.open(requestors=NAMES)
    text, ports = "We met EXAMPLE, Ada on Monday.", desk.ports

    assert carries_walled_name(text, case_ids=[case.id], ports=ports)
    clean = withhold(text, case_ids=[case.id], ports=ports)
    assert "ada" not in clean.casefold()
    assert not carries_walled_name(clean, case_ids=[case.id], ports=ports)


def test_the_names_of_one_case_do_not_stop_words_on_another(desk: Desk) -> None:
    desk.open(requestors=NAMES)
    other = desk.open()

    assert not carries_walled_name(
        "We met Ada Example.", case_ids=[other.id], ports=desk.ports
    )
    assert withhold("Ada Example", case_ids=[other.id], ports=desk.ports)


FILES = (
    (b"Nothing here.", "sent.txt", "text/plain", False),
    (b"Dear Ms Example", "sent.txt", "text/plain", True),
    (b"Nothing here.", "ada_example.txt", "text/plain", True),
    (b"\x00\x01\x02\xff", "sent.bin", "application/octet-stream", None),
)


@pytest.mark.parametrize("content, name, media_type, found", FILES)
def test_files_and_their_names_are_looked_through(
    desk: Desk, content: bytes, name: str, media_type: str, *, found: bool | None
) -> None:
    case = desk.open(requestors=NAMES)

    carries = file_carries_walled_name(
        content, name=name, media_type=media_type, case_ids=[case.id], ports=desk.ports
    )

    assert carries is found


def test_without_walled_names_no_file_is_opened(desk: Desk) -> None:
    case = desk.open()

    assert not file_carries_walled_name(
        b"\x00\xff",
        name="x.bin",
        media_type="",
        case_ids=[case.id],
        ports=desk.ports,
    )


def test_finance_that_plays_the_ses_team_reads_names(desk: Desk) -> None:
    case = desk.open(requestors=NAMES, vertical_fund=True, environmental=True)

    assert reveal(desk, case, by=FINANCE)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_no_table_and_no_file_knows_a_name(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    case = desk.open(
        requestors=NAMES,
        synopsis="Ada Example and others say that dikes closed their landing sites.",
        project="Wetlands of Ada Example",
    )
    paper = Paper(
        name="Complaint of Ada Example.pdf",
        media_type="application/pdf",
        content=b"Signed by all.",
    )
    action = desk.action(case, "5")
    finish_action(action.id, shown=Shown(paper=paper), by=LEAD, ports=desk.ports)
    desk.happen(case, K.ELIGIBLE, desk.clock.now.date())
    reveal(desk, case)

    database = sqlite3.connect(f"file:{engine.url.database}?mode=ro", uri=True)
    dump = "\n".join(database.iterdump())
    database.close()
    raw = Path(str(engine.url.database)).read_bytes()
    paths = " ".join(str(path) for path in (tmp_path / "cases").rglob("*"))
    for word in ("Example", "Beispiel", "Benedikta"):
        assert word.casefold() not in (dump + paths).casefold()
        assert word.encode() not in raw
