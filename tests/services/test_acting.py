"""Acting for somebody: dated, named, never passed on; and stepping back."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from domain.actions import ActionState
from domain.cases import Case
from domain.people import ActingFor, Actor
from domain.refusals import Refusal
from domain.roles import Role
from services.reading.list_actions import late_actions, my_actions
from services.reading.read_case import read_case, visible_cases
from services.team.act_for import MOST_DAYS, Deputising, act_for, end_acting, recuse
from services.team.change_team import give_role, take_role
from tests.services.cast import (
    BUREAU,
    COORDINATOR,
    EXO,
    FOCAL,
    LEAD,
    MANAGER,
    OUTSIDER,
    POLICY,
    RR,
    Desk,
    K,
)

TODAY = date(2024, 9, 2)
OWNER = Role.RISK_OWNER


def depute(
    desk: Desk,
    case: Case,
    *,
    principal: Actor = RR,
    deputy: Actor = OUTSIDER,
    role: Role = OWNER,
    first: date = TODAY,
    last: date = date(2024, 9, 6),
    reason: str = "Leave.",
    by: Actor | None = None,
) -> ActingFor:
    wanted = Deputising(
        principal_id=principal.person_id,
        deputy_id=deputy.person_id,
        role=role,
        first_day=first,
        last_day=last,
        reason=reason,
    )
    return act_for(case.id, wanted, by=by or principal, ports=desk.ports)


def test_a_deputy_signs_in_the_principals_name(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    version = desk.asked(case, "10")
    depute(desk, case)

    signed = desk.sign(case, "10", version, by=OUTSIDER)

    [given] = signed.progress.given.values()
    assert (given.by, given.acting_for) == (OUTSIDER.person_id, RR.person_id)
    assert signed.action.state is ActionState.DONE
    row = next(row for row in desk.record(case) if row.verb == "approval.give")
    assert (row.content or {})["acting_for"] == RR.person_id


def test_who_holds_a_part_themselves_acts_for_nobody_in_it(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_POSTED)
    depute(desk, case, deputy=BUREAU, role=Role.RESIDENT_REPRESENTATIVE)
    desk.signed(case, "12", by=[BUREAU, POLICY])

    desk.submit(case, "12", by=BUREAU)

    with desk.ports.read_uow() as uow:
        submission = uow.documents.signatures_of_case(case.id)[-1]
    assert (submission.by, submission.acting_for) == (BUREAU.person_id, "")


def test_acting_is_recorded_and_told_with_its_days(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)

    depute(desk, case, reason=" Leave. ")

    assert desk.record(case)[-1].content == {
        "principal": RR.person_id,
        "deputy": OUTSIDER.person_id,
        "role": "risk-owner",
        "first_day": "2024-09-02",
        "last_day": "2024-09-06",
        "reason": "Leave.",
    }
    assert desk.codes(case)[-1] == "acting-for"


def test_a_deputy_sees_the_case_on_their_days_and_on_no_other(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    depute(desk, case, first=date(2024, 9, 3), last=date(2024, 9, 4))

    seen = []
    for day in (2, 3, 4, 5):
        desk.clock.now = desk.clock.now.replace(day=day)
        visible = visible_cases(OUTSIDER.person_id, ports=desk.ports)
        seen.append(case.id in {each.id for each in visible})

    assert seen == [False, True, True, False]


def test_a_deputy_whose_days_are_over_neither_reads_nor_signs(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    version = desk.asked(case, "10")
    depute(desk, case)
    read_case(case.id, reader=OUTSIDER.person_id, ports=desk.ports)
    desk.clock.advance(days=5)

    with pytest.raises(Refusal, match="not-on-case"):
        read_case(case.id, reader=OUTSIDER.person_id, ports=desk.ports)
    with pytest.raises(Refusal, match="not-on-case"):
        desk.sign(case, "10", version, by=OUTSIDER)


@pytest.mark.usefixtures("alone")
def test_what_waits_for_the_principal_is_in_the_deputys_list_and_chat(
    desk: Desk,
) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    desk.asked(case, "10")
    action = desk.action(case, "10")

    depute(desk, case)

    mine = my_actions(OUTSIDER.person_id, page=1, ports=desk.ports)
    assert action.id in {line.action.id for line in mine.lines}
    chat = f"direct:{OUTSIDER.person_id}"
    assert action.id in {n.subject for n in desk.news(case) if n.conversation == chat}


def test_what_goes_out_while_somebody_acts_goes_to_them_too(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    depute(desk, case)

    desk.asked(case, "10")

    chats = {news.conversation for news in desk.news(case)}
    assert {f"direct:{RR.person_id}", f"direct:{OUTSIDER.person_id}"} <= chats


def test_two_keys_are_two_people_also_by_deputy(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    depute(
        desk, case, principal=COORDINATOR, deputy=RR, role=Role.EXECUTIVE_COORDINATOR
    )
    version = desk.asked(case, "10")

    desk.sign(case, "10", version, by=RR)
    again = desk.sign(case, "10", version, by=RR)

    assert len(again.progress.given) == 1
    assert again.action.state is ActionState.IN_APPROVAL


def test_who_acts_for_both_keys_turns_one(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    both, role = MANAGER, Role.EXECUTIVE_COORDINATOR
    depute(desk, case, deputy=both)
    depute(desk, case, principal=COORDINATOR, deputy=both, role=role)
    version = desk.asked(case, "10")

    for _ in range(2):
        signed = desk.sign(case, "10", version, by=both)

    assert len(signed.progress.given) == 1


def test_nobody_turns_one_key_and_has_a_deputy_turn_the_other(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    role = Role.EXECUTIVE_COORDINATOR
    give_role(case.id, person_id=RR.person_id, role=role, by=FOCAL, ports=desk.ports)
    depute(desk, case, deputy=MANAGER, role=role)
    version = desk.asked(case, "10")
    desk.sign(case, "10", version, by=RR)

    with pytest.raises(Refusal, match="two-people"):
        desk.sign(case, "10", version, by=MANAGER)


def test_acting_is_not_passed_on(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    depute(desk, case, deputy=MANAGER)

    with pytest.raises(Refusal, match="principal-lacks-role"):
        depute(desk, case, principal=MANAGER, deputy=OUTSIDER)


def test_a_part_given_up_ends_what_was_acted_in_it(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    desk.asked(case, "10")
    depute(desk, case)

    take_role(
        case.id,
        person_id=RR.person_id,
        role=OWNER,
        note="",
        by=FOCAL,
        ports=desk.ports,
    )

    outsider, ports = OUTSIDER.person_id, desk.ports
    assert case.id not in {each.id for each in visible_cases(outsider, ports=ports)}
    for lines in (my_actions, late_actions):
        found = lines(outsider, page=1, ports=ports).lines
        assert case.facts.reference not in {line.reference for line in found}
    assert "team.end-acting" in desk.verbs(case)


def test_naming_twice_is_one_acting_for(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)

    with ThreadPoolExecutor(4) as presses:
        named = list(presses.map(lambda _: depute(desk, case), range(4)))

    assert len({acting.id for acting in named}) == 1
    assert desk.verbs(case).count("team.act-for") == 1


REFUSED = (
    ("own-deputy", {"deputy": RR}),
    ("own-deputy", {"deputy": FOCAL, "by": FOCAL}),
    ("not-the-principal", {"by": LEAD}),
    ("not-the-principal", {"deputy": LEAD, "by": LEAD}),
    ("not-on-case", {"by": OUTSIDER}),
    ("principal-lacks-role", {"role": Role.EXECUTIVE_COORDINATOR}),
    ("days-reversed", {"last": date(2024, 9, 1)}),
    ("days-passed", {"first": date(2024, 8, 1), "last": date(2024, 8, 30)}),
    ("day-far-away", {"first": date.max, "last": date.max}),
    ("days-too-many", {"last": date(2024 + 2, 9, 2)}),
    ("reason-missing", {"reason": "  "}),
    ("text-too-long", {"reason": "x" * 100_000}),
)


@pytest.mark.parametrize("code, wanted", REFUSED)
def test_what_cannot_be_deputised_is_refused(
    desk: Desk, code: str, wanted: dict[str, object]
) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    before = desk.state(case)

    with pytest.raises(Refusal, match=code):
        depute(desk, case, **wanted)  # type: ignore[arg-type]

    assert desk.state(case) == before
    assert MOST_DAYS < 2 * 365


def test_a_deputy_for_the_last_day_of_all_holds_up_no_sweep(desk: Desk) -> None:
    case = desk.open()
    acting = replace(depute(desk, case), id=desk.ports.new_id(), last_day=date.max)
    with desk.ports.open_uow() as uow:
        uow.people.add_acting(acting)
        casts = uow.sweep.casts([case.id], now=desk.clock.now)

    assert OUTSIDER.person_id in casts[case.id].holders[OWNER]


def test_the_ses_team_names_a_deputy_for_somebody_who_is_away(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)

    assert depute(desk, case, by=FOCAL).named_by == FOCAL.person_id


@pytest.mark.parametrize("ender", [RR, OUTSIDER, FOCAL])
def test_acting_ends_early_by_either_side(desk: Desk, ender: Actor) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    acting = depute(desk, case)

    assert end_acting(case.id, acting.id, by=ender, ports=desk.ports)
    assert not end_acting(case.id, acting.id, by=FOCAL, ports=desk.ports)
    with pytest.raises(Refusal, match="not-on-case"):
        read_case(case.id, reader=OUTSIDER.person_id, ports=desk.ports)
    assert desk.verbs(case).count("team.end-acting") == 1


def test_others_end_no_acting(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    acting = depute(desk, case)

    with pytest.raises(Refusal, match="not-the-principal"):
        end_acting(case.id, acting.id, by=LEAD, ports=desk.ports)
    with pytest.raises(Refusal, match="acting-not-found"):
        end_acting(case.id, "nothing", by=FOCAL, ports=desk.ports)


# --- Stepping back ----------------------------------------------------------------


def test_who_steps_back_stands_in_the_record_with_the_reason(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)

    recuse(case.id, reason=" My cousin's firm. ", by=RR, ports=desk.ports)
    again = recuse(case.id, reason="Another.", by=RR, ports=desk.ports)

    assert again.reason == "My cousin's firm."
    assert desk.verbs(case).count("team.recuse") == 1
    assert desk.codes(case)[-1] == "recused-told"


def test_who_steps_back_still_works_on_the_case(desk: Desk) -> None:
    case = desk.open()
    recuse(case.id, reason="My cousin's firm.", by=LEAD, ports=desk.ports)

    assert desk.finish(case, "5", by=LEAD).state is ActionState.DONE


def test_who_stepped_back_does_not_choose_who_decides_instead(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    recuse(case.id, reason="My cousin's firm.", by=RR, ports=desk.ports)

    with pytest.raises(Refusal, match="recused"):
        depute(desk, case)

    version = desk.draft(case, "10")
    depute(desk, case, by=FOCAL)
    desk.send(case, "10")
    assert desk.sign(case, "10", version, by=OUTSIDER).progress.is_complete


def test_who_steps_back_takes_back_whom_they_had_chosen(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    version = desk.asked(case, "10")
    depute(desk, case)
    depute(desk, case, deputy=MANAGER, by=FOCAL)

    recuse(case.id, reason="My cousin's firm.", by=RR, ports=desk.ports)

    with pytest.raises(Refusal, match="not-on-case"):
        desk.sign(case, "10", version, by=OUTSIDER)
    assert desk.sign(case, "10", version, by=MANAGER).progress.is_complete


def test_a_deputy_who_stepped_back_does_not_sign_either(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    version = desk.asked(case, "10")
    depute(desk, case, deputy=MANAGER)
    recuse(case.id, reason="My cousin's firm.", by=MANAGER, ports=desk.ports)

    with pytest.raises(Refusal, match="recused"):
        desk.sign(case, "10", version, by=MANAGER)


def test_stepping_back_is_for_who_is_on_the_case_with_a_reason(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)

    with pytest.raises(Refusal, match="not-on-case"):
        recuse(case.id, reason="So.", by=OUTSIDER, ports=desk.ports)
    with pytest.raises(Refusal, match="reason-missing"):
        recuse(case.id, reason=" ", by=LEAD, ports=desk.ports)
    assert recuse(case.id, reason="So.", by=EXO, ports=desk.ports).reason == "So."
