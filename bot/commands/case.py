"""`ses-desk case`: one case as it stands, for other programs."""

import json
from datetime import date, datetime
from typing import Any

import typer

from bot.commands.explained import explained
from bot.commands.refused import CommandRefused
from bot.compose import compose
from bot.settings import load_settings
from cards.wording import _
from domain.actions import Action
from domain.cases import CaseEvent
from domain.people import Membership
from domain.requests import SecuRequest
from domain.sheets import CaseSheet
from services.ports import Ports
from services.reading.read_case import read_case

_MOST_NAMED = 20
_THE_ROOM = ""  # Reads what everybody on the case may: never a walled name.


def show_case(reference: str, *, said: dict[str, str], as_json: bool) -> None:
    """
    Print a case.

    :raises CommandRefused: with the cases that there are, when it is none of them.
    """
    with compose(load_settings(said=said), make=False) as house:
        sheet = _sheet(reference, house.ports)
    fields = case_fields(sheet)
    if as_json:
        typer.echo(json.dumps(fields, ensure_ascii=False, indent=2))
        return
    typer.echo(f"{fields['reference']}: {fields['project']} ({fields['state']})")
    for action in fields["actions"]:
        if action["state"] != "waiting":
            due = action["due"] or "no date"
            typer.echo(
                f"{action['label']:>5}  {action['state']:<11} {due:<10}"
                f"  {action['title']}"
            )


def _sheet(reference: str, ports: Ports) -> CaseSheet:
    with ports.read_uow() as uow:
        case = uow.cases.named(reference)
        known = uow.record.known_cases() if case is None else []
        there = [uow.cases.get(each).facts.reference for each in known[:_MOST_NAMED]]
    if case is None:
        raise CommandRefused(_no_such_case(reference, there))
    return read_case(case.id, reader=_THE_ROOM, ports=ports)


def _no_such_case(reference: str, there: list[str]) -> str:
    if not there:
        return _("There is no case on this desk yet.")
    words = _("There is no case “{case}” on this desk. There are: {known}.")
    return words.format(case=reference, known=", ".join(there))


def case_fields(sheet: CaseSheet) -> dict[str, Any]:
    """Return a case as plain values."""
    case, facts = sheet.case, sheet.case.facts
    seq, head, at = sheet.head or (0, "", None)
    return {
        "reference": facts.reference,
        "demo": case.demo,
        "state": case.state.value,
        "procedure": case.procedure,
        "project": facts.project,
        "project_number": facts.project_number,
        "country": facts.country,
        "vertical_fund": facts.vertical_fund,
        "environmental": facts.environmental,
        "opened_at": _moment(case.opened_at),
        "calendars": {
            "country": case.country_calendar,
            "headquarters": case.headquarters_calendar,
        },
        "events": [_event(event) for event in sheet.events],
        "team": [_member(member) for member in sheet.members],
        "actions": [_action(action, sheet) for action in sheet.actions],
        "requests": [_request(request) for request in sheet.requests],
        "record": {"rows": seq, "head": head, "at": _moment(at)},
    }


def _event(event: CaseEvent) -> dict[str, Any]:
    return {
        "kind": event.kind.value,
        "day": _day(event.day),
        "round": event.round,
        "stands": event.stands,
        "recorded_by": event.recorded_by,
        "recorded_at": _moment(event.recorded_at),
    }


def _member(member: Membership) -> dict[str, Any]:
    return {
        "person": member.person_id,
        "role": member.role.value,
        "provisional": member.provisional,
    }


def _action(action: Action, sheet: CaseSheet) -> dict[str, Any]:
    due = action.due
    return {
        "label": action.label,
        "row": action.number,
        "key": action.row_key,
        "round": action.round,
        "title": sheet.row_of(action).title,
        "state": action.state.value,
        "due": _day(due.day),
        "due_kind": due.kind.value,
        "original_due": _day(due.original_day or due.day),
        "extra_days": due.extra_days,
        "late": action.is_late(sheet.today),
        "explanation": explained(due.why) if due.why else None,
        "waits_on": [role.value for role in action.waits_on],
        "done_at": _moment(action.done_at),
        "done_by": action.done_by,
    }


def _request(request: SecuRequest) -> dict[str, Any]:
    return {
        "action": request.action_id,
        "received_on": _day(request.received_on),
        "due_on": _day(request.due_on),
        "answered_on": _day(request.answered_on),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
