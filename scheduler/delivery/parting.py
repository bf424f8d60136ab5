"""Whose own chats a card of a room goes to: theirs alone whom it is for."""

from datetime import datetime

from domain.news import News, NewsKind, direct_with, person_in
from domain.people import Team
from domain.roles import Role
from services.case_change import standing_in, today_of
from services.ports import UnitOfWork
from services.reading.reader import people_of


def is_for_own_chats(news: News) -> bool:
    """Whether a room has it for one role alone."""
    return bool(news.only_role) and not person_in(news.conversation)


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
