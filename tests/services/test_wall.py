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
from services.ports import Unread
from services.team.act_for import recuse
from services.wall.pass_wall import pass_wall, refuse_pass
from services.wall.reveal_names import Revealed, reveal_names, wall_names
from services.wall.screen_words import Found, screen, withhold
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

    pass_wall([case.id], reason=" Another Ada. ", by=BERA, ports=desk.ports)

    row = desk.record(case)[-1]
    assert (row.verb, row.who) == ("wall.pass", BERA.person_id)
    assert row.content == {"reason": "Another Ada."}


def test_nothing_passes_without_a_reason_that_names_nobody(desk: Desk) -> None:
    case, other = desk.open(requestors=NAMES), desk.open(requestors=("Cleo Third",))

    def refuse(reason: str, by: Actor = BERA) -> None:
        refuse_pass(
            [case.id], reason=reason, besides=[other.id], by=by, ports=desk.ports
        )

    refuse("It is another person.")
    for reason in ("Ada Example says so.", "Cleo Third says so."):
        with pytest.raises(Refusal, match="reason-names-somebody"):
            refuse(reason)
    with pytest.raises(Refusal, match="reason-missing"):
        refuse(" ")
    with pytest.raises(Refusal, match="not-on-case"):
        refuse("So.", by=OUTSIDER)
    assert "wall.pass" not in desk.verbs(case)


def test_a_walled_name_is_found_in_words_and_taken_out(desk: Desk) -> None:
    case = desk.open(requestors=NAMES)
    text, ports = "We met EXAMPLE, Ada on Monday.", desk.ports

    assert screen(text, case_ids=[case.id], ports=ports).in_words == (case.id,)
    clean = withhold(text, case_ids=[case.id], ports=ports)
    assert "ada" not in clean.casefold()
    assert not screen(clean, case_ids=[case.id], ports=ports).case_ids


def test_the_cases_whose_names_were_found_are_told_apart(desk: Desk) -> None:
    one, two = desk.open(requestors=NAMES), desk.open(requestors=("Cleo Third",))
    other = desk.open()
    all_of_them, ports = [one.id, two.id, other.id], desk.ports

    found = screen("We met Cleo Third.", case_ids=all_of_them, ports=ports)

    assert found.case_ids == (two.id,)
    assert not screen("Cleo Third", case_ids=[other.id], ports=ports).case_ids
    assert withhold("Ada Example", case_ids=[other.id], ports=ports)


def paper(content: bytes, name: str = "sent.txt") -> Paper:
    return Paper(name=name, media_type="text/plain", content=content)


@pytest.mark.parametrize(
    "handed_in, found",
    [
        (paper(b"Nothing here."), False),
        (paper(b"Dear Ms Example"), True),
        (paper(b"Nothing here.", "ada_example.txt"), True),
    ],
)
def test_files_and_their_names_are_looked_through(
    desk: Desk, handed_in: Paper, *, found: bool
) -> None:
    case = desk.open(requestors=NAMES)

    seen = screen("", papers=[handed_in], case_ids=[case.id], ports=desk.ports)

    assert bool(seen.in_files) is found
    assert not seen.unread


def test_what_of_a_file_cannot_be_read_is_said(desk: Desk) -> None:
    case, clean = desk.open(requestors=NAMES), desk.open()
    unknown = paper(b"\x00\x01\xff", "sent.bin")

    seen = screen("", papers=[unknown], case_ids=[case.id], ports=desk.ports)

    assert seen.unsure == (case.id,)
    assert seen.unread == {Unread.ALL}
    # Without walled names, no file is opened.
    assert (
        screen("", papers=[unknown], case_ids=[clean.id], ports=desk.ports) == Found()
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
    complaint = Paper(
        name="Complaint of Ada Example.pdf",
        media_type="application/pdf",
        content=b"Signed by all.",
    )
    action = desk.action(case, "5")
    finish_action(action.id, shown=Shown(paper=complaint), by=LEAD, ports=desk.ports)
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
