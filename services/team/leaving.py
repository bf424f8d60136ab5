"""What ends with somebody's part: acting for them, and what is theirs alone."""

from dataclasses import replace

from domain.actions import Action
from domain.news import NewsKind, direct_with
from domain.people import ActingFor, Membership
from services.case_change import CaseChange, standing_in, today_of


def leave(change: CaseChange, member: Membership, *, note: str) -> None:
    """End a part inside a change, with all that rests on it."""
    change.uow.people.leave(member.id, at=change.at, note=note.strip())
    change.record("team.leave", member.person_id, role=member.role, note=note.strip())
    left = (m for m in change.team.members if m.id != member.id)
    ended = replace(member, until=change.at, note=note.strip())
    change.team = replace(change.team, members=(*left, ended))
    _end_deputies(change, member)
    _end_sight(change, member.person_id)


def _end_deputies(change: CaseChange, member: Membership) -> None:
    """Acting for somebody rests on their own part, and ends with it."""
    for acting in change.team.acting:
        theirs = (acting.principal_id, acting.role) == (member.person_id, member.role)
        if theirs and acting.last_day >= change.today:
            stop_acting(change, acting)


def stop_acting(change: CaseChange, acting: ActingFor) -> bool:
    """End an acting-for inside a change; False when it had ended."""
    if not change.uow.people.end_acting(acting.id, at=change.at):
        return False
    change.record("team.end-acting", acting.id, deputy=acting.deputy_id)
    others = (each for each in change.team.acting if each.id != acting.id)
    ended = replace(acting, ended_at=change.at)
    change.team = replace(change.team, acting=(*others, ended))
    _end_sight(change, acting.deputy_id)
    return True


def _end_sight(change: CaseChange, person_id: str) -> None:
    """Take from somebody what rests on their being on the case, if they are not."""
    _take_assignments(change, person_id)
    stop_left_feed(change, person_id)
    renew_own_cards(change, person_id)


def renew_own_cards(change: CaseChange, person_id: str) -> None:
    """Draw anew what stands in somebody's own chat: maybe it is no longer theirs."""
    own = direct_with(person_id)
    shown = change.uow.outbox.shown_in(own, kind=NewsKind.ACTION_CARD)
    if not shown:
        return
    for action in change.uow.actions.of_case(change.case.id):
        if action.id in shown:
            change.show_to_person(person_id, action)


def stop_left_feed(change: CaseChange, person_id: str) -> None:
    """
    Who is not on the case has no calendar of it, for good: they may make another.

    Whose acting ran out is asked about when they come back.
    """
    day = today_of(person_id, uow=change.uow, at=change.at)
    there = standing_in(change.team, person_id=person_id, day=day)
    feed = change.uow.feeds.of_person(person_id, case_id=change.case.id)
    if there.is_on_case or feed is None:
        return
    if change.uow.feeds.revoke(feed.id, person_id=person_id, at=change.at):
        change.record("feed.stop", person_id)


def _take_assignments(change: CaseChange, person_id: str) -> None:
    """Nothing stays with somebody who is not on the team: nobody would do it."""
    there = standing_in(change.team, person_id=person_id, day=change.today)
    if there.is_on_team:
        return
    for action in open_actions(change):
        if action.assignee_id == person_id:
            change.uow.actions.change(replace(action, assignee_id=""), was=action)
            change.record("action.unassign", action.id, action=action.label)
            change.show(action)


def open_actions(change: CaseChange) -> list[Action]:
    """Return the case's open actions."""
    return [a for a in change.uow.actions.of_case(change.case.id) if a.is_open]
