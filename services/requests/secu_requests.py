"""SECU's requests: received, due, who answers, answered (rows 6, 14, 17, 18, 29)."""

from dataclasses import replace
from datetime import date

from domain.far_days import refuse_far
from domain.people import Actor
from domain.refusals import Refusal
from domain.requests import SecuRequest
from domain.rights import can_record_events
from services.case_change import CaseChange, changing, standing_in
from services.ports import Ports
from services.words import needed, refuse_long


def add_request(
    case_id: str,
    *,
    words: str,
    received_on: date,
    due_on: date | None,
    action_id: str = "",
    answerer_id: str = "",
    by: Actor,
    ports: Ports,
) -> SecuRequest:
    """
    Keep what SECU asked for, and by when; no date is made up where SECU gave none.

    *action_id* may be empty; so may *answerer_id*. The same words of the same days,
    still unanswered, are the same request.

    Refusals: `not-an-event-recorder`, `words-missing`, `text-too-long`,
    `request-in-future`, `request-due-early`, `day-far-away`, `action-not-found`,
    `person-not-found`, `person-not-on-case`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        _refuse(change, words, received_on, due_on)
        _refuse_strangers(change, action_id, answerer_id)
        request = SecuRequest(
            id=ports.new_id(),
            case_id=case_id,
            action_id=action_id,
            words=words.strip(),
            received_on=received_on,
            due_on=due_on,
            answerer_id=answerer_id,
        )
        for standing in change.uow.requests.of_case(case_id):
            if _is_same(standing, request):
                return standing
        change.uow.requests.add(request)
        _tell(change, request)
        change.commit()
    return request


def _tell(change: CaseChange, request: SecuRequest) -> None:
    due = request.due_on.isoformat() if request.due_on else ""
    received = request.received_on.isoformat()
    change.record(
        "request.add", request.id, words=request.words, received=received, due=due
    )
    change.say("request-added", words=request.words, due=due)
    change.show_case()


def _refuse(
    change: CaseChange, words: str, received_on: date, due_on: date | None
) -> None:
    if not can_record_events(change.standing):
        raise Refusal("not-an-event-recorder")
    needed(words)
    if received_on > change.today:
        raise Refusal("request-in-future", day=received_on.isoformat())
    for day in filter(None, (received_on, due_on)):
        refuse_far(day, today=change.today)
    if due_on is not None and due_on < received_on:
        raise Refusal("request-due-early", day=due_on.isoformat())


def _refuse_strangers(change: CaseChange, action_id: str, answerer_id: str) -> None:
    """Refuse an action of another case, and somebody who is not on the team."""
    if action_id and change.uow.actions.get(action_id).case_id != change.case.id:
        raise Refusal("action-not-found", action=action_id)
    if answerer_id:
        person = change.uow.people.get(answerer_id)
        there = standing_in(change.team, person_id=answerer_id, day=change.today)
        if not there.is_on_team:
            raise Refusal("person-not-on-case", person=person.name)


def _is_same(standing: SecuRequest, request: SecuRequest) -> bool:
    asked = (request.words, request.received_on, request.due_on)
    stands = (standing.words, standing.received_on, standing.due_on)
    return standing.answered_on is None and stands == asked


def move_request(
    case_id: str,
    request_id: str,
    *,
    day: date,
    words: str,
    by: Actor,
    ports: Ports,
) -> SecuRequest:
    """
    Record that SECU wants an answer by another day; the same day changes nothing.

    *words* say where SECU said so. Who answers is told, and the room.

    Refusals: `request-not-found`, `not-an-event-recorder`, `request-answered`,
    `request-due-early`, `day-far-away`, `text-too-long`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        request = _find(change, request_id)
        if request.due_on == day:
            return request
        _refuse_moving(change, request, day)
        refuse_long(words, field="note")
        if not change.uow.requests.set_due(request_id, day):
            raise Refusal("request-answered")
        _tell_moved(change, request, day, words=words.strip())
        change.commit()
    return replace(request, due_on=day)


def _refuse_moving(change: CaseChange, request: SecuRequest, day: date) -> None:
    if not can_record_events(change.standing):
        raise Refusal("not-an-event-recorder")
    if request.answered_on is not None:
        raise Refusal("request-answered")
    refuse_far(day, today=change.today)
    if day < request.received_on:
        raise Refusal("request-due-early", day=day.isoformat())


def _tell_moved(
    change: CaseChange, request: SecuRequest, day: date, *, words: str
) -> None:
    was = request.due_on.isoformat() if request.due_on else ""
    moved = {"was": was, "words": request.words, "day": day.isoformat()}
    change.record(
        "request.move", request.id, was=was, becomes=day.isoformat(), words=words
    )
    change.say("request-moved", person=change.by.person_id, **moved)
    if request.answerer_id not in {"", change.by.person_id}:
        case = change.case.facts.reference
        change.say_to_person(
            request.answerer_id, "request-moved-told", case=case, **moved
        )
    change.show_case()


def answer_request(
    case_id: str, request_id: str, *, on: date, by: Actor, ports: Ports
) -> SecuRequest:
    """
    Mark one of SECU's requests answered; answered twice it stands as it was.

    Refusals: `request-not-found`, `not-on-team`, `request-in-future`,
    `answered-before-asked`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        if not change.standing.is_on_team:
            raise Refusal("not-on-team")
        if on > change.today:
            raise Refusal("request-in-future", day=on.isoformat())
        request = _find(change, request_id)
        if request.answered_on is None and on < request.received_on:
            raise Refusal(
                "answered-before-asked",
                day=on.isoformat(),
                opened=request.received_on.isoformat(),
            )
        if request.answered_on is None and change.uow.requests.answer(
            request_id, on=on, by=by.person_id
        ):
            change.record("request.answer", request_id, day=on.isoformat())
            change.show_case()
            change.commit()
        return _find(change, request_id)


def _find(change: CaseChange, request_id: str) -> SecuRequest:
    for request in change.uow.requests.of_case(change.case.id):
        if request.id == request_id:
            return request
    raise Refusal("request-not-found")
