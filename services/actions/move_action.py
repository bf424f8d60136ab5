"""Small moves of an action: start it, assign it, comment on it."""

from dataclasses import replace

from domain.actions import Action, ActionState, Comment
from domain.people import Actor
from domain.refusals import Refusal
from services.actions.finish_action import refuse_work
from services.case_change import CaseChange, changing_action, standing_in
from services.ports import Ports
from services.words import needed


def start_action(action_id: str, *, by: Actor, ports: Ports) -> Action:
    """
    Say that work on an action has begun; a started one answers as it stands.

    Refusals: `action-not-pending`, `not-your-action`, `for-information`.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        if action.is_open and action.state is not ActionState.PENDING:
            return action
        refuse_work(change, action, change.row_of(action))
        started = replace(action, state=ActionState.STARTED)
        return _store(change, started, was=action, verb="action.start")


def assign_action(action_id: str, *, to: str, by: Actor, ports: Ports) -> Action:
    """
    Give an action to one person of the team, who gets its card in their chat.

    Refusals: `action-not-pending`, `not-your-action`, `person-not-found`,
    `person-not-on-case`.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        person = change.uow.people.get(to)
        there = standing_in(change.team, person_id=to, day=change.today)
        if action.assignee_id == to and there.is_on_team:
            return action
        refuse_work(change, action, change.row_of(action))
        if not there.is_on_team:
            raise Refusal("person-not-on-case", person=person.name)
        assigned = replace(action, assignee_id=to)
        change.show_to_person(to, action)
        return _store(change, assigned, was=action, verb="action.assign", to=to)


def comment_on_action(
    action_id: str, *, words: str, by: Actor, ports: Ports
) -> Comment:
    """
    Add somebody's words to an action, also to one that is done.

    The same words by the same person again, right after, are the same comment.

    Refusals: `words-missing`, `text-too-long`, `not-on-team`.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        if not change.standing.is_on_team:
            raise Refusal("not-on-team")
        text = needed(words)
        last = change.uow.actions.last_comments(action_id, last=1)
        if last and (last[0].by, last[0].text) == (by.person_id, text):
            return last[0]
        comment = Comment(
            id=ports.new_id(),
            action_id=action.id,
            by=by.person_id,
            at=change.at,
            text=text,
        )
        change.uow.actions.add_comment(comment)
        change.record(
            "action.comment", action.id, action=action.label, words=comment.text
        )
        change.show(action)
        change.commit()
    return comment


def _store(
    change: CaseChange, becomes: Action, *, was: Action, verb: str, **content: str
) -> Action:
    """Store a changed action on condition; who was first is the answer."""
    changed = replace(becomes, changed_at=change.at, changed_by=change.by.person_id)
    if not change.uow.actions.change(changed, was=was):
        return change.uow.actions.get(was.id)
    change.record(verb, was.id, action=was.label, **content)
    change.show(changed)
    change.commit()
    return changed
