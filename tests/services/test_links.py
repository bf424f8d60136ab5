"""One person's accounts: linked with a yes from both sides, left, on record."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from domain.people import Actor
from domain.refusals import Refusal
from domain.seat_links import (
    CODE_LASTS,
    MOST_TRIES,
    TRIES_WITHIN,
    LinkState,
    SeatLink,
    SeatNews,
    code_in,
    spaced,
)
from domain.seats import Account, Seat, SeatGiven, Vendor
from services.people.claim_link import (
    agree_link,
    claim_link,
    claim_of,
    disagree_link,
    spend_code,
)
from services.people.confirm_link import confirm_link, refuse_link
from services.people.leave_seat import leave_seat
from services.people.offer_link import offer_link
from services.people.read_seats import read_link, read_seats
from tests.services.cast import LEAD, OUTSIDER, Desk
from tests.services.refusing import refused
from tests.storage.presses import press_at_once

WRONG = "00000000"


def somebody(vendor: Vendor = Vendor.SLACK) -> Account:
    """An account that sits nowhere: tests share their database."""
    return Account(vendor, "T1", f"U{uuid4().hex[:8]}".upper())


def agreed(desk: Desk, account: Account, *, by: Actor = LEAD) -> SeatLink:
    """Go as far as the account's own yes."""
    code = offer_link(by=by, ports=desk.ports).code
    claimed = claim_link(code, account=account, ports=desk.ports)
    return agree_link(claimed.link.id, account=account, ports=desk.ports)


def linked(desk: Desk, account: Account, *, by: Actor = LEAD) -> SeatLink:
    return confirm_link(agreed(desk, account, by=by).id, by=by, ports=desk.ports)


@pytest.fixture(autouse=True)
def _nobody_sits(desk: Desk) -> None:
    with desk.ports.open_uow() as uow:
        for person in (LEAD, OUTSIDER):
            for seat in uow.seats.of_person(person.person_id):
                uow.seats.leave(seat.vendor, tenant=seat.tenant, account=seat.account)
        uow.commit()


def seats(desk: Desk, who: Actor = LEAD) -> list[Seat]:
    with desk.ports.read_uow() as uow:
        return uow.seats.of_person(who.person_id)


def test_an_account_is_ones_own_once_both_sides_have_said_yes(desk: Desk) -> None:
    account = somebody()
    offered = offer_link(by=LEAD, ports=desk.ports)
    typed = code_in(f" {spaced(offered.code).lower()} ")

    claimed = claim_link(typed, account=account, ports=desk.ports)
    before_yes = refused(
        lambda: confirm_link(claimed.link.id, by=LEAD, ports=desk.ports)
    )
    agree_link(claimed.link.id, account=account, ports=desk.ports)
    assert seats(desk) == []
    confirm_link(claimed.link.id, by=LEAD, ports=desk.ports)

    assert claimed.initials == "D. C. L."
    assert before_yes == "link-not-agreed"
    [seat] = seats(desk)
    assert (seat.at, seat.given) == (account, SeatGiven.LINK)


def test_whoever_asked_is_asked_in_their_own_chat_once(desk: Desk) -> None:
    account = somebody()
    link = agreed(desk, account)
    agree_link(link.id, account=account, ports=desk.ports)

    with desk.ports.read_uow() as uow:
        queued = uow.outbox.due(desk.clock.now, limit=100)

    about = [each.news for each in queued if each.news.subject == link.id]
    assert [news.conversation for news in about] == [f"direct:{LEAD.person_id}"]
    asked = read_seats(LEAD.person_id, ports=desk.ports).asked
    assert asked is not None
    assert read_link(link.id, person_id=OUTSIDER.person_id, ports=desk.ports) is None


def test_both_yes_stand_on_record_with_who_said_them(desk: Desk) -> None:
    account = somebody()
    linked(desk, account)

    with desk.ports.read_uow() as uow:
        history = uow.seat_links.history(LEAD.person_id)

    said = [(each.what, each.by) for each in history if each.account == account.id]
    assert said == [
        (SeatNews.AGREED, account.id),
        (SeatNews.LINKED, f"{LEAD.person_id} ({LEAD.via})"),
    ]


def test_eight_confirmations_at_one_instant_take_one_seat(desk: Desk) -> None:
    account = somebody()
    link = agreed(desk, account)

    found = press_at_once(lambda _: confirm_link(link.id, by=LEAD, ports=desk.ports))

    assert {each.state for each in found} == {LinkState.TAKEN}
    assert [seat.at for seat in seats(desk)] == [account]
    with desk.ports.read_uow() as uow:
        history = uow.seat_links.history(LEAD.person_id)
    taken = [each for each in history if each.account == account.id]
    assert [each.what for each in taken].count(SeatNews.LINKED) == 1


def test_eight_accounts_typing_a_code_at_one_instant_one_has_it(desk: Desk) -> None:
    code = offer_link(by=LEAD, ports=desk.ports).code
    accounts = [somebody() for _ in range(8)]

    def claim(number: int) -> str:
        try:
            claim_link(code, account=accounts[number], ports=desk.ports)
        except Refusal as refusal:
            return refusal.code
        return "claimed"

    told = sorted(press_at_once(claim))

    assert told == ["claimed"] + ["link-code-wrong"] * 7


def test_eight_asking_for_a_code_at_one_instant_leave_one_that_works(
    desk: Desk,
) -> None:
    offered = press_at_once(lambda _: offer_link(by=LEAD, ports=desk.ports))

    with desk.ports.read_uow() as uow:
        found = [uow.seat_links.get(each.link.id) for each in offered]

    states = [each.state for each in found if each]
    assert states.count(LinkState.OFFERED) == 1
    assert states.count(LinkState.ENDED) == 7


def test_a_code_works_ten_minutes_and_once(desk: Desk) -> None:
    code = offer_link(by=LEAD, ports=desk.ports).code
    desk.clock.advance(minutes=CODE_LASTS.total_seconds() / 60)
    late = refused(lambda: claim_link(code, account=somebody(), ports=desk.ports))
    code = offer_link(by=LEAD, ports=desk.ports).code
    first = somebody()
    claimed = claim_link(code, account=first, ports=desk.ports)

    second = refused(lambda: claim_link(code, account=somebody(), ports=desk.ports))

    assert late == second == "link-code-wrong"
    again = claim_link(code, account=first, ports=desk.ports)
    assert again.link.id == claimed.link.id


def test_wrong_used_and_old_codes_are_told_apart_by_nothing(desk: Desk) -> None:
    account = somebody()
    link = linked(desk, account)
    confirm_link(link.id, by=LEAD, ports=desk.ports)

    told = refused(lambda: claim_link(WRONG, account=somebody(), ports=desk.ports))

    assert told == "link-code-wrong"


def test_after_a_few_tries_no_code_works_from_that_account_for_an_hour(
    desk: Desk,
) -> None:
    account = somebody()
    for _ in range(MOST_TRIES):
        refused(lambda: claim_link(WRONG, account=account, ports=desk.ports))
    code = offer_link(by=LEAD, ports=desk.ports).code

    blocked = refused(lambda: claim_link(code, account=account, ports=desk.ports))
    desk.clock.advance(minutes=TRIES_WITHIN.total_seconds() / 60 + 1)
    code = offer_link(by=LEAD, ports=desk.ports).code

    assert blocked == "link-too-many-tries"
    assert claim_link(code, account=account, ports=desk.ports).initials


def test_many_tries_at_one_instant_are_all_counted(desk: Desk) -> None:
    account = somebody()

    def guess(_number: int) -> str:
        return refused(lambda: claim_link(WRONG, account=account, ports=desk.ports))

    told = press_at_once(guess)

    assert told.count("link-code-wrong") == MOST_TRIES
    assert told.count("link-too-many-tries") == 8 - MOST_TRIES


def test_whoever_stole_a_code_gets_nothing_without_the_second_yes(desk: Desk) -> None:
    thief = somebody()
    link = agreed(desk, thief)

    refuse_link(link.id, by=LEAD, ports=desk.ports)
    refuse_link(link.id, by=LEAD, ports=desk.ports)

    assert seats(desk) == []
    over = refused(lambda: confirm_link(link.id, by=LEAD, ports=desk.ports))
    late = refused(lambda: agree_link(link.id, account=thief, ports=desk.ports))
    assert over == late == "link-over"


def test_who_was_given_somebody_elses_code_says_no(desk: Desk) -> None:
    account = somebody()
    link = agreed(desk, account)

    disagree_link(link.id, account=account, ports=desk.ports)
    disagree_link(link.id, account=account, ports=desk.ports)

    assert refused(lambda: confirm_link(link.id, by=LEAD, ports=desk.ports))
    assert claim_of(account, ports=desk.ports) is None


def test_nobody_answers_for_another_side(desk: Desk) -> None:
    account = somebody()
    link = agreed(desk, account)

    assert (
        refused(lambda: confirm_link(link.id, by=OUTSIDER, ports=desk.ports))
        == refused(lambda: refuse_link(link.id, by=OUTSIDER, ports=desk.ports))
        == refused(lambda: agree_link(link.id, account=somebody(), ports=desk.ports))
        == refused(lambda: disagree_link(link.id, account=somebody(), ports=desk.ports))
        == "link-over"
    )
    assert confirm_link(link.id, by=LEAD, ports=desk.ports).state is LinkState.TAKEN


def test_a_yes_that_comes_an_hour_late_takes_nothing(desk: Desk) -> None:
    link = agreed(desk, somebody())
    desk.clock.advance(minutes=61)

    told = refused(lambda: confirm_link(link.id, by=LEAD, ports=desk.ports))

    assert told == "link-over"
    assert read_seats(LEAD.person_id, ports=desk.ports).asked is None


def test_an_account_that_is_somebodys_is_linked_to_nobody_else(desk: Desk) -> None:
    account = somebody()
    link = agreed(desk, account)
    linked_to_other = linked(desk, account, by=OUTSIDER)
    code = offer_link(by=OUTSIDER, ports=desk.ports).code

    late = refused(lambda: confirm_link(link.id, by=LEAD, ports=desk.ports))

    assert linked_to_other.state is LinkState.TAKEN
    assert late == "link-over"  # Their second code ended the first.
    again = refused(lambda: claim_link(code, account=account, ports=desk.ports))
    assert again == "link-sits-already"


def test_one_account_with_each_vendor(desk: Desk) -> None:
    first, second = somebody(), somebody()
    linked(desk, first)
    link = agreed(desk, second)

    told = refused(lambda: confirm_link(link.id, by=LEAD, ports=desk.ports))
    leave_seat(first, sure=True, by=LEAD, ports=desk.ports)
    confirm_link(link.id, by=LEAD, ports=desk.ports)

    assert told == "seat-with-vendor"
    assert [seat.at for seat in seats(desk)] == [second]


def test_the_last_account_is_left_only_by_who_is_sure(desk: Desk) -> None:
    teams, slack = somebody(Vendor.TEAMS), somebody()
    linked(desk, teams)
    linked(desk, slack)
    leave_seat(slack, by=LEAD, ports=desk.ports)

    told = refused(lambda: leave_seat(teams, by=LEAD, ports=desk.ports))
    leave_seat(teams, sure=True, by=LEAD, ports=desk.ports)

    assert told == "last-seat"
    assert seats(desk) == []
    assert leave_seat(teams, by=LEAD, ports=desk.ports) is None


def test_two_leaving_two_seats_at_one_instant_leave_one(desk: Desk) -> None:
    accounts = [somebody(Vendor.TEAMS), somebody()]
    for account in accounts:
        linked(desk, account)

    def leave(number: int) -> bool:
        try:
            return bool(leave_seat(accounts[number], by=LEAD, ports=desk.ports))
        except Refusal:
            return False

    assert sorted(press_at_once(leave, people=2)) == [False, True]
    assert len(seats(desk)) == 1


def test_nobody_leaves_anothers_account(desk: Desk) -> None:
    account = somebody()
    linked(desk, account)

    told = refused(lambda: leave_seat(account, by=OUTSIDER, ports=desk.ports))

    assert told == "not-your-seat"
    assert len(seats(desk)) == 1


def test_a_code_that_others_read_is_spent(desk: Desk) -> None:
    code = offer_link(by=LEAD, ports=desk.ports).code

    spend_code(code, ports=desk.ports)
    spend_code(WRONG, ports=desk.ports)

    told = refused(lambda: claim_link(code, account=somebody(), ports=desk.ports))
    assert told == "link-code-wrong"


def test_only_the_digest_of_a_code_is_stored(desk: Desk, engine: Engine) -> None:
    offered = offer_link(by=LEAD, ports=desk.ports)

    with engine.connect() as connection:
        stored = str(connection.exec_driver_sql("SELECT * FROM seat_links").all())

    assert offered.link.id in stored
    assert offered.code not in stored
    assert offered.code not in repr(offered)
    assert offered.link.ends_at - offered.link.made_at == timedelta(minutes=10)
