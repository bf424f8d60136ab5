"""Private calendar feeds: what they show, to whom, and for how long."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import Engine

from cards.calendar import as_calendar
from domain.cases import Case
from domain.people import Actor
from domain.refusals import Refusal
from domain.roles import Role
from services.actions.set_secu_date import set_secu_date
from services.feeds.make_feed import FeedMade, make_feed
from services.feeds.read_feed import feed_of, left_feeds, read_feed
from services.feeds.stop_feed import stop_feed
from services.feeds.tokens import digest_of
from services.team.act_for import Deputising, act_for, end_acting, recuse
from services.team.change_team import give_role, take_role
from tests.services.cast import ELIGIBLE, FOCAL, LEAD, MANAGER, OUTSIDER, RR, Desk, K
from tests.services.presses import correct


def made(desk: Desk, case: Case | None = None, *, by: Actor = LEAD) -> FeedMade:
    if case is None:  # Tests share their people, so one may work already.
        stop_feed("", by=by, ports=desk.ports)
    feed = make_feed(case.id if case else "", by=by, ports=desk.ports)
    assert feed is not None
    return feed


def titles(desk: Desk, token: str) -> list[str]:
    sheet = read_feed(token, ports=desk.ports)
    assert sheet is not None
    lines = as_calendar(sheet).decode().splitlines()
    return [line[8:] for line in lines if line.startswith("SUMMARY:")]


def test_a_feed_of_a_case_shows_its_dated_open_actions_by_code_alone(
    desk: Desk,
) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    code = case.facts.reference

    shown = titles(desk, made(desk, case).token)

    assert f"SES action 10 due ({code})" in shown
    assert not any("action 1 due" in each for each in shown)  # It has no day.


@pytest.mark.usefixtures("alone")
def test_ones_own_feed_shows_what_waits_on_them_over_all_cases(desk: Desk) -> None:
    first, second = desk.opened_until(K.ELIGIBLE), desk.open()

    shown = titles(desk, made(desk, by=LEAD).token)

    assert f"SES action 5 due ({first.facts.reference})" in shown
    assert f"SES action 5 due ({second.facts.reference})" in shown
    assert not any("action 10 " in each for each in shown)  # It waits on another.


def test_what_is_done_is_gone_from_the_feed(desk: Desk) -> None:
    case = desk.open()
    token = made(desk, case).token

    desk.finish(case, "5", by=LEAD)

    assert not any("action 5 " in each for each in titles(desk, token))


def test_who_leaves_the_case_reads_nothing_of_it_at_once(desk: Desk) -> None:
    case = desk.open()
    of_case, own = made(desk, case).token, made(desk).token
    member = desk.roles(case, LEAD)

    for role in member:
        take_role(
            case.id,
            person_id=LEAD.person_id,
            role=role,
            note="Leaves",
            by=FOCAL,
            ports=desk.ports,
            confirmed=True,
        )

    assert titles(desk, of_case) == []
    assert not any(case.facts.reference in each for each in titles(desk, own))
    sheet = read_feed(of_case, ports=desk.ports)
    assert sheet is not None
    assert sheet.code == ""


def leave(desk: Desk, case: Case, person: Actor) -> None:
    for role in desk.roles(case, person):
        take_role(
            case.id,
            person_id=person.person_id,
            role=role,
            note="Leaves",
            by=FOCAL,
            ports=desk.ports,
            confirmed=True,
        )


def test_leaving_the_case_stops_its_link_which_stays_stopped_on_coming_back(
    desk: Desk,
) -> None:
    case = desk.open()
    token = made(desk, case, by=MANAGER).token

    leave(desk, case, MANAGER)
    away = read_feed(token, ports=desk.ports)
    give_role(
        case.id,
        person_id=MANAGER.person_id,
        role=Role.PROJECT_MANAGER,
        by=FOCAL,
        ports=desk.ports,
    )

    assert away is not None
    assert away.lines == ()
    assert "feed.stop" in desk.verbs(case)
    assert read_feed(token, ports=desk.ports) is None
    assert titles(desk, made(desk, case, by=MANAGER).token)


def test_one_part_less_leaves_the_link_of_the_case_as_it_is(desk: Desk) -> None:
    case = desk.open()
    give_role(
        case.id,
        person_id=MANAGER.person_id,
        role=Role.COUNTRY_LEAD,
        by=FOCAL,
        ports=desk.ports,
    )
    token = made(desk, case, by=MANAGER).token

    take_role(
        case.id,
        person_id=MANAGER.person_id,
        role=Role.COUNTRY_LEAD,
        note="",
        by=FOCAL,
        ports=desk.ports,
    )

    assert titles(desk, token)


def test_whose_acting_ran_out_lists_and_stops_the_link_of_that_case(
    desk: Desk,
) -> None:
    case = desk.open()
    today = desk.clock.now.date()
    acting = Deputising(
        principal_id=LEAD.person_id,
        deputy_id=OUTSIDER.person_id,
        role=Role.COUNTRY_LEAD,
        first_day=today,
        last_day=today,
        reason="Leave.",
    )
    act_for(case.id, acting, by=LEAD, ports=desk.ports)
    feed = made(desk, case, by=OUTSIDER)
    assert left_feeds(OUTSIDER.person_id, ports=desk.ports) == ()

    desk.clock.advance(days=3)

    assert titles(desk, feed.token) == []
    assert left_feeds(OUTSIDER.person_id, ports=desk.ports) == (feed.feed,)
    assert stop_feed(case.id, by=OUTSIDER, ports=desk.ports)
    assert left_feeds(OUTSIDER.person_id, ports=desk.ports) == ()
    assert desk.verbs(case)[-1] == "feed.stop"


def test_a_link_from_an_acting_that_ran_out_stays_empty_on_coming_back(
    desk: Desk,
) -> None:
    case = desk.open()
    tokens = []
    for _ in range(2):
        today = desk.clock.now.date()
        acting = Deputising(
            principal_id=LEAD.person_id,
            deputy_id=OUTSIDER.person_id,
            role=Role.COUNTRY_LEAD,
            first_day=today,
            last_day=today,
            reason="Leave.",
        )
        act_for(case.id, acting, by=LEAD, ports=desk.ports)
        tokens.append(made(desk, case, by=OUTSIDER).token)
        desk.clock.advance(days=3)
    give_role(
        case.id,
        person_id=OUTSIDER.person_id,
        role=Role.PROJECT_MANAGER,
        by=FOCAL,
        ports=desk.ports,
    )

    assert [read_feed(token, ports=desk.ports) for token in tokens] == [None, None]
    assert desk.verbs(case).count("feed.stop") == len(tokens)


def test_an_acting_that_is_ended_stops_the_deputys_link(desk: Desk) -> None:
    case = desk.open()
    today = desk.clock.now.date()
    acting = Deputising(
        principal_id=LEAD.person_id,
        deputy_id=OUTSIDER.person_id,
        role=Role.COUNTRY_LEAD,
        first_day=today,
        last_day=today,
        reason="Leave.",
    )
    stands = act_for(case.id, acting, by=LEAD, ports=desk.ports)
    made(desk, case, by=OUTSIDER)

    end_acting(case.id, stands.id, by=LEAD, ports=desk.ports)

    assert feed_of(OUTSIDER.person_id, case_id=case.id, ports=desk.ports) is None


def test_an_outsider_stops_nothing_and_writes_nothing(desk: Desk) -> None:
    case = desk.open()
    before = desk.state(case)

    assert not stop_feed(case.id, by=OUTSIDER, ports=desk.ports)
    assert not stop_feed("no-such-case", by=OUTSIDER, ports=desk.ports)

    assert desk.state(case) == before


@pytest.mark.usefixtures("alone")
def test_who_stepped_back_has_nothing_of_the_case_in_either_feed(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    of_case, own = made(desk, case, by=RR).token, made(desk, by=RR).token
    assert titles(desk, of_case)
    assert titles(desk, own)

    recuse(case.id, reason="A conflict.", by=RR, ports=desk.ports)

    assert titles(desk, of_case) == []
    assert titles(desk, own) == []


def test_rows_that_the_focal_point_alone_sees_are_in_no_other_calendar(
    desk: Desk,
) -> None:
    case = desk.open()
    code = case.facts.reference

    focal, lead = (titles(desk, made(desk, case, by=by).token) for by in (FOCAL, LEAD))

    assert f"SES action 2 due ({code})" in focal
    assert f"SES action 2 due ({code})" not in lead
    assert f"SES action 5 due ({code})" in lead


def test_a_confidential_case_does_not_even_show_its_code(desk: Desk) -> None:
    case = desk.open(confidential=True)

    shown = titles(desk, made(desk, case).token)

    assert "SES action 5 due" in shown
    assert not any(case.facts.reference in each for each in shown)


def test_secus_own_date_is_marked_and_a_suggested_one_too(desk: Desk) -> None:
    case = desk.opened_until(K.DRAFT_POSTED)
    action = desk.action(case, "20")
    set_secu_date(action.id, day=date(2024, 9, 20), words="", by=LEAD, ports=desk.ports)

    shown = titles(desk, made(desk, case).token)

    code = case.facts.reference
    assert f"SES action 20 due\\, set by SECU ({code})" in shown
    assert f"SES action 19\\, suggested day ({code})" in shown


def test_the_same_state_gives_the_same_bytes_on_another_day(desk: Desk) -> None:
    token = made(desk, desk.open()).token
    before = read_feed(token, ports=desk.ports)

    desk.clock.advance(days=1)

    after = read_feed(token, ports=desk.ports)
    assert before is not None
    assert after is not None
    assert as_calendar(before) == as_calendar(after)


def test_a_date_that_moves_raises_its_sequence(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    token = made(desk, case).token
    number = _sequence(desk, token, "10")

    desk.clock.advance(hours=1)
    correct(desk, case, K.ELIGIBLE, ELIGIBLE + timedelta(days=1))

    assert _sequence(desk, token, "10") > number


def _sequence(desk: Desk, token: str, label: str) -> int:
    sheet = read_feed(token, ports=desk.ports)
    assert sheet is not None
    return next(e.sequence for e in sheet.lines if e.action.label == label)


def test_only_the_digest_of_a_token_is_stored(desk: Desk, engine: Engine) -> None:
    token = made(desk).token

    with engine.connect() as connection:
        stored = str(connection.exec_driver_sql("SELECT * FROM feeds").all())

    assert token not in stored
    assert digest_of(token) in stored
    assert len(token) * 6 >= 128  # Bits, of an alphabet of sixty-four.


def test_a_new_link_ends_the_old_one_of_its_kind_and_no_other(desk: Desk) -> None:
    case = desk.open()
    old, other = made(desk, case), made(desk)

    new = make_feed(case.id, instead_of=old.feed.id, by=LEAD, ports=desk.ports)

    assert new is not None
    assert read_feed(old.token, ports=desk.ports) is None
    assert read_feed(new.token, ports=desk.ports) is not None
    assert read_feed(other.token, ports=desk.ports) is not None


def test_a_link_that_is_stopped_opens_nothing_and_stops_once(desk: Desk) -> None:
    case = desk.open()
    token = made(desk, case).token

    stops = [stop_feed(case.id, by=LEAD, ports=desk.ports) for _ in range(2)]

    assert stops == [True, False]
    assert read_feed(token, ports=desk.ports) is None
    assert feed_of(LEAD.person_id, case_id=case.id, ports=desk.ports) is None
    assert desk.verbs(case)[-2:] == ["feed.make", "feed.stop"]


def test_a_storm_of_presses_leaves_one_link_that_works(desk: Desk) -> None:
    case = desk.open()
    press = partial(make_feed, case.id, by=LEAD, ports=desk.ports)

    with ThreadPoolExecutor(6) as presses:
        found = [each.result() for each in [presses.submit(press) for _ in range(6)]]

    tokens = [each.token for each in found if each]
    assert len(tokens) == 1
    assert read_feed(tokens[0], ports=desk.ports) is not None
    assert desk.verbs(case).count("feed.make") == 1


def test_nobody_ends_a_link_of_somebody_else(desk: Desk) -> None:
    case = desk.open()
    mine = made(desk, case, by=LEAD)

    make_feed(case.id, instead_of=mine.feed.id, by=MANAGER, ports=desk.ports)

    assert read_feed(mine.token, ports=desk.ports) is not None


def test_an_outsider_makes_no_feed_of_a_case(desk: Desk) -> None:
    case = desk.open()

    with pytest.raises(Refusal, match="not-on-case"):
        make_feed(case.id, by=OUTSIDER, ports=desk.ports)


@pytest.mark.parametrize("token", ["", "x", "é" * 40, "../etc", "a" * 10_000])
def test_a_token_that_opens_nothing_gives_nothing(desk: Desk, token: str) -> None:
    assert read_feed(token, ports=desk.ports) is None
