"""SECU's requests: received, due, who answers, answered (rows 6, 14, 17, 18, 29)."""

from datetime import date

from domain.people import Actor
from domain.refusals import Refusal
from domain.requests import SecuRequest
from domain.rights import can_record_events
from services.actions.finish_action import WORDS_LENGTH
from services.case_change import CaseChange, changing
from services.ports import Ports


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

    Refusals: `not-an-event-recorder`, `words-missing`, `text-too-long`,
    `request-in-future`, `request-due-early`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        _refuse(change, words, received_on, due_on)
        request = SecuRequest(
            id=ports.new_id(),
            case_id=case_id,
            action_id=action_id,
            words=words.strip(),
            received_on=received_on,
            due_on=due_on,
            answerer_id=answerer_id,
        )
        change.uow.requests.add(request)
        change.record(
            "request.add",
            request.id,
            words=request.words,
            received=received_on.isoformat(),
            due=due_on.isoformat() if due_on else "",
        )
        change.say(
            "request-added",
            words=request.words,
            due=due_on.isoformat() if due_on else "",
        )
        change.show_case()
        change.commit()
    return request


def _refuse(
    change: CaseChange, words: str, received_on: date, due_on: date | None
) -> None:
    if not can_record_events(change.standing):
        raise Refusal("not-an-event-recorder")
    if not words.strip():
        raise Refusal("words-missing")
    if len(words) > WORDS_LENGTH:
        raise Refusal("text-too-long", limit=str(WORDS_LENGTH))
    if received_on > change.today:
        raise Refusal("request-in-future", day=received_on.isoformat())
    if due_on is not None and due_on < received_on:
        raise Refusal("request-due-early", day=due_on.isoformat())


def answer_request(
    case_id: str, request_id: str, *, on: date, by: Actor, ports: Ports
) -> SecuRequest:
    """
    Mark one of SECU's requests answered; answered twice it stands as it was.

    Refusals: `request-not-found`, `not-on-team`, `request-in-future`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        if not change.standing.is_on_team:
            raise Refusal("not-on-team")
        if on > change.today:
            raise Refusal("request-in-future", day=on.isoformat())
        request = _find(change, request_id)
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
