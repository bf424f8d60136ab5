"""Forms: what they ask, what they remember, and what is wrong with an answer."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from cards.adaptive import as_adaptive_card
from cards.blockkit import as_blocks
from cards.elements import Card, Field, FieldKind, Fold, Form
from cards.html import as_html
from cards.limits import TEAMS_AIM, utf16_size
from cards.plain import as_plain
from cards.verbs import Verb
from cards.views import forms
from cards.views.forms.file_form import card_of_file_form
from domain.actions import ActionState
from domain.cases import CaseState
from domain.documents import Key
from domain.events import EventKind
from domain.people import OfficePlace
from domain.requests import SecuRequest
from domain.roles import Office, Role
from domain.sheets import ActionSheet, CaseSheet
from tests.cards.makers import (
    PEOPLE,
    TODAY,
    make_case,
    make_case_sheet,
    make_sheet,
    make_signature,
)
from tests.cards.wire import broken_limits, complaints

A, K, R = ActionState, EventKind, Role
OFFICES = (
    OfficePlace(id="co", name="Demo Office", kind=Office.COUNTRY, calendar="Demo Town"),
    OfficePlace(id="hq", name="HQ", kind=Office.HEADQUARTERS, calendar="New York"),
)
UNFILLED = re.compile(r"\{[a-z_]*\}")
EVERYBODY = tuple(PEOPLE.values())


def request_sheet() -> CaseSheet:
    asked = SecuRequest(
        id="q1",
        case_id="c1",
        action_id="",
        words="Send the screening report. " * 9,
        received_on=TODAY,
        due_on=None,
    )
    return replace(make_case_sheet(), requests=(asked,))


ALL: dict[str, Callable[[], Card]] = {
    "case": lambda: forms.card_of_case_form(OFFICES, today=TODAY),
    "file": lambda: card_of_file_form([make_case_sheet(K.ELIGIBLE)], "d1"),
    "event": lambda: forms.card_of_event_form(make_case_sheet()),
    "correct": lambda: forms.card_of_correct_form(make_case_sheet()),
    "done": lambda: forms.card_of_done_form(make_sheet(8)),
    "part": lambda: forms.card_of_part_form(make_sheet(9), "vertical-funds"),
    "part-gone": lambda: forms.card_of_part_form(make_sheet(9), "never-was"),
    "drop": lambda: forms.card_of_part_drop_form(make_sheet(9), "vertical-funds"),
    "restore": lambda: forms.card_of_part_restore_form(make_sheet(9), "vertical-funds"),
    "comment": lambda: forms.card_of_comment_form(make_sheet(8)),
    "assign": lambda: forms.card_of_assign_form(make_sheet(8)),
    "waive": lambda: forms.card_of_waive_form(make_sheet(8)),
    "reopen": lambda: forms.card_of_reopen_form(make_sheet(8, A.DONE)),
    "secu-date": lambda: forms.card_of_secu_date_form(make_sheet(6)),
    "extension": lambda: forms.card_of_extension_form(make_sheet(5)),
    "grant": lambda: forms.card_of_grant_form(make_sheet(5)),
    "deny": lambda: forms.card_of_deny_form(make_sheet(5)),
    "plan": lambda: forms.card_of_draft_form(make_sheet(10)),
    "text": lambda: forms.card_of_draft_form(make_sheet(12)),
    "fact-sheet": lambda: forms.card_of_draft_form(make_sheet(5)),
    "send-back": lambda: forms.card_of_send_back_form(out(), "v1"),
    "refuse": lambda: forms.card_of_refuse_form(out(), "v1"),
    "submit": lambda: forms.card_of_submit_form(out(), "v1"),
    "role": lambda: forms.card_of_role_form(make_case_sheet(), EVERYBODY),
    "leave": lambda: forms.card_of_leave_form(make_case_sheet()),
    "acting": lambda: forms.card_of_acting_form(make_case_sheet(), EVERYBODY),
    "recuse": lambda: forms.card_of_recuse_form(make_case_sheet()),
    "again": lambda: forms.card_of_decide_again_form(make_case_sheet(), "p1"),
    "request": lambda: forms.card_of_request_form(make_case_sheet()),
    "move-request": lambda: forms.card_of_move_request_form(request_sheet()),
    "answer": lambda: forms.card_of_answer_form(request_sheet()),
    "stakeholder": lambda: forms.card_of_stakeholder_form(make_case()),
    "names": lambda: forms.card_of_names_form(make_case()),
    "stopped": lambda: forms.card_of_stopped("d1", is_file=False),
    "stopped-file": lambda: forms.card_of_stopped("d1", is_file=True),
    "unread-file": lambda: forms.card_of_stopped("d1", is_file=True, unread={"all"}),
}


def out() -> ActionSheet:
    return make_sheet(12, A.IN_APPROVAL, versions=1)


def form_of(card: Card) -> Form:
    return next(each for each in card.elements if isinstance(each, Form))


def field(card: Card, name: str) -> Field:
    return next(each for each in form_of(card).fields if each.name == name)


def names(card: Card) -> list[str]:
    return [each.name for each in form_of(card).fields]


@pytest.mark.parametrize("name", ALL)
def test_every_form_is_drawn_on_every_channel(name: str) -> None:
    card = ALL[name]()

    assert complaints(as_adaptive_card(card)) == []
    assert utf16_size(as_adaptive_card(card)) <= TEAMS_AIM
    assert broken_limits(as_blocks(card)) == []
    assert str(as_html(card))
    assert not UNFILLED.findall(as_plain(card) + card.plain)


@pytest.mark.parametrize("name", ALL)
def test_every_question_is_limited_and_every_verb_is_known(name: str) -> None:
    form = form_of(ALL[name]())

    assert form.verb in set(Verb)
    assert form.submit
    assert all(0 < each.limit <= 20_000 for each in form.fields)
    assert all(each.label for each in form.fields)


def test_a_form_shows_again_what_was_typed_and_what_was_wrong() -> None:
    card = forms.card_of_case_form(
        OFFICES,
        today=TODAY,
        values={"reference": "secu 10"},
        problems={"reference": "Use capital letters."},
    )

    reference = field(card, "reference")
    assert (reference.value, reference.problem) == ("secu 10", "Use capital letters.")


def test_a_pasted_notice_leaves_the_gaps_first_and_wrong_answers_among_them() -> None:
    card = forms.card_of_case_form(
        OFFICES,
        today=TODAY,
        target="draft-1",
        prefill={"reference": "X", "project": "Demo", "registered": "2024-04-15"},
        problems={"project": "Too long."},
    )

    asked = names(card)
    assert asked[0] == "project"
    assert set(asked[-2:]) == {"reference", "registered"}
    assert field(card, "registered").value == "2024-04-15"
    assert form_of(card).target == "draft-1"
    assert "complainants are sealed already" in form_of(card).intro
    assert "14 days" in form_of(card).intro


def test_nothing_is_said_to_be_sealed_where_a_notice_named_nobody() -> None:
    card = forms.card_of_case_form(OFFICES, today=TODAY, prefill={"reference": "X"})

    assert "sealed" not in form_of(card).intro
    assert "no complainants" in form_of(card).intro


@pytest.mark.parametrize("name", ["stopped", "stopped-file", "unread-file", "file"])
def test_how_long_something_is_kept_is_said_where_it_is_kept(name: str) -> None:
    assert "14 days" in form_of(ALL[name]()).intro


def test_what_is_typed_wins_over_what_a_notice_said() -> None:
    card = forms.card_of_case_form(
        OFFICES,
        today=TODAY,
        prefill={"project": "Old"},
        values={"project": "New", "country": ""},
    )

    assert field(card, "project").value == "New"


def test_only_country_offices_can_be_chosen_and_the_only_one_is() -> None:
    office = field(forms.card_of_case_form(OFFICES, today=TODAY), "office")

    assert office.options == (("co", "Demo Office"),)
    assert office.value == "co"


def test_only_events_that_can_be_are_offered() -> None:
    kinds = [
        key
        for key, _label in field(
            forms.card_of_event_form(make_case_sheet(K.ELIGIBLE)), "event"
        ).options
    ]

    assert "tor-posted" in kinds
    assert not {"registered", "eligible", "not-eligible", "decided"} & set(kinds)


def test_what_cannot_be_recorded_now_is_not_offered_but_explained() -> None:
    card = forms.card_of_event_form(make_case_sheet(), values={"event": "decided"})

    reasons = next(e for e in card.elements if isinstance(e, Fold))
    assert "closed-by-secu" not in dict(field(card, "event").options)
    assert any(line.startswith("“Case closed by SECU” needs") for line in reasons.lines)
    assert field(card, "day").value == TODAY.isoformat()


def test_no_event_is_offered_on_a_case_that_has_ended() -> None:
    sheet = make_case_sheet(case=make_case(state=CaseState.CLOSED))

    assert field(forms.card_of_event_form(sheet), "event").options == ()


def test_a_correction_offers_the_recorded_events_with_their_days() -> None:
    card = forms.card_of_correct_form(make_case_sheet(K.ELIGIBLE))

    assert dict(field(card, "event").options) == {
        "registered": "Complaint registered by SECU (Mon 15 April 2024)",
        "eligible": "Case found eligible by SECU (Mon 13 May 2024)",
    }


def test_the_hand_over_asks_to_which_process() -> None:
    form = form_of(forms.card_of_done_form(make_sheet(7)))

    assert (form.title, form.submit) == ("Hand over", "Hand it over")
    assert "grievance mechanism" in form.intro


def test_a_part_is_named_in_the_target_that_comes_back() -> None:
    form = form_of(forms.card_of_part_form(make_sheet(9), "vertical-funds"))

    assert form.target == "action-9:vertical-funds"
    assert form.title == "Notify the vertical funds"


def test_only_the_response_team_can_be_assigned() -> None:
    options = field(forms.card_of_assign_form(make_sheet(8)), "person").options

    assert "p-executive-office" not in dict(options)
    assert dict(options)["p-country-lead"] == "Demo CO lead (Country Office lead)"


def test_a_date_of_secus_that_stands_is_shown_to_be_moved() -> None:
    sheet = make_sheet(6, secu_day=date(2024, 6, 20))

    card = forms.card_of_secu_date_form(sheet)

    assert field(card, "day").value == "2024-06-20"


def test_a_plan_is_drafted_by_its_decisions() -> None:
    card = forms.card_of_draft_form(make_sheet(10))

    assert names(card) == [
        "status",
        "escalation",
        "communications",
        "mission",
        "measures",
        "other",
        "file",
        "send",
    ]
    assert [key for key, _label in field(card, "status").options] == [
        "continue",
        "partial-suspension",
        "full-suspension",
        "cancel",
    ]


def test_no_decision_of_a_plan_is_taken_in_advance() -> None:
    card = forms.card_of_draft_form(make_sheet(10))

    for name in ("status", "escalation", "communications", "mission"):
        assert (field(card, name).value, field(card, name).required) == ("", True)


def test_a_text_that_nobody_signs_is_not_sent_anywhere() -> None:
    assert names(forms.card_of_draft_form(make_sheet(5))) == ["text", "file"]
    assert "send" in names(forms.card_of_draft_form(make_sheet(12)))


@pytest.mark.parametrize(
    "state, words",
    [
        (A.DONE, "the version that was signed stands as signed"),
        (A.IN_APPROVAL, "is called back"),
    ],
)
def test_a_new_version_says_what_becomes_of_the_one_before(
    state: ActionState, words: str
) -> None:
    card = forms.card_of_draft_form(make_sheet(10, state, versions=1))

    assert words in form_of(card).intro
    assert form_of(card).title == "Interim Action Plan, version 2"


@pytest.mark.parametrize(
    "make", [forms.card_of_send_back_form, forms.card_of_refuse_form]
)
def test_a_version_goes_back_with_a_reason(make: Callable[..., Card]) -> None:
    sheet = make_sheet(
        12, A.IN_APPROVAL, versions=2, signatures=[make_signature(Key.BUREAU)]
    )

    card = make(sheet, "v2")

    assert form_of(card).target == "action-12:v2"
    assert "version 2" in form_of(card).title
    assert field(card, "reason").required


def test_only_who_keeps_the_team_ends_the_parts_of_others() -> None:
    keeper = forms.card_of_leave_form(make_case_sheet(reader=R.CORPORATE_SES_TEAM))
    member = forms.card_of_leave_form(make_case_sheet(reader=R.COUNTRY_LEAD))

    assert len(field(keeper, "person").options) == len(PEOPLE)
    assert field(member, "person").value == "p-country-lead"
    assert field(member, "role").value == "country-lead"


def test_one_request_that_waits_is_chosen_already() -> None:
    asked = field(forms.card_of_answer_form(request_sheet()), "request")

    assert asked.value == "q1"
    assert asked.options[0][1].endswith("…")


def test_a_request_can_go_to_an_action_that_secu_may_date() -> None:
    sheet = make_case_sheet(K.ELIGIBLE, K.MISSION_REQUESTED)

    options = field(forms.card_of_request_form(sheet), "action").options

    assert [label.split(" · ")[0] for _id, label in options] == ["6", "14"]


def test_a_stopped_text_may_go_without_reason_and_a_file_may_not() -> None:
    text = forms.card_of_stopped("d1", is_file=False)
    file = forms.card_of_stopped("d1", is_file=True)

    assert not field(text, "reason").required
    assert field(file, "reason").required
    assert text.buttons[0].verb == Verb.STOPPED_DROP


def test_somebody_without_a_title_is_chosen_by_name_alone() -> None:
    people = [replace(PEOPLE["p-country-lead"], title="")]

    card = forms.card_of_role_form(make_case_sheet(), people)

    assert field(card, "person").options == (("p-country-lead", "Demo CO lead"),)


def test_a_demo_case_stays_marked_on_its_forms() -> None:
    assert ALL["comment"]().eyebrow == "DEMO-0001 · Eligible · Demo case"
    assert field(ALL["comment"](), "words").kind is FieldKind.LONG_TEXT
