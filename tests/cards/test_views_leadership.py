"""Exceptions, calendar links and related cases, as every channel shows them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from cards.adaptive import as_adaptive_card
from cards.blockkit import as_blocks
from cards.elements import Card
from cards.html import as_html
from cards.plain import as_plain
from cards.views.case import card_of_case
from cards.views.exceptions import card_of_exceptions
from cards.views.feeds import (
    card_of_feed,
    card_of_left_feed,
    card_of_new_feed,
    card_of_stopped_feed,
)
from cards.views.forms.related_forms import card_of_relate_form, card_of_unrelate_form
from domain.actions import ActionLine
from domain.documents import Key
from domain.due import Skipped, SkipReason
from domain.events import EventKind
from domain.exceptions_sheet import (
    Asked,
    DecisionLine,
    ExceptionsSheet,
    LateLine,
    RiskLine,
    StripDay,
    TroubleLine,
)
from domain.feeds import Feed
from domain.forecast import Ground, Reason
from domain.phases import Phase
from domain.procedure.secu import SECU
from domain.related import CaseClock, Related, RelatedLine
from domain.roles import Role
from tests.cards.makers import (
    NOW,
    PEOPLE,
    TODAY,
    make_case,
    make_case_sheet,
    make_sheet,
    person_of,
)
from tests.cards.wire import complaints

LEAD = person_of(Role.COUNTRY_LEAD).id
TOKEN = "Zt8-token_of_a_test"
FEED = Feed(id="f1", person_id=LEAD, case_id="c1", made_at=NOW)
REASONS = tuple(
    Reason(
        ground=ground,
        labels=("5",),
        roles=(Role.RISK_OWNER,),
        keys=(Key.BUREAU, Key.POLICY),
        people=(LEAD,),
        needed=3,
    )
    for ground in Ground
)


def line(number: int, *, case_id: str = "c1") -> ActionLine:
    action = replace(make_sheet(number).action, case_id=case_id)
    return ActionLine(action=action, reference="DEMO-0001", procedure=SECU.key)


def make_exceptions(
    *, empty: bool = False, reasons: tuple[Reason, ...] = REASONS
) -> ExceptionsSheet:
    late = LateLine(
        line=line(5), row=make_sheet(5).row, days=3, people=(LEAD,), since=TODAY
    )
    asked = tuple(
        DecisionLine(line=line(12), row=make_sheet(12).row, asked=each)
        for each in Asked
    )
    holiday = Skipped(
        day=date(2024, 6, 12), reason=SkipReason.HOLIDAY, name="Demo National Day"
    )
    risk = RiskLine(
        line=line(12),
        row=make_sheet(12).row,
        days_left=2,
        reasons=reasons,
        holidays=(holiday,),
    )
    trouble = TroubleLine(
        case_id="c1", reference="DEMO-0001", person_id=LEAD, uncertain=True, at=NOW
    )
    in_room = replace(trouble, person_id="", uncertain=False)
    days = tuple(
        StripDay(day=TODAY + timedelta(days=n), due=n, risks=min(n, 1), decisions=n % 2)
        for n in range(10)
    )
    return ExceptionsSheet(
        reader=person_of(Role.EXECUTIVE_OFFICE),
        today=TODAY,
        late=() if empty else (late,) * 12,
        decisions=() if empty else asked,
        risks=() if empty else (risk,),
        troubles=() if empty else (trouble, in_room),
        strip=days,
        people=PEOPLE,
        cut=not empty,
    )


def make_related() -> Related:
    own = CaseClock(
        case=make_case(),
        phases=(Phase.ELIGIBLE, Phase.DRAFT_TOR),
        days=34,
        next_action=make_sheet(12).action,
        secu_day=date(2024, 6, 20),
    )
    late = replace(own, next_action=make_sheet(5).action, secu_day=None, days=None)
    facts = replace(make_case().facts, reference="DEMO-0002")
    other = replace(late, case=replace(make_case(), id="c2", facts=facts))
    return Related(
        lines=(
            RelatedLine(reference="DEMO-0002", clock=other),
            RelatedLine(reference="DEMO-0003"),
        ),
        own=own,
        same_project={"c4": "DEMO-0004"},
    )


CARDS: dict[str, Callable[[], Card]] = {
    "exceptions": lambda: card_of_exceptions(make_exceptions()),
    "exceptions-none": lambda: card_of_exceptions(make_exceptions(empty=True)),
    "new-feed": lambda: card_of_new_feed(TOKEN, "DEMO-0001"),
    "feed": lambda: card_of_feed(FEED, ""),
    "left-feed": lambda: card_of_left_feed(FEED),
    "left-feed-stopped": lambda: card_of_stopped_feed("c1", "", stopped=True),
    "stopped-feed": lambda: card_of_stopped_feed("c1", "DEMO-0001", stopped=True),
    "related": lambda: card_of_case(
        replace(make_case_sheet(EventKind.ELIGIBLE), related=make_related())
    ),
    "relate-form": lambda: card_of_relate_form(
        replace(make_case_sheet(), related=make_related())
    ),
    "unrelate-form": lambda: card_of_unrelate_form(
        replace(make_case_sheet(), related=make_related())
    ),
}


@pytest.mark.parametrize("name", CARDS)
def test_each_channel_can_show_it(name: str) -> None:
    card = CARDS[name]()

    assert complaints(as_adaptive_card(card, site="https://desk.example.org")) == []
    assert as_blocks(card)
    assert as_html(card).startswith("<article")
    assert card.title in as_plain(card)
    assert "{" not in as_plain(card)


def test_each_reason_has_its_own_sentence() -> None:
    said = {
        ground: as_plain(card_of_exceptions(make_exceptions(reasons=(reason,))))
        for ground, reason in zip(Ground, REASONS, strict=True)
    }

    assert len(set(said.values())) == len(Ground)
    words = " ".join(said[Ground.NOT_DRAFTED].split())
    assert "Its document is not drafted, and clearances usually take 3 working" in words


def test_an_empty_page_says_so() -> None:
    card = card_of_exceptions(make_exceptions(empty=True))

    assert "Nothing needs you." in as_plain(card)
    assert not card.badges
    assert not card.footer  # No rule is explained that nothing was judged by.


def test_the_strip_is_told_in_words() -> None:
    words = as_plain(card_of_exceptions(make_exceptions()))

    assert "The next ten working days" in words
    assert "Mon 3 June: nothing" in words
    assert "2 due, 1 of them probably late" in words


def test_a_link_is_in_no_notification_and_has_no_place_of_its_own() -> None:
    card = card_of_new_feed(TOKEN, "DEMO-0001")

    assert TOKEN not in card.plain
    assert f'href="/calendar/{TOKEN}.ics"' in as_html(card)
    assert TOKEN not in str(as_adaptive_card(card))  # Without a site there is no link.
    assert TOKEN in str(as_adaptive_card(card, site="https://desk.example.org"))


def test_both_clocks_are_told_and_of_an_unseen_case_the_code_alone() -> None:
    words = " ".join(as_plain(CARDS["related"]()).split())

    assert "DEMO-0001 Eligible and Draft TOR · working day 34" in words
    assert "SECU's next date: Thu 20 June" in words
    assert "Action 5 is late, was due" in words
    assert "DEMO-0003 You are not on this case." in words
    assert "Another complaint on this project: DEMO-0004." in words
