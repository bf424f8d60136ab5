"""More time on cards: who asked, who decides, both dates, and what it would move."""

from dataclasses import replace
from datetime import date

import pytest

from cards.adaptive import as_adaptive_card
from cards.blockkit import as_blocks
from cards.elements import Card, Tone
from cards.html import as_html
from cards.limits import TEAMS_AIM, utf16_size
from cards.plain import as_plain
from cards.verbs import Verb
from cards.views.action import card_of_action
from cards.views.extensions import decided_words
from cards.views.forms.extension_forms import (
    card_of_extension_form,
    card_of_grant_form,
)
from cards.views.moving import moving_elements
from cards.views.redating import card_of_granting, card_of_secu_dating
from cards.views.targets import inputs_of
from cards.views.why import card_of_why
from domain.actions import ActionState
from domain.dating import Redating
from domain.extensions import MOST_DAYS, Extension, ExtensionState, extended
from domain.moving import Moving
from domain.roles import Role
from domain.sheets import ActionSheet
from tests.cards.makers import DEMO_TOWN, NOW, PEOPLE, make_sheet, person_of
from tests.cards.wire import broken_message_limits

R = Role
ASKED = Extension(
    id="x1",
    case_id="c1",
    action_id="action-12",
    asked_by=person_of(R.COUNTRY_LEAD).id,
    asked_at=NOW,
    asked_days=5,
    reason="The clearer is on mission",
)
GRANTED = replace(
    ASKED,
    state=ExtensionState.GRANTED,
    decided_by=person_of(R.CORPORATE_SES_TEAM).id,
    decided_at=NOW,
    granted_days=3,
    answer="Three must do.",
)


def said(card: Card) -> str:
    return as_plain(card, width=1000)


def verbs(card: Card) -> set[str]:
    return {button.verb for button in card.buttons}


def asked_sheet(
    number: int = 5, *extensions: Extension, reader: Role | None = None
) -> ActionSheet:
    """Return an action on which more time is asked for."""
    sheet = make_sheet(number, reader=reader)
    return replace(sheet, extensions=extensions or (ASKED,))


def later_sheet(number: int = 5, *, days: int = 3) -> ActionSheet:
    """Return an action with more time granted."""
    sheet = make_sheet(number)
    due = extended(sheet.action.due, days, binding=DEMO_TOWN)
    action = replace(sheet.action, due=due, extra_days=days)
    return replace(sheet, action=action, extensions=(GRANTED,))


def moving_of(sheet: ActionSheet, *, days: int) -> Moving:
    before = sheet.action.due
    after = extended(before, days, binding=DEMO_TOWN)
    move = Redating(action=sheet.action, before=before, after=after)
    return Moving(moves=(move,), told=((person_of(R.COUNTRY_LEAD).id, (move,)),))


def fits(card: Card) -> bool:
    small = utf16_size(as_adaptive_card(card)) <= TEAMS_AIM
    return (
        small and broken_message_limits(as_blocks(card)) == [] and bool(as_html(card))
    )


DECIDE = {Verb.EXTENSION_GRANT, Verb.EXTENSION_GRANT_FORM, Verb.EXTENSION_DENY_FORM}


@pytest.mark.parametrize(
    "reader, offered",
    [
        (R.CORPORATE_SES_TEAM, DECIDE),
        (R.COUNTRY_LEAD, {Verb.EXTENSION_WITHDRAW}),
        (R.RESIDENT_REPRESENTATIVE, set()),
        (R.EXECUTIVE_OFFICE, set()),
        (None, set()),
    ],
)
def test_each_reader_is_offered_what_is_theirs(
    reader: Role | None, offered: set[str]
) -> None:
    card = card_of_action(asked_sheet(reader=reader))

    pressed = {*DECIDE, Verb.EXTENSION_WITHDRAW, Verb.EXTENSION_FORM}
    assert verbs(card) & pressed == offered
    assert fits(card)


@pytest.mark.parametrize(
    "number, state, reader, offered",
    [
        (5, ActionState.PENDING, R.COUNTRY_LEAD, True),
        (5, ActionState.PENDING, None, True),
        (5, ActionState.PENDING, R.EXECUTIVE_OFFICE, False),
        (5, ActionState.DONE, R.COUNTRY_LEAD, False),
        (12, ActionState.IN_APPROVAL, R.COUNTRY_LEAD, True),
        (13, ActionState.PENDING, R.COUNTRY_LEAD, False),
        (18, ActionState.PENDING, R.COUNTRY_LEAD, False),
        (19, ActionState.PENDING, R.COUNTRY_LEAD, False),
        (25, ActionState.PENDING, R.COUNTRY_LEAD, False),
    ],
)
def test_more_time_is_offered_where_a_date_of_the_sops_can_move(
    number: int, state: ActionState, reader: Role | None, offered: bool
) -> None:
    card = card_of_action(make_sheet(number, state, reader=reader, versions=1))

    assert (Verb.EXTENSION_FORM in verbs(card)) is offered


def test_a_request_says_who_asked_why_and_for_whom_it_waits() -> None:
    words = said(card_of_action(asked_sheet()))

    assert (
        "Demo CO lead asked for 5 working days more on Mon 3 June: “The clearer is on "
        "mission”. It waits for Demo SES Team."
    ) in words


def test_what_was_decided_stays_to_be_read() -> None:
    words = said(card_of_action(later_sheet()))

    assert "More time: asked and decided" in words
    assert (
        "Demo SES Team granted 3 working days on Mon 3 June. “Three must do.”" in words
    )


@pytest.mark.parametrize(
    "state, decided",
    [
        (ExtensionState.DENIED, "denied it on Mon 3 June. “Three must do.”"),
        (ExtensionState.WITHDRAWN, "took it back on Mon 3 June. “Three must do.”"),
    ],
)
def test_what_moved_nothing_is_told_as_such(
    state: ExtensionState, decided: str
) -> None:
    card = card_of_action(asked_sheet(5, replace(GRANTED, state=state)))

    assert f"Demo SES Team {decided}" in said(card)


def test_both_dates_stand_on_the_card_and_in_its_reasons() -> None:
    sheet = later_sheet()

    card, why = said(card_of_action(sheet)), said(card_of_why(sheet))

    assert "Due" in card
    assert "extended from" in card
    assert "extended by 3 working days, originally" in card
    assert "More time was granted: 3 working days from" in why


def test_granting_shows_before_and_after_and_names_the_request_and_the_preview() -> (
    None
):
    sheet = asked_sheet(reader=R.CORPORATE_SES_TEAM)
    moving = moving_of(sheet, days=3)

    card = card_of_granting(sheet, ASKED, moving, days=3, draft_id="d1")

    target = inputs_of(card.buttons[0].target)
    assert card.tone is Tone.SOON
    assert "becomes" in said(card)
    assert "in their own chat Demo CO lead (5)." in said(card)
    assert target == (sheet.action.id, ("x1", "3", moving.seen, "d1"))
    assert fits(card)


def test_granting_on_top_counts_all_and_names_the_original_day() -> None:
    sheet = later_sheet()

    card = card_of_granting(sheet, ASKED, Moving(), days=2, draft_id="")

    words = (
        "With this it is 5 working days in all, of 60 at most; originally it was due"
    )
    assert words in said(card)


def test_the_first_granting_says_what_it_is_in_all_too() -> None:
    sheet = make_sheet(5)

    card = card_of_granting(sheet, ASKED, Moving(), days=2, draft_id="")

    assert "it is 2 working days in all, of 60 at most; originally it" in said(card)


def test_forms_show_the_total_both_days_and_what_is_left() -> None:
    sheet = replace(later_sheet(), extensions=(GRANTED, ASKED))

    for form in (card_of_extension_form(sheet), card_of_grant_form(sheet)):
        assert "It is due" in said(form)
        assert "Originally it was due" in said(form)
        assert "3 working days more so far, of 60 at most." in said(form)
        assert "From 1 to 57" in said(form)


def test_a_card_shows_the_total_and_both_days() -> None:
    words = said(card_of_action(later_sheet()))

    assert "extended by 3 working days, originally" in words


def test_no_more_time_is_offered_once_all_of_it_is_granted() -> None:
    sheet = make_sheet(5, reader=R.COUNTRY_LEAD)
    full = replace(sheet, action=replace(sheet.action, extra_days=MOST_DAYS))

    assert Verb.EXTENSION_FORM in verbs(card_of_action(sheet))
    assert Verb.EXTENSION_FORM not in verbs(card_of_action(full))


@pytest.mark.parametrize(
    "state, words",
    [
        (ExtensionState.ACTION_DONE, "Nobody decided: the action was done on"),
        (ExtensionState.ACTION_WAIVED, "Nobody decided: the action was waived on"),
        (ExtensionState.CASE_ENDED, "Nobody decided: the case ended on"),
    ],
)
def test_what_ended_with_its_action_says_so(state: ExtensionState, words: str) -> None:
    sheet = asked_sheet(5, replace(ASKED, state=state))

    assert decided_words(sheet.extensions[0], sheet).startswith(words)
    assert "It waits for" not in said(card_of_action(sheet))


def test_secus_date_says_what_of_the_desks_own_counts_no_more() -> None:
    sheet = later_sheet(6)
    moving = moving_of(sheet, days=3)
    after = replace(make_sheet(6, secu_day=date(2024, 6, 10)).action.due)

    card = card_of_secu_dating(sheet, moving, after=after, draft_id="d1")

    assert "SECU set this date: Mon 10 June 2024. Only SECU moves it." in said(card)
    assert "The 3 working days that were granted count no more then." in said(card)
    assert inputs_of(card.buttons[0].target)[1] == ("2024-06-10", moving.seen, "d1")
    assert fits(card)


@pytest.mark.parametrize("day, is_over", [(2, True), (3, False), (10, False)])
def test_secus_date_that_is_over_warns_before_it_is_kept(
    day: int, *, is_over: bool
) -> None:
    sheet = make_sheet(6)
    after = make_sheet(6, secu_day=date(2024, 6, day)).action.due

    card = card_of_secu_dating(
        sheet, moving_of(sheet, days=3), after=after, draft_id="d1"
    )

    assert ("would be late at once" in said(card)) == is_over


def test_many_who_are_told_are_cut_and_counted() -> None:
    sheet = asked_sheet()
    [move] = moving_of(sheet, days=3).moves
    told = tuple((f"p-{number}", (move,)) for number in range(25))

    elements = moving_elements(Moving(moves=(move,), told=told), PEOPLE, done=False)

    assert "and 5 more." in str(list(elements)[-1])


def test_a_preview_is_known_by_its_days_and_its_readers() -> None:
    sheet = asked_sheet()
    moving, longer = moving_of(sheet, days=3), moving_of(sheet, days=4)

    seen = {moving.seen, longer.seen, replace(moving, told=()).seen}

    assert len({*seen, replace(moving, besides=("a1",)).seen}) == 4
    assert moving_of(sheet, days=3).seen == moving.seen
