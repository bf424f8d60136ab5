"""The card of an action: for each row, in each state, for each reader."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from cards.adaptive import as_adaptive_card
from cards.blockkit import as_blocks
from cards.elements import Button, ButtonStyle, Card, Fold, Items, Text, Tone
from cards.html import as_html
from cards.limits import TEAMS_AIM, utf16_size
from cards.plain import as_plain
from cards.verbs import Verb, versioned
from cards.views.action import card_of_action
from cards.views.targets import inputs_of
from cards.views.why import card_of_why
from domain.actions import ActionState, Evidence
from domain.cases import CaseState
from domain.documents import Key, Verdict
from domain.people import Recusal
from domain.procedure.model import Approval
from domain.procedure.secu import ROWS, SECU
from domain.requests import Notified
from domain.roles import ASSIGNABLE, Role
from domain.sheets import ActionSheet
from tests.cards.makers import (
    NOW,
    make_acting,
    make_case,
    make_comments,
    make_sheet,
    make_signature,
    make_team,
)
from tests.cards.wire import broken_message_limits, complaints

A, R = ActionState, Role
UNFILLED = re.compile(r"\{[a-z_]*\}")
NUMBERS = tuple(row.number for row in ROWS)


def texts(payload: Any) -> Iterable[str]:  # noqa: ANN401 - any part of a card.
    return UNFILLED.findall(repr(payload))


def verbs(card: Card) -> set[str]:
    inside = {
        item.button.verb
        for element in card.elements
        if isinstance(element, Items)
        for item in element.items
        if item.button
    }
    return {button.verb for button in card.buttons} | inside


def labels(card: Card) -> list[str]:
    return [button.label for button in card.buttons]


def lists(card: Card) -> list[Items]:
    return [element for element in card.elements if isinstance(element, Items)]


def said(card: Card) -> str:
    return as_plain(card, width=1000)


def sheet_in(number: int, state: ActionState, reader: Role | None) -> ActionSheet:
    """Return a row in a state, with a document where it drafts one and a signature."""
    row = SECU.numbered(number)
    assert row is not None
    approved = row.approval is not Approval.NONE
    key = Key.RISK_OWNER if row.approval is Approval.SIGN_OFF else Key.BUREAU
    return make_sheet(
        number,
        state,
        reader=reader,
        versions=2 if approved else 0,
        signatures=[make_signature(key, version="v2")] if approved else [],
        stakeholders=3,
        comments=make_comments(4),
    )


@pytest.mark.parametrize("state", ActionState)
@pytest.mark.parametrize("number", NUMBERS)
def test_every_action_is_shown_in_every_state_on_every_channel(
    number: int, state: ActionState
) -> None:
    card = card_of_action(sheet_in(number, state, None))

    assert utf16_size(as_adaptive_card(card)) <= TEAMS_AIM
    assert broken_message_limits(as_blocks(card)) == []
    assert not texts(card)
    assert str(as_html(card))
    assert card.plain.startswith(f"DEMO-0001: {number} · ")


@pytest.mark.parametrize(
    "number, state",
    [
        *((number, A.PENDING) for number in NUMBERS),
        *((9, state) for state in ActionState if state is not A.PENDING),
        *((12, state) for state in ActionState if state is not A.PENDING),
    ],
)
def test_teams_takes_the_card_of_an_action(number: int, state: ActionState) -> None:
    card = card_of_action(sheet_in(number, state, None))

    assert complaints(as_adaptive_card(card)) == []


@pytest.mark.parametrize("role", ASSIGNABLE)
@pytest.mark.parametrize("state", ActionState)
def test_no_reader_gets_a_button_that_the_room_has_not(
    state: ActionState, role: Role
) -> None:
    for number in NUMBERS:
        room = card_of_action(sheet_in(number, state, None))
        mine = card_of_action(sheet_in(number, state, role))

        assert verbs(mine) <= verbs(room), number


@pytest.mark.parametrize("number", NUMBERS)
def test_a_card_says_what_to_do_first_and_explains_itself_folded(number: int) -> None:
    card = card_of_action(make_sheet(number))

    first = card.elements[0]
    folds = [each.title for each in card.elements if isinstance(each, Fold)]
    assert isinstance(first, Text)
    assert first.strong
    assert folds[0] == "Why this date?"


@pytest.mark.parametrize(
    "number, role, expected",
    [
        (5, R.COUNTRY_LEAD, {Verb.ACTION_DONE_FORM, Verb.DRAFT_FORM}),
        (5, R.EXECUTIVE_OFFICE, set()),
        (8, R.CORPORATE_SES_TEAM, {Verb.ACTION_DONE_FORM, Verb.ACTION_START}),
        (8, R.COUNTRY_LEAD, {Verb.ACTION_COMMENT_FORM}),
        (10, R.CORPORATE_SES_TEAM, {Verb.DRAFT_FORM}),
        (10, R.RISK_OWNER, {Verb.DRAFT_FORM}),  # The response team owns it.
        (6, R.COUNTRY_LEAD, {Verb.SECU_DATE_FORM, Verb.ACTION_DONE_FORM}),
        (14, R.PROJECT_MANAGER, {Verb.ACTION_COMMENT_FORM}),
        (25, R.CORPORATE_SES_TEAM, {Verb.ACTION_COMMENT_FORM}),
        (7, R.COUNTRY_LEAD, {Verb.ACTION_DONE_FORM}),
    ],
)
def test_a_reader_gets_the_buttons_of_their_part(
    number: int, role: Role, expected: set[Verb]
) -> None:
    card = card_of_action(make_sheet(number, reader=role))

    assert expected <= verbs(card)


@pytest.mark.parametrize(
    "number, role, missing",
    [
        (5, R.EXECUTIVE_OFFICE, {Verb.ACTION_DONE_FORM, Verb.ACTION_COMMENT_FORM}),
        (8, R.COUNTRY_LEAD, {Verb.ACTION_DONE_FORM, Verb.ACTION_START}),
        (14, R.PROJECT_MANAGER, {Verb.SECU_DATE_FORM, Verb.ACTION_DONE_FORM}),
        (10, R.CORPORATE_SES_TEAM, {Verb.ACTION_WAIVE_FORM, Verb.ACTION_DONE_FORM}),
        (25, R.CORPORATE_SES_TEAM, {Verb.ACTION_DONE_FORM, Verb.ACTION_START}),
        (30, R.COUNTRY_LEAD, {Verb.ACTION_DONE_FORM, Verb.ACTION_ASSIGN_FORM}),
        (8, R.CORPORATE_SES_TEAM, {Verb.SECU_DATE_FORM, Verb.DRAFT_FORM}),
    ],
)
def test_a_reader_does_not_get_what_is_not_theirs(
    number: int, role: Role, missing: set[Verb]
) -> None:
    card = card_of_action(make_sheet(number, reader=role))

    assert not missing & verbs(card)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_waiting_action_offers_nothing_but_words_and_reasons(number: int) -> None:
    card = card_of_action(make_sheet(number, A.WAITING))

    assert verbs(card) == {Verb.ACTION_COMMENT_FORM, Verb.ACTION_WHY}
    assert "Nothing to do yet" in said(card)


SIGN_OFFS = frozenset({10, 13, 16, 21})
CLEARANCES = frozenset({12, 18, 20, 26, 28})
SIGNS = {
    R.RISK_OWNER: SIGN_OFFS,
    R.EXECUTIVE_COORDINATOR: SIGN_OFFS | CLEARANCES,
    R.BUREAU_CLEARER: CLEARANCES,
    R.POLICY_CLEARER: CLEARANCES,
}


@pytest.mark.parametrize("number", sorted(SIGN_OFFS | CLEARANCES))
@pytest.mark.parametrize("role", ASSIGNABLE)
def test_only_the_missing_keys_holder_gets_the_buttons_of_a_signer(
    number: int, role: Role
) -> None:
    sheet = make_sheet(number, A.IN_APPROVAL, reader=role, versions=2)

    signing = {Verb.SIGN, Verb.SEND_BACK_FORM, Verb.REFUSE_FORM}
    expected = signing if number in SIGNS.get(role, ()) else set()
    assert signing & verbs(card_of_action(sheet)) == expected


def test_the_sign_button_names_exactly_the_version_it_signs() -> None:
    sheet = make_sheet(10, A.IN_APPROVAL, reader=R.RISK_OWNER, versions=2)

    button = card_of_action(sheet).buttons[0]

    assert button == Button(
        verb=Verb.SIGN,
        target=versioned("action-10", "v2"),
        label="Sign version 2",
        style=ButtonStyle.PRIMARY,
    )


def test_a_clearance_is_given_not_signed() -> None:
    sheet = make_sheet(12, A.IN_APPROVAL, reader=R.POLICY_CLEARER, versions=1)

    assert labels(card_of_action(sheet))[0] == "Clear version 1"
    assert "Read version 1 and clear it" in said(card_of_action(sheet))


def test_who_has_signed_is_not_asked_again_and_sees_who_is_missing() -> None:
    sheet = make_sheet(
        10,
        A.IN_APPROVAL,
        reader=R.RISK_OWNER,
        versions=1,
        signatures=[make_signature(Key.RISK_OWNER)],
    )

    card = card_of_action(sheet)

    assert Verb.SIGN not in verbs(card)
    assert "1 of 2 signed" in [badge.text for badge in card.badges]
    assert "Version 1 waits for: EF Coordinator (Demo EF Coordinator)." in said(card)


def test_a_deputy_gets_the_button_and_stands_beside_whom_they_act_for() -> None:
    team = make_team(acting=(make_acting(R.RISK_OWNER),))
    sheet = make_sheet(
        10, A.IN_APPROVAL, reader=R.PROJECT_MANAGER, versions=1, team=team
    )

    card = card_of_action(sheet)

    assert Verb.SIGN in verbs(card)
    assert "Demo Project Manager (acting for Demo Risk Owner to Wed 5 June)" in said(
        card
    )


def test_a_signature_of_a_deputy_names_for_whom_it_was_given() -> None:
    signature = make_signature(
        Key.RISK_OWNER, by="p-project-manager", acting_for="p-risk-owner"
    )
    sheet = make_sheet(10, A.IN_APPROVAL, versions=1, signatures=[signature])

    assert lists(card_of_action(sheet))[0].items[0].note == (
        "Demo Project Manager · acting for Demo Risk Owner · 3 June 2024 09:12 UTC"
    )


def test_nobody_turns_both_keys_not_even_as_a_deputy() -> None:
    team = make_team(
        acting=(make_acting(R.EXECUTIVE_COORDINATOR, deputy="p-risk-owner"),)
    )
    sheet = make_sheet(
        10,
        A.IN_APPROVAL,
        reader=R.RISK_OWNER,
        versions=1,
        team=team,
        signatures=[make_signature(Key.RISK_OWNER)],
    )

    assert Verb.SIGN not in verbs(card_of_action(sheet))


def test_who_stepped_back_gets_no_key() -> None:
    recusal = Recusal(
        id="r", case_id="c1", person_id="p-risk-owner", reason="Own project", at=NOW
    )
    team = make_team(recusals=(recusal,))
    sheet = make_sheet(10, A.IN_APPROVAL, reader=R.RISK_OWNER, versions=1, team=team)

    shown = verbs(card_of_action(sheet))

    assert not {Verb.SIGN, Verb.REFUSE_FORM, Verb.SEND_BACK_FORM} & shown


def test_without_a_vertical_fund_one_key_is_enough() -> None:
    case = make_case(vertical_fund=False)
    sheet = make_sheet(10, A.IN_APPROVAL, versions=1, case=case)

    assert "0 of 1 signed" in [badge.text for badge in card_of_action(sheet).badges]


def test_a_newer_version_is_unsigned_and_the_signed_one_stands() -> None:
    sheet = make_sheet(
        10,
        A.DONE,
        reader=R.CORPORATE_SES_TEAM,
        versions=2,
        signatures=[make_signature(Key.RISK_OWNER), make_signature(Key.COORDINATOR)],
    )

    card = card_of_action(sheet)

    assert (
        "Version 2 is newer and unsigned. Version 1 stands as signed by Demo Risk "
        "Owner and Demo EF Coordinator."
    ) in said(card)
    assert [link.address for link in card.links][:2] == ["/files/v2", "/files/v1"]
    assert Verb.ACTION_REOPEN_FORM not in verbs(card)


def test_a_cleared_text_is_submitted_by_the_bureau_or_the_rr() -> None:
    keys = (Key.BUREAU, Key.POLICY, Key.COORDINATOR)
    signatures = [make_signature(key) for key in keys]
    for role in ASSIGNABLE:
        sheet = make_sheet(
            12, A.CLEARED, reader=role, versions=1, signatures=signatures
        )
        submits = Verb.SUBMIT_FORM in verbs(card_of_action(sheet))

        assert submits is (role in {R.BUREAU_CLEARER, R.RESIDENT_REPRESENTATIVE})


def test_a_submission_stands_among_the_keys_with_its_moment() -> None:
    signatures = [
        make_signature(key)
        for key in (Key.BUREAU, Key.POLICY, Key.COORDINATOR, Key.SUBMISSION)
    ]
    sheet = make_sheet(12, A.DONE, versions=1, signatures=signatures)

    last = lists(card_of_action(sheet))[-1].items[-1]

    assert (last.text, last.note) == (
        "Submitted to SECU",
        "Demo RBx management · 3 June 2024 09:12 UTC",
    )


def test_a_drafted_version_is_sent_before_it_is_signed() -> None:
    sheet = make_sheet(10, A.STARTED, reader=R.CORPORATE_SES_TEAM, versions=1)

    card = card_of_action(sheet)

    assert labels(card)[0] == "Send version 1 for sign-off"
    assert card.buttons[0].target == versioned("action-10", "v1")
    assert "Send it to Risk Owner and EF Coordinator" in said(card)


def test_what_was_sent_back_says_why_and_asks_for_the_next_version() -> None:
    stop = make_signature(Key.RISK_OWNER, verdict=Verdict.SENT_BACK)
    sheet = make_sheet(
        10, A.STARTED, reader=R.CORPORATE_SES_TEAM, versions=1, signatures=[stop]
    )

    card = card_of_action(sheet)

    assert Verb.APPROVAL_ASK not in verbs(card)
    assert card.buttons[0].label == "Draft a new version…"
    assert card.buttons[0].style is ButtonStyle.PRIMARY
    assert "Sent back by Demo Risk Owner on Mon 3 June" in said(card)
    assert "The second measure is not clear." in said(card)


@pytest.mark.parametrize(
    "number, role, parts",
    [
        (9, R.RESIDENT_REPRESENTATIVE, ["country-office"]),
        (9, R.ENVIRONMENTAL_FINANCE, ["country-office", "vertical-funds"]),
        (27, R.EXTERNAL_RELATIONS, ["country-office", "donor-headquarters"]),
        (9, R.EXECUTIVE_OFFICE, []),
        (22, R.COUNTRY_LEAD, ["secu", "response-team"]),
        (22, R.POLICY_BUREAU, ["response-team"]),
    ],
)
def test_each_doer_gets_the_button_of_their_own_part(
    number: int, role: Role, parts: list[str]
) -> None:
    card = card_of_action(make_sheet(number, reader=role))

    items = [item for each in lists(card) for item in each.items]
    targets = [item.button.target for item in items if item.button]
    assert [inputs_of(target) for target in targets] == [
        (f"action-{number}", (part,)) for part in parts
    ]


def test_a_part_that_is_a_rule_cannot_be_dropped_and_others_can() -> None:
    card = card_of_action(make_sheet(27))

    drops = [b.label for b in card.buttons if b.verb == Verb.ACTION_PART_DROP_FORM]
    assert drops == [
        "Not relevant: the notice to donors' headquarters…",
        "Not relevant: the notice to the vertical funds…",
    ]


def test_a_part_without_a_fund_is_not_needed() -> None:
    sheet = make_sheet(9, case=make_case(vertical_fund=False))

    badges = [item.badge for item in lists(card_of_action(sheet))[0].items]

    assert [badge.text for badge in badges if badge] == [
        "To do",
        "Not needed on this case",
    ]


def test_a_part_that_was_dropped_has_a_way_back_beside_it() -> None:
    sheet = make_sheet(9, case=make_case(vertical_fund=False))

    buttons = [item.button for item in lists(card_of_action(sheet))[0].items]

    assert [button.verb for button in buttons if button] == [
        Verb.ACTION_PART_FORM,
        Verb.ACTION_PART_RESTORE_FORM,
    ]


def test_a_notice_with_a_part_that_is_a_rule_offers_no_waiver() -> None:
    verbs = [button.verb for button in card_of_action(make_sheet(9)).buttons]

    assert Verb.ACTION_WAIVE_FORM not in verbs


def test_a_done_part_names_who_did_it() -> None:
    items = lists(card_of_action(make_sheet(9, A.DONE)))[0].items

    assert [item.badge.text for item in items if item.badge] == ["Done", "Done"]
    assert items[0].note == "Demo CO lead · 3 June 2024 09:12 UTC"


def test_stakeholders_are_listed_with_a_press_each() -> None:
    card = card_of_action(make_sheet(9, stakeholders=2))

    told = lists(card)[1]
    assert told.title == "Whom to tell: 0 of 2 told"
    assert [item.button.target for item in told.items if item.button] == [
        "action-9:st1",
        "action-9:st2",
    ]


def test_who_was_told_is_named_with_the_moment_and_asked_no_more() -> None:
    told = (
        Notified(
            stakeholder_id="st1", action_id="action-9", by="p-country-lead", at=NOW
        ),
        Notified(stakeholder_id="st2", action_id="action-19", by="gone", at=NOW),
    )

    listed = lists(card_of_action(make_sheet(9, stakeholders=2, told=told)))[1]

    assert listed.title == "Whom to tell: 1 of 2 told"
    assert listed.items[0].note == (
        "Donor's headquarters · Demo CO lead · 3 June 2024 09:12 UTC"
    )
    assert [bool(item.button) for item in listed.items] == [False, True]


def test_a_part_outside_the_desk_is_shown_as_such() -> None:
    items = lists(card_of_action(make_sheet(22)))[0].items

    assert items[0].badge is not None
    assert items[0].badge.text == "Outside the desk"


def test_one_office_that_drafts_and_co_signs_is_shown() -> None:
    environmental = make_case(environmental=True)

    assert "One office does both here" in said(
        card_of_action(make_sheet(10, case=environmental))
    )
    assert "One office does both here" not in said(card_of_action(make_sheet(10)))


def test_the_matter_of_row_seven_is_handed_over() -> None:
    card = card_of_action(make_sheet(7, reader=R.CORPORATE_SES_TEAM))

    assert labels(card)[0] == "Hand over…"
    assert "Hand the matter over to another process" in said(card)


@pytest.mark.parametrize(
    "state, word",
    [
        (A.DONE, "Done by Demo CO lead, 3 June 2024 09:12 UTC."),
        (A.WAIVED, "Waived: Agreed with the team."),
        (A.LAPSED, "Lapsed: SECU's track ended before it was done"),
    ],
)
def test_an_ended_action_says_how_it_ended(state: ActionState, word: str) -> None:
    card = card_of_action(make_sheet(8, state, reader=R.CORPORATE_SES_TEAM))

    assert word in said(card)
    assert Verb.ACTION_REOPEN_FORM in verbs(card)
    assert Verb.ACTION_DONE_FORM not in verbs(card)


def test_nothing_is_reopened_on_a_case_that_has_ended() -> None:
    case = make_case(state=CaseState.CLOSED)

    card = card_of_action(make_sheet(8, A.LAPSED, case=case))

    assert Verb.ACTION_REOPEN_FORM not in verbs(card)


def test_only_what_comes_again_as_needed_offers_another_round() -> None:
    offered = [
        number
        for number in NUMBERS
        if Verb.ACTION_REPEAT in verbs(card_of_action(make_sheet(number, A.DONE)))
    ]

    assert offered == [13]


def test_the_last_three_comments_are_shown_and_the_others_counted() -> None:
    words = said(card_of_action(make_sheet(8, comments=make_comments(5))))

    assert words.count("The RR asks for one more day.") == 3
    assert "2 earlier comments stand in the record" in words


def test_evidence_is_shown_with_its_link_and_file() -> None:
    evidence = (
        Evidence(id="x", action_id="a", by="p-country-lead", at=NOW, note="Sent."),
        Evidence(
            id="y", action_id="a", by="p-country-lead", at=NOW, link="https://x.org/a"
        ),
        Evidence(id="z", action_id="a", by="gone", at=NOW, document_version_id="v77"),
    )

    card = card_of_action(make_sheet(8, A.DONE, evidence=evidence))

    shown = [link.address for link in card.links]
    assert shown[:2] == ["https://x.org/a", "/files/v77"]
    assert "Shown by somebody" in said(card)


def test_an_assigned_action_names_its_person() -> None:
    sheet = make_sheet(8)
    action = replace(sheet.action, assignee_id="p-country-lead")

    words = said(card_of_action(replace(sheet, action=action)))

    assert "Assigned: Demo CO lead" in " ".join(words.split())


def test_a_done_action_without_its_moment_is_still_done() -> None:
    sheet = make_sheet(8, A.DONE)
    action = replace(sheet.action, done_at=None)

    assert card_of_action(replace(sheet, action=action)).elements[0] == Text(
        "Done.", strong=True
    )


def test_a_refused_version_shows_who_refused_it_among_the_keys() -> None:
    refusal = make_signature(Key.RISK_OWNER, verdict=Verdict.REFUSED)
    sheet = make_sheet(10, A.IN_APPROVAL, versions=1, signatures=[refusal])

    item = lists(card_of_action(sheet))[0].items[0]

    assert item.badge is not None
    assert (item.badge.text, item.badge.tone) == ("Refused", Tone.LATE)


def test_a_confidential_case_is_marked_above_its_cards() -> None:
    case = make_case()
    case = replace(case, demo=False, facts=replace(case.facts, confidential=True))

    card = card_of_action(make_sheet(8, case=case))

    assert card.eyebrow == "DEMO-0001 · Eligible · Confidential"


def test_a_date_over_a_year_without_holiday_list_is_pointed_out() -> None:
    sheet = make_sheet(8)
    assert sheet.action.due.why is not None
    why = replace(sheet.action.due.why, unverified_years=(2026,))
    action = replace(sheet.action, due=replace(sheet.action.due, why=why))

    badges = card_of_action(replace(sheet, action=action)).badges

    assert "Check: no holiday list for 2026" in [badge.text for badge in badges]


def test_a_clearance_decided_for_the_case_needs_no_coordinator() -> None:
    case = make_case(relevant=(("comment-on-draft-tor", False),))

    card = card_of_action(make_sheet(12, A.IN_APPROVAL, versions=1, case=case))

    assert "0 of 2 cleared" in [badge.text for badge in card.badges]


def test_a_fingerprint_is_short_and_in_groups() -> None:
    assert "3fa2 b1c9 d0e1" in said(
        card_of_action(make_sheet(10, A.STARTED, versions=1))
    )


def test_a_late_action_is_late_in_tone_and_a_done_one_is_good() -> None:
    assert card_of_action(make_sheet(8)).tone is Tone.LATE
    assert card_of_action(make_sheet(8, A.DONE)).tone is Tone.GOOD
    assert card_of_action(make_sheet(20)).tone is Tone.NEUTRAL


@pytest.mark.parametrize("number", [17, 18])
def test_fact_checking_is_marked_as_restricted(number: int) -> None:
    badges = card_of_action(make_sheet(number)).badges

    assert "Restricted" in [badge.text for badge in badges]


@pytest.mark.parametrize("number", NUMBERS)
def test_the_reasons_of_every_date_fit_a_card_of_their_own(number: int) -> None:
    card = card_of_why(make_sheet(number))

    assert utf16_size(as_adaptive_card(card)) <= TEAMS_AIM
    assert broken_message_limits(as_blocks(card)) == []
    assert not texts(card)


def test_very_long_words_of_people_still_fit() -> None:
    sheet = make_sheet(8, comments=make_comments(3, "x" * 4000))

    card = card_of_action(sheet)

    assert utf16_size(as_adaptive_card(card)) <= TEAMS_AIM
    assert broken_message_limits(as_blocks(card)) == []
