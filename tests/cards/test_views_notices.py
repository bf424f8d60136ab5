"""Short answers, corrections, help, and the texts that go on file."""

import re
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

import pytest

from cards.adaptive import as_adaptive_card
from cards.blockkit import as_blocks
from cards.elements import Card, Items, Tone
from cards.html import as_html
from cards.limits import TEAMS_AIM, utf16_size
from cards.plain import as_plain
from cards.verbs import Verb
from cards.views.events import card_of_correction, card_of_recorded
from cards.views.help import card_of_help, card_of_unknown, card_of_welcome
from cards.views.notices import (
    card_of_error,
    card_of_names,
    card_of_note,
    card_of_refusal,
    card_of_text,
)
from cards.views.papers import plan_text, templates
from cards.views.targets import inputs_of, with_inputs
from cards.wording.news import SENTENCES as NEWS
from cards.wording.refusals import SENTENCES as REFUSALS
from domain.actions import ActionState
from domain.dating import Redating
from domain.events import EventKind
from domain.moving import Moving
from domain.procedure.secu import SECU
from domain.refusals import Refusal
from domain.roles import Role
from tests.cards.makers import (
    OUTSIDER,
    PEOPLE,
    make_action,
    make_case,
    make_event,
    make_sheet,
    person_of,
)
from tests.cards.wire import broken_message_limits, complaints

UNFILLED = re.compile(r"\{[a-z_]*\}")
A, K = ActionState, EventKind
DETAILS = (
    "action after answer before by calendar case count day days deputy due event "
    "facts first_day given last_day moved moves needed newer note opens other "
    "person principal reason role title version was words year"
)
WORDS = {
    **dict.fromkeys(DETAILS.split(), "x"),
    "moved": "10 2024-05-30 2024-06-03",
    "facts": "project",
    "because": "action-done",
}


def said(card: Card) -> str:
    return as_plain(card, width=1000)


def fits(card: Card) -> bool:
    small = utf16_size(as_adaptive_card(card)) <= TEAMS_AIM
    drawn = bool(str(as_html(card)))
    return drawn and small and broken_message_limits(as_blocks(card)) == []


@pytest.mark.parametrize("code", REFUSALS)
def test_every_refusal_is_drawn_with_its_next_step(code: str) -> None:
    card = card_of_refusal(Refusal(code), eyebrow="DEMO-0001")

    assert card.tone is Tone.LATE
    assert card.plain.startswith(card.title)
    assert not UNFILLED.findall(said(card))
    assert fits(card)


@pytest.mark.parametrize("code", NEWS)
def test_every_piece_of_news_is_drawn(code: str) -> None:
    card = card_of_note(code, WORDS, reference="DEMO-0001", case_id="c1")

    assert card.plain.startswith("DEMO-0001 ")
    assert not UNFILLED.findall(said(card) + card.plain)
    assert fits(card)


def test_an_error_carries_an_id_that_can_be_quoted() -> None:
    card = card_of_error("E-7K2M")

    assert "Error id: E-7K2M" in said(card)
    assert "E-7K2M" in card.plain
    assert complaints(as_adaptive_card(card)) == []


def test_a_short_answer_may_have_no_second_sentence() -> None:
    assert said(card_of_text("Noted.")) == "Noted."
    assert card_of_text("Noted.", "Thank you.").plain == "Noted. Thank you."


def test_names_are_shown_on_the_card_alone_never_in_its_notification() -> None:
    card = card_of_names(make_case(), [("Requestor 1", "Demo Name")])

    assert "Requestor 1: Demo Name" in said(card)
    assert "Demo Name" not in card.plain + card.title + card.eyebrow
    assert "Shown to you alone" in said(card)


def test_a_recorded_event_is_read_back_with_what_it_opens() -> None:
    rows = [row for row in SECU.rows if K.ELIGIBLE in row.opens_on]
    opened = [make_action(row) for row in rows]

    card = card_of_recorded(make_case(), make_event(K.ELIGIBLE), opened)

    assert card.title == "Recorded: Case found eligible by SECU"
    assert "Mon 13 May 2024" in said(card)
    assert "It opens actions 8, 9 and 10." in said(card)
    assert fits(card)


def test_an_event_recorded_twice_says_that_it_stands() -> None:
    event = make_event(K.PRESS_COVERAGE, date(2024, 6, 1))

    card = card_of_recorded(make_case(), event, (), again=True)

    assert card.title.startswith("That stands already")
    assert "It opened no action." in said(card)


def make_move(number: int, *, state: ActionState = A.PENDING) -> Redating:
    row = SECU.numbered(number)
    assert row is not None
    action = make_action(row, state)
    after = replace(action.due, day=date(2024, 6, 7))
    return Redating(action=action, before=action.due, after=after)


def test_a_correction_shows_before_and_after_and_asks_once_more() -> None:
    moves = (make_move(8), make_move(10), make_move(9, state=A.DONE))

    card = card_of_correction(
        make_case(),
        make_event(K.ELIGIBLE),
        day=date(2024, 5, 14),
        moving=Moving(moves=moves),
        people=PEOPLE,
    )

    shown = next(each for each in card.elements if isinstance(each, Items))
    assert [item.text for item in shown.items] == [
        "Tue 14 May 2024 becomes Fri 7 June 2024",
        "Tue 28 May 2024 becomes Fri 7 June 2024",
    ]
    assert inputs_of(card.buttons[0].target) == (
        "c1",
        ("eligible", "2024-05-14", "e-eligible-1", Moving(moves=moves).seen),
    )
    assert card.buttons[0].verb == Verb.EVENT_CORRECT_CONFIRM
    assert fits(card)


def test_a_withdrawal_says_what_waits_again_and_what_stays() -> None:
    closes, keeps, resumes = (
        [make_move(8).action],
        [make_move(9).action],
        [make_move(10).action],
    )

    card = card_of_correction(
        make_case(),
        make_event(K.ELIGIBLE),
        day=None,
        moving=Moving(),
        people=PEOPLE,
        closes=closes,
        keeps=keeps,
        resumes=resumes,
    )

    words = said(card)
    assert "These wait again, nobody had begun them: 8." in words
    assert "These stay open, because work has begun: 9." in words
    assert "taken up again, the event had ended them: 10." in words
    assert card.buttons[0].verb == Verb.EVENT_WITHDRAW_CONFIRM


def test_a_correction_of_many_dates_is_cut_and_counted() -> None:
    moves = (make_move(8),) * 25

    card = card_of_correction(
        make_case(),
        make_event(K.ELIGIBLE),
        day=date(2024, 5, 14),
        moving=Moving(moves=moves),
        people=PEOPLE,
    )

    assert "and 5 more" in said(card)
    assert fits(card)


@pytest.mark.parametrize(
    "day, title", [(date(2024, 5, 14), "Corrected"), (None, "Withdrawn")]
)
def test_a_confirmed_correction_asks_no_more(day: date | None, title: str) -> None:
    card = card_of_correction(
        make_case(),
        make_event(K.ELIGIBLE),
        day=day,
        moving=Moving(),
        people=PEOPLE,
        done=True,
    )

    assert card.title.startswith(title)
    assert {button.verb for button in card.buttons} == {Verb.CASE_SHOW}


def test_a_correction_says_who_will_be_told_and_then_who_was() -> None:
    move, lead = make_move(8), person_of(Role.COUNTRY_LEAD)
    moving = Moving(moves=(move,), told=((lead.id, (move,)),))

    before, after = (
        card_of_correction(
            make_case(),
            make_event(K.ELIGIBLE),
            day=date(2024, 5, 14),
            moving=moving,
            people=PEOPLE,
            done=done,
        )
        for done in (False, True)
    )

    whom = "the room, and in their own chat Demo CO lead (8)."
    assert f"Who will be told: {whom}" in said(before)
    assert f"Told: {whom}" in said(after)


def test_a_date_that_was_none_is_told_as_none() -> None:
    move = replace(make_move(8), before=replace(make_move(8).before, day=None))

    card = card_of_correction(
        make_case(),
        make_event(K.ELIGIBLE),
        day=date(2024, 5, 14),
        moving=Moving(moves=(move,)),
        people=PEOPLE,
    )

    assert "no date becomes Fri 7 June 2024" in said(card)


def test_help_lists_what_can_be_typed() -> None:
    card = card_of_help(
        [("status", "Where a case stands"), ("why 12", "Why this date")]
    )

    assert "why 12: Why this date" in " ".join(said(card).split())
    assert card.plain == "What you can ask: status, why 12"


@pytest.mark.parametrize(
    "via, words", [("teams", "@SES Desk"), ("slack", "/ses"), ("desk", "")]
)
def test_help_says_how_to_speak_to_the_desk_where_it_is_asked(
    via: str, words: str
) -> None:
    shown = said(card_of_help([("status", "Where a case stands")], via=via))

    assert words in shown
    assert ("just type" in shown) == bool(words)


def test_unknown_words_get_the_nearest_commands_and_are_cut() -> None:
    near = card_of_unknown("sttus", ["status", "start 5"])
    far = card_of_unknown("z" * 200, [])

    assert "Did you mean: “status”, “start 5”?" in said(near)
    assert "Type “help”" in said(far)
    assert len(far.title) < 100


@pytest.mark.parametrize(
    "role, with_case, words",
    [
        (Role.CORPORATE_SES_TEAM, False, "Paste a notice of SECU's case registry"),
        (Role.COUNTRY_LEAD, True, "Type “actions mine”"),
        (Role.COUNTRY_LEAD, False, "Nothing waits for you."),
    ],
)
def test_a_welcome_says_what_to_try_first(
    role: Role, *, with_case: bool, words: str
) -> None:
    person = replace(person_of(role), duties=(role,))

    card = card_of_welcome(person, [make_case()] if with_case else [])

    assert words in said(card)
    assert card.title.startswith("Welcome, Demo")


def test_who_opens_no_cases_gets_no_button_for_it() -> None:
    card = card_of_welcome(OUTSIDER, [])

    assert {button.verb for button in card.buttons} == {Verb.HELP}


def test_a_target_carries_the_inputs_of_a_press() -> None:
    assert inputs_of(with_inputs("c1", "a", "b")) == ("c1", ("a", "b"))
    assert inputs_of("c1") == ("c1", ())


def test_a_plan_holds_the_decisions_in_words_and_nobodys_name() -> None:
    values = {
        "status": "partial-suspension",
        "escalation": "to-bureau",
        "communications": "yes",
        "measures": "",
        "other": "SES training in the office.",
    }

    text = plan_text(make_sheet(10), values)

    assert text.startswith("# Interim Action Plan\n\nDEMO-0001, for action 10")
    assert "- **Status of the project:** Part of the project is suspended" in text
    assert "- **Communications plan needed:** Yes" in text
    assert "- **Mission needed at this stage:** Not decided yet" in text
    assert "SES training in the office." in text
    assert "Demo CO lead" not in text


def test_an_answer_that_is_no_choice_stands_as_it_was_given() -> None:
    text = plan_text(make_sheet(10), {"status": "{odd}"})

    assert "- **Status of the project:** {odd}" in text


def test_the_templates_lie_in_their_folder_with_the_cases_facts() -> None:
    files = templates(make_case())

    texts = {PurePosixPath(path).name: file.decode() for path, file in files.items()}
    assert {PurePosixPath(path).parent.as_posix() for path in files} == {"00-templates"}
    assert set(texts) == {
        "agenda-first-call.md",
        "email-to-country-office.md",
        "fact-sheet.md",
        "interim-action-plan.md",
        "management-response.md",
    }
    assert "- Project: Demo Watershed Project" in texts["fact-sheet.md"]
    assert not any(UNFILLED.findall(text) for text in texts.values())


def test_braces_in_a_projects_name_stay_as_they_are() -> None:
    case = make_case()
    case = replace(case, facts=replace(case.facts, project="{Project}", synopsis="{0}"))

    sheet = templates(case)["00-templates/fact-sheet.md"].decode()

    assert "- Project: {Project}" in sheet
    assert "{0}" in sheet
