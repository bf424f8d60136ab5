"""Somebody's own desk as a card: full, over pages, and empty."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from cards.adaptive import as_adaptive_card
from cards.blockkit import as_blocks, as_home
from cards.elements import Card, Items
from cards.html import as_html
from cards.limits import TEAMS_AIM, utf16_size
from cards.plain import as_plain
from cards.verbs import Verb
from cards.views.home import PAGE, card_of_home
from cards.wording import speaking
from domain.actions import ActionLine, ActionState
from domain.exceptions_sheet import Asked, DecisionLine
from domain.extensions import Extension
from domain.home import HomeSheet, StandInLine
from domain.procedure.secu import SECU
from domain.roles import Role
from domain.sheets import AskedLine
from tests.cards.makers import (
    NOW,
    TODAY,
    make_acting,
    make_case,
    make_sheet,
    person_of,
)
from tests.cards.nasty import NASTY
from tests.cards.wire import broken_message_limits, broken_view_limits, complaints

A = ActionState


def line(number: int, state: ActionState = A.PENDING) -> ActionLine:
    versions = 1 if state is A.IN_APPROVAL else 0
    action = make_sheet(number, state, versions=versions).action
    named = replace(action, id=f"a-{number}")
    return ActionLine(action=named, reference="DEMO-0001", procedure=SECU.key)


def make_home(*, todo: int = 3, waiting: int = 1, cases: int = 2) -> HomeSheet:
    numbers = [5, 6, 8, 11, 12, 14, 15, 16, 18, 20, 21, 24]
    lines = tuple(
        replace(each, action=replace(each.action, id=f"t-{place}"))
        for place in range(todo)
        for each in [line(numbers[place % len(numbers)])]
    )
    plan = line(10, A.IN_APPROVAL)
    decisions = tuple(
        DecisionLine(line=plan, row=make_sheet(10).row, asked=Asked.AGREE)
        for _ in range(waiting)
    )
    late = line(13)
    extension = Extension(
        id="e1",
        case_id="c1",
        action_id="a-13",
        asked_by="p-country-lead",
        asked_at=NOW,
        asked_days=5,
        reason="The mission ran late.",
    )
    asked = AskedLine(line=late, extension=extension, asker="Demo CO lead")
    stands = StandInLine(
        acting=make_acting(Role.RISK_OWNER),
        reference="DEMO-0001",
        principal="Demo Resident Representative",
    )
    numbered = (*lines, plan, late)
    return HomeSheet(
        reader=person_of(Role.CORPORATE_SES_TEAM),
        today=TODAY,
        decisions=decisions,
        asked=(asked,) if waiting else (),
        todo=lines,
        rows={each.action.id: make_sheet(each.action.number).row for each in numbered},
        standing_in=(stands,) if waiting else (),
        cases=(make_case(),) * cases,
        may_open=True,
        leads=True,
        more_cases=cases > 1,
    )


def empty() -> HomeSheet:
    nothing = make_home(todo=0, waiting=0, cases=0)
    return replace(nothing, may_open=False, leads=False)


HOMES: dict[str, Callable[[], Card]] = {
    "full": lambda: card_of_home(make_home(todo=40, waiting=3, cases=5)),
    "second": lambda: card_of_home(make_home(todo=40), page=2),
    "small": lambda: card_of_home(make_home()),
    "empty": lambda: card_of_home(empty()),
    "idle": lambda: card_of_home(replace(empty(), cases=(make_case(),))),
}


def titles(card: Card) -> list[str]:
    return [each.title for each in card.elements if isinstance(each, Items)]


def lines_under(card: Card, title: str) -> list[str]:
    (found,) = (
        each.items
        for each in card.elements
        if isinstance(each, Items) and each.title == title
    )
    return [item.text for item in found]


def labels(card: Card) -> list[str]:
    return [each.label for each in card.buttons]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("name", HOMES)
def test_each_channel_can_show_it(name: str, language: str) -> None:
    with speaking(language):
        card = HOMES[name]()

    assert complaints(as_adaptive_card(card)) == []
    assert utf16_size(as_adaptive_card(card)) <= TEAMS_AIM
    assert broken_message_limits(as_blocks(card)) == []
    assert broken_view_limits(as_home(card)) == []
    assert as_html(card).startswith("<article")
    assert "{" not in as_plain(card) + card.plain


def test_a_page_of_it_stands_whole_in_a_message_of_slack() -> None:
    assert "did not fit" not in str(as_blocks(HOMES["full"]()))


def test_the_home_tab_is_a_view_of_slack() -> None:
    view = as_home(HOMES["small"]())

    assert view["type"] == "home"
    assert set(view) == {"type", "blocks"}


def test_what_others_wait_for_stands_first() -> None:
    assert titles(HOMES["small"]()) == [
        "Waits for your word",
        "More time, asked of you",
        "Yours to do",
        "You stand in for",
        "Your cases",
    ]


def test_the_soonest_stands_first_and_what_has_no_day_last() -> None:
    due = line(5)
    days = {"LAST": None, "SECOND": TODAY + timedelta(days=9), "FIRST": TODAY}
    todo = tuple(
        replace(due, reference=name, action=replace(due.action, due=when))
        for name, day in days.items()
        for when in [replace(due.action.due, day=day)]
    )

    sheet = make_home()
    rows = {"a-5": make_sheet(5).row, **sheet.rows}
    card = card_of_home(replace(sheet, todo=todo, rows=rows, decisions=()))

    shown = [text.split(":")[0] for text in lines_under(card, "Yours to do")]
    assert shown == ["FIRST", "SECOND", "LAST"]


def test_each_line_names_its_case_and_opens_the_actions_card() -> None:
    card = HOMES["small"]()
    (first, *_) = (each for each in card.elements if isinstance(each, Items))
    (item,) = first.items

    assert item.text.startswith("DEMO-0001: ")
    assert item.note == "A version waits for your word."
    assert item.button is not None
    assert (item.button.verb, item.button.target) == (Verb.ACTION_SHOW, "a-10")


def test_it_comes_in_pages_and_the_first_has_what_else_there_is() -> None:
    first, second = HOMES["full"](), HOMES["second"]()

    assert "More" in labels(first)
    assert "Earlier" not in labels(first)
    assert {"Earlier", "More"} <= set(labels(second))
    assert titles(second) == ["Yours to do"]
    assert first.footer.startswith("Page 1 of")
    (more,) = (each for each in first.buttons if each.label == "More")
    assert (more.verb, more.target) == (Verb.HOME, ":2")


@pytest.mark.parametrize("page", [-3, 0, 99_999])
def test_a_page_that_is_none_is_the_nearest(page: int) -> None:
    card = card_of_home(make_home(todo=2 * PAGE), page=page)

    assert card.footer == ("Page 1 of 3" if page < 1 else "Page 3 of 3")


def test_an_empty_desk_says_what_will_come_here() -> None:
    outside, idle = empty(), replace(empty(), cases=(make_case(),))

    assert "as soon as you are put on one" in as_plain(card_of_home(outside))
    assert "as their turn comes" in as_plain(card_of_home(idle))
    assert card_of_home(outside).plain == "My desk: Nothing waits for you."


def test_only_what_one_may_is_offered() -> None:
    assert "Open a case…" in labels(HOMES["small"]())
    assert "Exceptions" in labels(HOMES["small"]())
    assert labels(HOMES["empty"]()) == [
        "Weekly digest",
        "My calendar link",
        "What can I ask?",
    ]


def test_it_says_that_there_is_more_than_it_shows() -> None:
    card = card_of_home(replace(make_home(), cut=True))

    assert "There is more than is shown" in as_plain(card)


@pytest.mark.parametrize("text", NASTY)
def test_nasty_names_of_cases_and_people_stay_texts(text: str) -> None:
    sheet = make_home()
    facts = replace(make_case().facts, project=text)
    (asked,) = sheet.asked
    card = card_of_home(
        replace(
            sheet,
            cases=(replace(make_case(), facts=facts),),
            asked=(replace(asked, asker=text),),
            reader=replace(sheet.reader, name=text),
        )
    )

    assert broken_view_limits(as_home(card)) == []
    assert "<script>" not in as_html(card)
