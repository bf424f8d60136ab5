"""Calendar links, exceptions and related cases, asked for in words and by presses."""

from collections.abc import Callable

import pytest

from cards.html import as_html
from cards.plain import as_plain
from cards.verbs import Verb
from dialogs.conversation import Reply
from domain.news import room_of
from domain.people import Actor
from domain.roles import Role
from services.feeds.read_feed import feed_of, read_feed
from services.ports import Ports
from services.team.act_for import Deputising, act_for
from tests.clock import FakeClock
from tests.dialogs.cast import FOCAL, LEAD, OPENING, OUTSIDER, RR
from tests.talking import Talk, words_in

At = Callable[..., Reply]
Open = Callable[[str], str]
CALENDAR = "/calendar/"


def link_in(reply: Reply) -> str:
    assert reply.form is not None
    [link] = reply.form.links
    return link.address


def token_in(reply: Reply) -> str:
    return link_in(reply).removeprefix(CALENDAR).removesuffix(".ics")


# --- Calendar links ------------------------------------------------------------------


def test_a_calendar_link_is_shown_once_in_a_dialog_and_in_no_message(
    talk: Talk, case_id: str, ports: Ports
) -> None:
    reply = talk.say(LEAD, "calendar")

    token = token_in(reply)
    assert read_feed(token, ports=ports) is not None
    assert all(token not in as_plain(card) + as_html(card) for card in reply.cards)
    assert "You have a private link" in words_in(reply)


def test_asked_again_it_says_that_there_is_one_and_makes_none(
    talk: Talk, case_id: str, ports: Ports
) -> None:
    token = token_in(talk.say(LEAD, "calendar"))

    again = talk.say(LEAD, "my calendar")

    assert again.form is None
    assert "You have a private link" in words_in(again)
    assert read_feed(token, ports=ports) is not None


def test_a_new_link_is_made_by_the_button_and_pressed_twice_only_once(
    talk: Talk, case_id: str, ports: Ports
) -> None:
    old = talk.say(LEAD, "calendar")
    [button, _] = old.cards[0].buttons

    new, late = (
        talk.say(LEAD, verb=button.verb, target=button.target, on_own_card=True)
        for _ in range(2)
    )

    assert read_feed(token_in(old), ports=ports) is None
    assert read_feed(token_in(new), ports=ports) is not None
    assert new.instead is not None
    assert late.form is None


@pytest.mark.parametrize(
    "line", ["calendar DEMO-0001", "DEMO-0001 calendar", "calendar of DEMO-0001"]
)
def test_a_case_that_is_named_gets_a_link_of_its_own(
    talk: Talk, case_id: str, ports: Ports, line: str
) -> None:
    token_in(talk.say(LEAD, line))

    assert feed_of(LEAD, case_id=case_id, ports=ports) is not None
    assert feed_of(LEAD, case_id="", ports=ports) is None


def test_in_a_room_it_is_that_cases_calendar(
    at: At, case_id: str, ports: Ports
) -> None:
    token_in(at(LEAD, "calendar"))

    assert feed_of(LEAD, case_id=case_id, ports=ports) is not None


def test_the_link_is_stopped_by_words(talk: Talk, case_id: str, ports: Ports) -> None:
    token = token_in(talk.say(LEAD, "calendar"))

    stopped, again = (talk.say(LEAD, "calendar stop") for _ in range(2))

    assert "The link is stopped" in words_in(stopped)
    assert "No link of yours works" in words_in(again)
    assert read_feed(token, ports=ports) is None


def test_an_outsider_gets_no_calendar_of_a_case(talk: Talk, case_id: str) -> None:
    by_words = talk.say(OUTSIDER, "calendar DEMO-0001")
    by_press = talk.say(OUTSIDER, verb=Verb.FEED_MAKE, target=case_id)

    assert by_words.refusal == by_press.refusal == "case-not-found"


def test_a_link_of_a_case_that_one_is_not_on_any_more_is_listed_and_stopped(
    talk: Talk, case_id: str, ports: Ports, clock: FakeClock
) -> None:
    today = clock.now.date()
    acting = Deputising(
        principal_id=LEAD,
        deputy_id=OUTSIDER,
        role=Role.COUNTRY_LEAD,
        first_day=today,
        last_day=today,
        reason="Leave.",
    )
    act_for(case_id, acting, by=Actor(person_id=LEAD, via="desk"), ports=ports)
    token_in(talk.say(OUTSIDER, "calendar DEMO-0001"))
    clock.advance(days=3)

    [_own, left] = talk.say(OUTSIDER, "calendar").cards
    [stop] = left.buttons
    stopped, again = (
        talk.say(OUTSIDER, verb=stop.verb, target=stop.target, on_own_card=True)
        for _ in range(2)
    )

    assert "a case that you are not on any more" in as_plain(left)
    assert "DEMO-0001" not in as_plain(left)
    assert stopped.instead is not None
    assert "The link is stopped" in stopped.instead.title
    assert "DEMO-0001" not in as_plain(stopped.instead)
    assert again.refusal == "case-not-found"
    assert feed_of(OUTSIDER, case_id=case_id, ports=ports) is None


# --- Exceptions ----------------------------------------------------------------------


def test_whoever_leads_asks_for_exceptions_and_loses_them_with_the_case(
    talk: Talk, case_id: str
) -> None:
    reply = talk.say("demo-exo-liaison", "exceptions")

    assert reply.cards[0].title == "Exceptions"
    assert reply.case_ids == (case_id,)


def test_whoever_does_not_lead_is_told_what_to_type(talk: Talk, case_id: str) -> None:
    reply = talk.say(RR, "exceptions")

    assert reply.refusal == "not-a-leader"
    assert "actions mine" in words_in(reply)


# --- Related cases -------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "relate DEMO-0002 because both are about the dam",
        "relate to DEMO-0002: both are about the dam",
        "relate demo-0002, both are about the dam",
    ],
)
def test_a_case_is_related_in_the_room_of_another(
    at: At, case_id: str, open_case: Open, ports: Ports, line: str
) -> None:
    other = open_case("DEMO-0002")

    reply = at(FOCAL, line)

    assert "DEMO-0002 is related now" in words_in(reply)
    assert set(reply.case_ids) == {case_id, other}
    with ports.read_uow() as uow:
        [related] = uow.related.of_case(case_id)
    assert related.reason == "both are about the dam"


def test_two_cases_are_related_from_ones_own_chat(
    talk: Talk, case_id: str, open_case: Open
) -> None:
    open_case("DEMO-0002")

    told = talk.say(FOCAL, "relate DEMO-0001 to DEMO-0002 because of the dam")
    again = talk.say(FOCAL, "DEMO-0002 relate DEMO-0001 because of the dam")
    back = talk.say(FOCAL, "DEMO-0001 unrelate DEMO-0002 because it was a slip")

    assert "DEMO-0002 is related now" in words_in(told)
    assert "DEMO-0001 was related already" in words_in(again)
    assert "not related any more" in words_in(back)


def test_without_a_reason_it_is_asked_for(
    at: At, case_id: str, open_case: Open
) -> None:
    open_case("DEMO-0002")

    asked = at(FOCAL, "relate DEMO-0002")

    assert asked.form is not None
    assert "DEMO-0002" in as_plain(asked.form)


def test_the_card_offers_to_take_it_back_and_asks_why(
    at: At, case_id: str, open_case: Open
) -> None:
    open_case("DEMO-0002")
    at(FOCAL, "relate DEMO-0002 because of the dam")

    [card] = at(FOCAL, "status").cards
    asked = at(FOCAL, verb=Verb.CASE_UNRELATE_FORM, target=case_id)

    assert Verb.CASE_UNRELATE_FORM in {button.verb for button in card.buttons}
    assert asked.form is not None
    assert "DEMO-0002" in as_plain(asked.form)


def test_a_case_that_they_may_not_see_is_not_known_to_exist(
    at: At, case_id: str
) -> None:
    reply = at(FOCAL, "relate DEMO-0099 because of the dam")

    assert reply.refusal == "case-not-found"


def test_the_private_card_shows_both_clocks_and_the_room_the_code(
    talk: Talk, at: At, case_id: str, open_case: Open
) -> None:
    other = open_case("DEMO-0002")
    at(FOCAL, "relate DEMO-0002 because of the dam")

    mine = talk.say(FOCAL, "status DEMO-0001")

    words = as_plain(mine.cards[0])
    assert "Related cases, each on its own clock" in words
    assert "working day 5 since registration" in words
    assert set(mine.case_ids) == {case_id, other}
    pinned = (talk.channel.standing[each] for each in talk.channel.pinned)
    [room] = [card for place, card in pinned if place == room_of(case_id)]
    assert "Related cases: DEMO-0002" in " ".join(as_plain(room).split())
    assert "each on its own clock" not in as_plain(room)


def test_another_complaint_on_the_project_is_pointed_out_when_one_is_opened(
    talk: Talk, case_id: str
) -> None:
    inputs = {**OPENING, "reference": "DEMO-0002"}
    reply = talk.say(FOCAL, verb=Verb.CASE_OPEN, inputs=inputs)

    assert "Another complaint on this project: DEMO-0001" in words_in(reply)
    assert case_id in reply.case_ids


def test_a_name_behind_the_other_cases_wall_is_stopped_in_the_reason(
    talk: Talk, at: At, case_id: str
) -> None:
    inputs = {
        **OPENING,
        "reference": "DEMO-0002",
        "requestors": "Walled Name Zarathus",
    }
    talk.say(FOCAL, verb=Verb.CASE_OPEN, inputs=inputs)

    reply = at(FOCAL, "relate DEMO-0002 because Walled Name Zarathus wrote both")

    assert "is related now" not in words_in(reply)
    assert "Zarathus" not in words_in(reply)
