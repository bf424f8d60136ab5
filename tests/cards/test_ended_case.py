"""A case that has ended, and days as a room and a reader alone are told them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cards.elements import StepState
from cards.plain import as_plain
from cards.views.case import card_of_case
from cards.views.lists import card_of_case_actions
from cards.wording import speaking
from domain.actions import ActionState
from domain.cases import CaseState
from domain.events import EventKind
from domain.sheets import CaseSheet
from domain.standing import Standing
from tests.cards.makers import TODAY, make_case, make_case_sheet
from tests.cards.test_views_case import lists, said, steps

A, K = ActionState, EventKind


def ended(*kinds: EventKind, changed: dict[int, ActionState]) -> CaseSheet:
    """Return a case that has ended; what is still open has lapsed."""
    state = CaseState.NOT_ELIGIBLE if K.NOT_ELIGIBLE in kinds else CaseState.CLOSED
    return make_case_sheet(*kinds, case=make_case(state=state), changed=changed)


def test_a_phase_whose_actions_lapsed_is_not_ticked() -> None:
    changed = {**dict.fromkeys(range(1, 7), A.LAPSED), 2: A.DONE, 7: A.DONE}

    card = card_of_case(ended(K.NOT_ELIGIBLE, changed=changed))

    shown = steps(card)
    assert shown["Registration"] is StepState.UNDONE
    assert shown["Not eligible"] is StepState.DONE
    assert "× Registration" in as_plain(card)
    assert "“Lapsed” means: SECU's track ended before it was done" in said(card)


def test_a_phase_that_was_done_is_ticked_after_the_end_too() -> None:
    done = dict.fromkeys((*range(1, 11), 30), A.DONE) | {5: A.WAIVED}

    sheet = ended(K.ELIGIBLE, changed=done)
    closing = replace(sheet.events[0], kind=K.CLOSED_BY_SECU, day=TODAY, id="end")
    shown = steps(card_of_case(replace(sheet, events=(*sheet.events, closing))))

    assert shown["Registration"] is StepState.DONE
    assert shown["Eligible"] is StepState.DONE
    assert shown["Closure"] is StepState.DONE
    assert shown["Draft TOR"] is StepState.SKIPPED


def test_a_phase_is_not_ticked_while_its_way_goes_on() -> None:
    done = dict.fromkeys(range(1, 15), A.DONE)
    kinds = (K.ELIGIBLE, K.TOR_POSTED, K.TOR_FINAL, K.MISSION_STARTED)
    sheet = make_case_sheet(*kinds, K.FACT_CHECK_RECEIVED, changed=done)

    shown = steps(card_of_case(sheet))

    assert shown["Launch"] is StepState.DONE
    assert (
        shown["Mission"] is StepState.AHEAD
    )  # Its end and the debriefing are to come.


def test_what_waits_on_an_ended_track_will_not_come() -> None:
    lapsed = dict.fromkeys(range(1, 7), A.LAPSED)

    card = card_of_case_actions(ended(K.NOT_ELIGIBLE, changed=lapsed))

    badges = {
        i.lead: i.badge.text for part in lists(card) for i in part.items if i.badge
    }
    assert badges["8"] == "Will not come any more"
    assert badges["5"] == "Lapsed"
    assert "“Lapsed” means" in said(card)


def test_in_a_room_no_day_is_called_today_or_tomorrow() -> None:
    sheet = make_case_sheet(K.ELIGIBLE)
    tomorrow = TODAY + timedelta(days=1)
    due = replace(sheet.actions[9].due, day=tomorrow)
    acted = [replace(a, due=due) if a.number == 10 else a for a in sheet.actions]

    room = replace(sheet, actions=tuple(acted), standing=None)
    alone = replace(room, standing=Standing(person_id="p"))

    assert "Due Tue 4 June" in as_plain(card_of_case_actions(room))
    assert "Due tomorrow" in as_plain(card_of_case_actions(alone))


@pytest.mark.parametrize("zone, day", [("UTC", "4"), ("America/New_York", "3")])
def test_the_day_of_doing_is_the_readers_own(zone: str, day: str) -> None:
    done_at = datetime(2024, 6, 4, 1, tzinfo=UTC)
    sheet = make_case_sheet(changed={2: A.DONE})
    acted = [replace(a, done_at=done_at) for a in sheet.actions]

    with speaking("en", zone=zone):
        card = card_of_case_actions(replace(sheet, actions=tuple(acted)))

    assert f"{day} June 2024" in as_plain(card)
