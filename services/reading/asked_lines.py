"""Requests for more time that wait for somebody's word, over all their cases."""

from datetime import date

from domain.actions import ActionLine
from domain.extensions import Extension, deciders_of
from domain.sheets import AskedLine
from services.ports import UnitOfWork


def asked_lines(person_id: str, day: date, *, uow: UnitOfWork) -> list[AskedLine]:
    """Return what a person may decide on that day, oldest first; always six queries."""
    waiting = uow.extensions.open_seen_by(person_id, day)
    teams = uow.people.teams({each.case_id for each in waiting})
    theirs = [
        each
        for each in waiting
        if person_id in deciders_of(teams[each.case_id], asker=each.asked_by, day=day)
    ]
    found = uow.actions.lines({each.action_id for each in theirs})
    lines = {line.action.id: line for line in found}
    names = uow.people.some({each.asked_by for each in theirs})
    return [
        _asked(each, lines[each.action_id], names[each.asked_by].name)
        for each in theirs
    ]


def _asked(extension: Extension, line: ActionLine, asker: str) -> AskedLine:
    return AskedLine(line=line, extension=extension, asker=asker)
