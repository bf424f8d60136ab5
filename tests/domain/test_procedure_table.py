"""What the table of the SECU procedure promises as a whole."""

import re

import pytest

from domain.deadlines import (
    Annually,
    EmptyCell,
    EndState,
    OpenEnded,
    SecuSets,
    WithinMonths,
    WithinWorkingDays,
)
from domain.events import EventKind
from domain.procedure import readings
from domain.procedure.model import (
    Approval,
    Audience,
    Condition,
    Procedure,
    ProcedureRow,
    Repeat,
)
from domain.procedure.secu import SECU
from domain.roles import Role
from tests.domain.spoken import row

# Stored with every action: append, never rename, never reuse.
KEYS = (
    "notify-executive-office",
    "brief-country-office",
    "hold-first-call",
    "make-case-room",
    "prepare-fact-sheet",
    "answer-eligibility-questions",
    "hand-over-elsewhere",
    "update-on-eligibility",
    "notify-of-eligibility",
    "agree-interim-plan",
    "update-on-draft-tor",
    "comment-on-draft-tor",
    "revisit-plan-at-launch",
    "support-mission",
    "debrief-mission",
    "revisit-plan-after-mission",
    "share-fact-check",
    "answer-fact-check",
    "notify-of-draft-report",
    "comment-on-draft-report",
    "revisit-plan-at-draft-report",
    "announce-final-report",
    "notify-of-final-report",
    "brief-administrator",
    "record-decision",
    "prepare-management-response",
    "notify-of-decision",
    "report-progress",
    "support-monitoring-mission",
    "close-case",
)

OPENED_BY = {
    "registered": {1, 2, 3, 4, 5, 6},
    "not-eligible": {7},
    "eligible": {8, 9, 10},
    "tor-posted": {11, 12},
    "tor-final": {13},
    "mission-requested": {14},
    "mission-started": {14},
    "mission-ended": {15, 16},
    "fact-check-received": {17, 18},
    "draft-posted": {19, 20, 21, 22},
    "report-published": {23},
    "administrator-asked": {24},
    "report-submitted": {25},
    "decided": {26, 27},
    "plan-issued": {28, 30},
    "monitoring-mission": {29},
}

# The SOP leaves these to be read: each must say so to the people who use it.
READ_BY_US = {1, 3, 4, 6, 7, 10, 11, 12, 13, 16, 19, 20, 21, 22, 25, 26, 27, 28, 29, 30}


def numbers(rows: list[ProcedureRow]) -> set[int]:
    return {each.number for each in rows}


def test_the_keys_stand_for_ever() -> None:
    assert tuple(each.key for each in SECU.rows) == KEYS
    assert tuple(each.number for each in SECU.rows) == tuple(range(1, 31))


def test_fifteen_rows_have_a_date_of_the_sops_own() -> None:
    fixed = numbers(
        [
            r
            for r in SECU.rows
            if isinstance(r.deadline, WithinWorkingDays | WithinMonths)
        ]
    )

    assert fixed | {6} == {2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 15, 16, 23, 25, 26}
    assert row(6).deadline == SecuSets(
        otherwise=WithinWorkingDays(count=14, of=EventKind.REGISTERED)
    )


def test_six_deadline_cells_are_empty() -> None:
    empty = [r for r in SECU.rows if isinstance(r.deadline, EmptyCell | EndState)]

    assert numbers(empty) == {7, 19, 21, 22, 29, 30}
    assert {r.clause for r in empty} == {readings.EMPTY_CELL}


def test_six_rows_are_open_and_three_wait_for_secu_alone() -> None:
    open_ended = [r for r in SECU.rows if isinstance(r.deadline, OpenEnded | Annually)]
    secus = [r for r in SECU.rows if r.deadline == SecuSets()]

    assert numbers(open_ended) == {1, 13, 17, 24, 27, 28}
    assert numbers(secus) == {14, 18, 20}


def test_events_open_rows_and_phases_are_no_strict_sequence() -> None:
    opened = {
        kind.value: numbers([r for r in SECU.rows if kind in r.opens_on])
        for kind in EventKind
    }

    assert {kind: rows for kind, rows in opened.items() if rows} == OPENED_BY
    assert row(22).opens_on == (EventKind.DRAFT_POSTED,)  # Before its own phase.


def test_rows_that_come_again_say_how() -> None:
    each_event = [r for r in SECU.rows if r.repeat is Repeat.EACH_EVENT]
    again = {r.number: r.repeat for r in SECU.rows if r.repeat is not Repeat.NEVER}

    assert numbers(each_event) == {14, 15, 16, 17, 18, 24, 29}
    assert {n for n in again if again[n] is not Repeat.EACH_EVENT} == {13, 28}
    assert row(13).repeat is Repeat.AS_NEEDED
    assert row(28).repeat is Repeat.ANNUALLY


def test_signatures_clearances_the_decision_and_the_ends_are_never_waived() -> None:
    never = numbers([r for r in SECU.rows if not r.waivable])

    assert never == {7, 10, 12, 13, 16, 18, 20, 21, 25, 26, 28, 30}
    assert never >= numbers([r for r in SECU.rows if r.approval is not Approval.NONE])


def test_what_nobody_here_can_do_is_only_shown() -> None:
    assert numbers([r for r in SECU.rows if r.for_information]) == {7, 25, 30}


def test_the_cards_of_the_first_four_go_to_the_corporate_ses_team() -> None:
    early = [r for r in SECU.rows if r.audience is Audience.CORPORATE_SES_TEAM]

    assert numbers(early) == {1, 2, 3, 4}


def test_status_changes_reach_those_the_sop_names() -> None:
    told = {r.number: set(r.informs) for r in SECU.rows if r.informs}

    both = {Role.EXECUTIVE_OFFICE, Role.SECU}
    assert told == {10: {Role.SECU}, 13: both, 16: both, 21: both}


def test_fact_checking_alone_is_restricted() -> None:
    assert numbers([r for r in SECU.rows if r.restricted]) == {17, 18}
    assert {each.role for each in row(17).addressees} == {
        Role.RESPONSE_TEAM,
        Role.EXECUTIVE_OFFICE,
    }


def test_secu_may_name_a_day_where_the_sop_leaves_it_to_secu() -> None:
    assert numbers([r for r in SECU.rows if r.secu_may_date]) == {6, 14, 18, 20, 29}


def test_each_notifier_has_a_part_of_its_own() -> None:
    parts = {r.number: [part.key for part in r.parts] for r in SECU.rows if r.parts}

    assert parts == {
        9: ["country-office", "vertical-funds"],
        19: ["country-office", "vertical-funds"],
        22: ["secu", "response-team"],
        23: ["country-office", "vertical-funds"],
        27: ["country-office", "donor-headquarters", "vertical-funds"],
    }


@pytest.mark.parametrize("number", [9, 19, 23, 27])
def test_the_team_may_notify_for_the_country_office_but_not_for_the_funds(
    number: int,
) -> None:
    parts = {part.key: part for part in row(number).parts}

    country_office, funds = parts["country-office"], parts["vertical-funds"]
    assert country_office.role is Role.RESIDENT_REPRESENTATIVE
    assert {Role.EXTERNAL_RELATIONS, Role.REGIONAL_BUREAU} <= {
        *country_office.also_from
    }
    assert funds.role is Role.ENVIRONMENTAL_FINANCE
    assert funds.also_from == ()


def test_donors_headquarters_hear_from_bera_when_relevant() -> None:
    bera = next(part for part in row(27).parts if part.key == "donor-headquarters")

    assert bera.role is Role.EXTERNAL_RELATIONS
    assert bera.condition is Condition.WHEN_RELEVANT


def test_secus_own_part_of_the_announcement_is_shown_and_not_asked() -> None:
    assert [part.role for part in row(22).parts if part.outside] == [Role.SECU]


def test_the_first_mail_and_call_reach_whom_the_sop_lists() -> None:
    mail, call = ({a.role for a in row(n).addressees} for n in (2, 3))

    country_office = {Role.RESIDENT_REPRESENTATIVE, Role.COUNTRY_LEAD}
    assert mail - country_office == {Role.REGIONAL_BUREAU, Role.ENVIRONMENTAL_FINANCE}
    assert call - mail == {Role.EXTERNAL_RELATIONS, Role.POLICY_BUREAU}


def test_new_information_and_press_call_for_a_revisit_of_the_plan() -> None:
    news = (EventKind.NEW_INFORMATION, EventKind.PRESS_COVERAGE)

    assert {r.number: r.revisit_on for r in SECU.rows if r.revisit_on} == {13: news}


def test_templates_carry_the_annex_that_the_sop_lists() -> None:
    annexes = {
        r.number: re.findall(r"Annex (\d)", r.template) for r in SECU.rows if r.template
    }

    plans = {number: ["3"] for number in (10, 13, 16, 21)}
    assert annexes == {2: ["1"], 3: [], 5: ["2"], 26: ["4"], 28: ["4"], **plans}


def test_every_reading_of_ours_is_shown_as_one() -> None:
    shown = numbers([r for r in SECU.rows if r.choices])

    assert shown >= READ_BY_US
    assert len(SECU.choices) == 3  # Working day, order of phases, interim rule.


def test_a_row_is_found_by_key_and_by_number() -> None:
    assert SECU.row("close-case") is row(30)
    assert SECU.numbered(31) is None
    with pytest.raises(KeyError):
        SECU.row("no-such-row")


def test_a_second_procedure_is_a_second_table() -> None:
    srm = Procedure(key="srm", title="SRM", source="Its guidance", rows=SECU.rows[:2])

    assert srm.row("brief-country-office").number == 2
    assert srm.numbered(3) is None
    assert SECU.numbered(3) is not None


@pytest.mark.parametrize("twice", [(0, 0), (3, 5, 3)])
def test_a_table_that_repeats_itself_is_refused(twice: tuple[int, ...]) -> None:
    rows = tuple(SECU.rows[place] for place in twice)

    with pytest.raises(ValueError, match="repeats a key or a number"):
        Procedure(key="srm", title="SRM", source="", rows=rows)
