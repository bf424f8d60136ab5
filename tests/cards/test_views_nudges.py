"""The message of somebody's day, and what an action's card says of reminders."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from cards.adaptive import as_adaptive_card
from cards.blockkit import as_blocks
from cards.elements import Card, Fold, Items
from cards.plain import as_plain
from cards.views.action import card_of_action
from cards.views.nudges import card_of_mail, card_of_nudge
from cards.wording.dates import short_day
from domain.actions import ActionState
from domain.nudging.history import Nudged, NudgeOutcome, Snooze
from domain.nudging.ladders import Step
from domain.nudging.word import NextWord, NudgeHistory
from domain.roles import Role
from domain.sheets import ActionSheet, NudgeSheet
from tests.cards.makers import TODAY, make_nudge, make_sheet, person_of
from tests.cards.wire import broken_message_limits, complaints

LEAD = person_of(Role.COUNTRY_LEAD).id
AT = datetime(2024, 5, 3, 7, tzinfo=UTC)


def said(card: Card) -> str:
    return as_plain(card, width=1000)


def test_the_most_urgent_stands_first_and_in_the_notification() -> None:
    card = card_of_nudge(make_nudge((5, Step.OVERDUE), (12, Step.EARLY)))

    [items] = [each for each in card.elements if isinstance(each, Items)]
    assert [item.lead for item in items.items] == ["5", "12"]
    assert "action 5" in card.plain
    assert card.title == "2 actions wait for you"
    assert "“snooze DEMO-0001 5 until Friday because …”" in card.footer


@pytest.mark.parametrize("card_of", [card_of_nudge, card_of_mail])
def test_what_is_read_later_too_names_its_day(
    card_of: Callable[[NudgeSheet], Card],
) -> None:
    sheet = make_nudge((5, Step.DUE))
    due = sheet.lines[0].line.action.due.day
    assert due is not None

    card = card_of(replace(sheet, today=due - timedelta(days=1)))

    assert f"Due tomorrow ({short_day(due)})" in said(card)


def test_each_line_opens_its_action() -> None:
    card = card_of_nudge(make_nudge((5, Step.DUE)))

    [items] = [each for each in card.elements if isinstance(each, Items)]
    [item] = items.items
    assert item.button is not None
    assert (item.button.verb, item.button.target) == ("action.show", "action-5")


def test_what_is_late_in_ones_line_stands_apart_with_who_owes_it() -> None:
    card = card_of_nudge(replace(make_nudge((5, Step.LEAD)), person_id="p-rr"))

    assert card.title == "1 action in your line needs you"
    assert f"waits for {person_of(Role.COUNTRY_LEAD).name}" in said(card)
    assert "can you help" in said(card)


def test_many_are_cut_short_and_counted() -> None:
    steps = [(number, Step.DUE) for number in range(5, 25)]

    card = card_of_nudge(make_nudge(*steps))

    assert "and 5 more" in said(card)


@pytest.mark.parametrize("count", [1, 4, 20])
def test_every_channel_takes_it(count: int) -> None:
    card = card_of_nudge(make_nudge(*[(n, Step.DUE) for n in range(5, 5 + count)]))

    assert complaints(as_adaptive_card(card)) == []
    assert broken_message_limits(as_blocks(card)) == []


def test_an_e_mail_tells_numbers_and_days_and_no_confidential_code() -> None:
    sheet = make_nudge((5, Step.OVERDUE), (12, Step.DUE))
    hidden = replace(sheet, confidential=frozenset({"c1"}))

    assert "Action 5 of DEMO-0001: Late" in said(card_of_mail(sheet))
    words = said(card_of_mail(hidden))
    assert "Action 5 of a confidential case: Late" in words
    assert "DEMO" not in words
    assert "Fact Sheet" not in words


def test_an_e_mail_tells_no_code_that_tells_of_its_case_either() -> None:
    sheet = replace(make_nudge((5, Step.DUE)), unnamed=frozenset({"c1"}))

    words = said(card_of_mail(sheet))

    assert "Action 5 of a case: " in words
    assert "DEMO" not in words


def nudged(outcome: NudgeOutcome, *, day: date = TODAY) -> Nudged:
    return Nudged(
        outbox_id=1,
        action_id="action-5",
        person_id=LEAD,
        step=Step.DUE,
        day=day,
        outcome=outcome,
        at=AT,
    )


def reminded(**history: object) -> ActionSheet:
    return replace(
        make_sheet(5, reader=Role.COUNTRY_LEAD),
        nudges=NudgeHistory(**history),  # type: ignore[arg-type]
    )


def test_a_card_says_who_is_told_next_and_when() -> None:
    word = NextWord(person_id=LEAD, step=Step.DUE, at=AT)

    words = said(card_of_action(reminded(coming=(word,))))

    assert "is told that it is due, 3 May 2024 07:00 UTC" in words


def test_a_done_action_has_nobody_next() -> None:
    word = NextWord(person_id=LEAD, step=Step.DUE, at=AT)
    sheet = reminded(coming=(word,))
    done = replace(sheet, action=replace(sheet.action, state=ActionState.DONE))

    assert "is told that it is due" not in said(card_of_action(done))


def test_who_was_reminded_folds_out_with_what_became_of_it() -> None:
    told = (nudged(NudgeOutcome.DELIVERED), nudged(NudgeOutcome.NOT_REACHED))

    card = card_of_action(reminded(told=told))

    [fold] = [
        each
        for each in card.elements
        if isinstance(each, Fold) and each.title == "Who was reminded"
    ]
    assert [line.rpartition(", ")[2] for line in fold.lines] == [
        "delivered",
        "not reached",
    ]


def test_rest_is_shown_with_its_reason() -> None:
    rest = Snooze(
        id="s1",
        action_id="action-5",
        person_id=LEAD,
        until=date(2099, 5, 8),
        reason="On mission.",
        at=AT,
    )

    card = card_of_action(reminded(snoozes=(rest,)))

    assert "“On mission.”" in said(card)
    assert "action.wake" in {button.verb for button in card.buttons}


def test_rest_whose_day_has_come_is_told_as_past() -> None:
    rest = Snooze(
        id="s1",
        action_id="action-5",
        person_id=LEAD,
        until=TODAY,
        reason="On mission.",
        at=AT,
    )

    words = said(card_of_action(reminded(snoozes=(rest,))))

    assert "had rest until" in words
    assert "asked for rest" not in words
