"""Read a private calendar feed, for the calendar program that holds its token."""

from collections.abc import Iterable
from datetime import date

from domain.actions import Action
from domain.cases import Case
from domain.feeds import Feed, FeedLine, FeedSheet, has_day, shown_code
from domain.people import Person
from services.case_change import standing_in, today_of
from services.feeds.tokens import digest_of
from services.ports import Ports, UnitOfWork
from services.procedures import hidden_rows, rows_of

MOST = 500  # Actions of one person; no calendar shows more to any use.


def read_feed(token: str, *, ports: Ports) -> FeedSheet | None:
    """
    Return what a feed shows now; None for a token that opens none.

    What its person may see is asked at each reading: who has left a case reads
    nothing of it, and a feed of that case is empty, so that their program drops what it
    held. It is stopped then, and stays so when they are on the case again.
    """
    with ports.read_uow() as uow:
        feed = uow.feeds.of_digest(digest_of(token))
        person = _person(uow, feed) if feed else None
        if feed is None or person is None:
            return None
        today = today_of(person.id, uow=uow, at=ports.clock())
        if feed.case_id:
            return _of_case(feed, person, today=today, uow=uow)
        return None if feed.revoked_at else _of_person(person, today=today, uow=uow)


def feed_of(person_id: str, *, case_id: str, ports: Ports) -> Feed | None:
    """Return a person's feed that works, of a case or for "" over all of theirs."""
    with ports.read_uow() as uow:
        return uow.feeds.of_person(person_id, case_id=case_id)


def left_feeds(person_id: str, *, ports: Ports) -> tuple[Feed, ...]:
    """Return a person's feeds that work, of cases that they are not on any more."""
    with ports.read_uow() as uow:
        today = today_of(person_id, uow=uow, at=ports.clock())
        return tuple(
            feed
            for feed in uow.feeds.of_cases(person_id)
            if uow.cases.seen_by(person_id, today, case_id=feed.case_id) is None
        )


def _person(uow: UnitOfWork, feed: Feed) -> Person | None:
    return uow.people.some([feed.person_id]).get(feed.person_id)


def _of_person(person: Person, *, today: date, uow: UnitOfWork) -> FeedSheet:
    """Gather what waits on somebody over all their cases."""
    lines = uow.actions.open_of_person(person.id, today, limit=MOST)
    actions = [line.action for line in lines if has_day(line.action)]
    cases = uow.cases.some({action.case_id for action in actions})
    found = tuple(_lines(actions, cases, uow=uow))
    return FeedSheet(language=person.language, lines=found)


def _of_case(
    feed: Feed, person: Person, *, today: date, uow: UnitOfWork
) -> FeedSheet | None:
    """Gather a case's open actions, nothing of it for who may not see it."""
    case = uow.cases.seen_by(person.id, today, case_id=feed.case_id)
    if case is None:
        return FeedSheet(language=person.language)
    if feed.revoked_at:
        return None
    actions = _shown(case, person.id, today=today, uow=uow)
    return FeedSheet(
        language=person.language,
        code=shown_code(case),
        lines=tuple(_lines(actions, {case.id: case}, uow=uow)),
    )


def _shown(case: Case, person_id: str, *, today: date, uow: UnitOfWork) -> list[Action]:
    """
    Return the dated actions of a case that somebody's calendar shows.

    Who stepped back is silent on the case, in every feed; rows that only the Corporate
    SES Team sees are in its calendars alone.
    """
    team = uow.people.team(case.id)
    standing = standing_in(team, person_id=person_id, day=today)
    hidden = hidden_rows(standing)
    actions = uow.actions.of_case(case.id) if not standing.recused else []
    return [a for a in actions if has_day(a) and a.row_key not in hidden]


def _lines(
    actions: list[Action], cases: dict[str, Case], *, uow: UnitOfWork
) -> Iterable[FeedLine]:
    moves = uow.feeds.moves([action.id for action in actions])
    for action in actions:
        case = cases[action.case_id]
        began = action.changed_at or case.opened_at
        times, moved_at = moves.get(action.id, (0, began))
        yield FeedLine(
            action=action,
            row=rows_of(case.procedure)[action.row_key],
            code=shown_code(case),
            sequence=action.version - 1 + times,
            changed_at=max(began, moved_at),
        )
