"""Whose own chats a card of a room goes to: theirs alone whom it is for."""

from datetime import datetime

from domain.news import News, NewsKind, direct_with, person_in
from domain.people import Team
from domain.roles import Role
from domain.rooms import home_of
from domain.seats import Vendor
from services.case_change import standing_in, today_of
from services.ports import UnitOfWork
from services.reading.reader import people_of


def is_for_own_chats(news: News) -> bool:
    """Whether a room has it for one role alone."""
    return bool(news.only_role) and not person_in(news.conversation)


def is_card_of_room(news: News) -> bool:
    """Whether it is the card of a case, for its room."""
    return news.kind is NewsKind.CASE_CARD and not person_in(news.conversation)


def chats_with(news: News, *, uow: UnitOfWork) -> list[str]:
    """
    Return the direct chats, of all who were ever on the case, in which a card stands.

    Nobody is told once more there: a card that asked for something only stops asking.
    """
    people = people_of(uow.people.team(news.case_id))
    return uow.outbox.standing(
        [direct_with(person_id) for person_id in sorted(people)],
        kind=news.kind,
        subject=news.subject,
    )


def chats_apart(news: News, *, at: datetime, uow: UnitOfWork) -> list[str]:
    """
    Return the chats of those on a case who cannot be in its room, for the case card.

    They sit with another vendor than the one that holds the room. Whose own chat has
    the card already is shown how it goes on, or that the case is no longer theirs.
    """
    home = home_of(uow.rooms.steps(news.case_id))
    if home is None or home.vendor is None:
        return []
    team = uow.people.team(news.case_id)
    chats = {
        direct_with(person_id)
        for person_id in people_of(team)
        if _sits_apart(person_id, home.vendor, uow)
        and _is_on_case(person_id, team=team, at=at, uow=uow)
    }
    return sorted(chats.union(chats_with(news, uow=uow)))


def _sits_apart(person_id: str, vendor: Vendor, uow: UnitOfWork) -> bool:
    with_vendors = {seat.vendor for seat in uow.seats.of_person(person_id)}
    return bool(with_vendors) and vendor not in with_vendors


def _is_on_case(person_id: str, *, team: Team, at: datetime, uow: UnitOfWork) -> bool:
    day = today_of(person_id, uow=uow, at=at)
    return standing_in(team, person_id=person_id, day=day).is_on_case


def chats_of_role(news: News, *, at: datetime, uow: UnitOfWork) -> list[str]:
    """Return the chats of who plays the news' role at *at*, and of who has its card."""
    team = uow.people.team(news.case_id)
    role = Role(news.only_role)
    chats = {
        direct_with(person_id)
        for person_id in people_of(team)
        if _plays(person_id, role, team=team, at=at, uow=uow)
    }
    if news.kind is NewsKind.ACTION_CARD:
        chats.update(chats_with(news, uow=uow))
    return sorted(chats)


def _plays(
    person_id: str, role: Role, *, team: Team, at: datetime, uow: UnitOfWork
) -> bool:
    """Who stepped back from the case plays nothing on it."""
    day = today_of(person_id, uow=uow, at=at)
    there = standing_in(team, person_id=person_id, day=day)
    return there.plays((role,)) and not there.recused
