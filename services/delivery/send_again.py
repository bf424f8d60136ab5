"""Send again what may not have arrived, because somebody asked for it."""

from domain.news import Outgoing, person_in
from domain.people import Actor
from domain.refusals import Refusal
from services.case_change import CaseChange, changing
from services.ports import Ports

SENT_AGAIN = "sent-again"


def send_again(case_id: str, news_id: int, *, by: Actor, ports: Ports) -> None:
    """
    Queue a message anew that did not arrive or may not have; it gets another key.

    A second press finds that done, and changes nothing. A gathered message goes out
    as a whole, drawn for its reader as things are by then.

    Refusals: `message-not-found`, `not-on-team`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        if not change.standing.is_on_team:
            raise Refusal("not-on-team")
        outgoing = change.uow.outbox.get(news_id)
        if outgoing is None or not _is_of_case(outgoing, change):
            raise Refusal("message-not-found")
        if say_again(outgoing, change):
            change.commit()


def _is_of_case(outgoing: Outgoing, change: CaseChange) -> bool:
    if outgoing.news.case_id:
        return outgoing.news.case_id == change.case.id
    return change.case.id in change.uow.outbox.cases_told(outgoing.id)


def say_again(outgoing: Outgoing, change: CaseChange) -> bool:
    """Queue it anew and record that; False when it is no trouble any more."""
    if not change.uow.outbox.take_back(outgoing.id, problem=SENT_AGAIN):
        return False
    change.uow.outbox.say_again(outgoing.id, at=change.at)
    to = person_in(outgoing.news.conversation)
    change.record("message.again", str(outgoing.id), to=to)
    change.show_case()
    return True
