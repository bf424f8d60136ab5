"""Send again what may not have arrived, because somebody asked for it."""

from functools import partial

from domain.news import Outgoing, person_in
from domain.people import Actor
from domain.refusals import Refusal
from services.case_change import CaseChange, changing_with
from services.ports import Ports, UnitOfWork

SENT_AGAIN = "sent-again"


def send_again(case_id: str, news_id: int, *, by: Actor, ports: Ports) -> None:
    """
    Queue a message anew that did not arrive or may not have; it gets another key.

    A second press finds that done, and changes nothing; nor does a press on what is no
    trouble of the case any more, as somebody was reached since. A gathered message goes
    out as a whole, drawn for its reader as things are by then; every case that it tells
    of records that and shows it.

    Refusals: `message-not-found`, `not-on-team`.
    """
    told = partial(_cases_told, news_id)
    with changing_with(case_id, told, by=by, ports=ports) as change:
        if not change.standing.is_on_team:
            raise Refusal("not-on-team")
        outgoing = change.uow.outbox.get(news_id)
        if outgoing is None or not _is_of_case(outgoing, change):
            raise Refusal("message-not-found")
        if _is_trouble(outgoing, change) and say_again(outgoing, change):
            change.commit()


def _cases_told(news_id: int, uow: UnitOfWork) -> list[str]:
    return uow.outbox.cases_told(news_id)


def _is_of_case(outgoing: Outgoing, change: CaseChange) -> bool:
    if outgoing.news.case_id:
        return outgoing.news.case_id == change.case.id
    return change.case.id in change.uow.outbox.cases_told(outgoing.id)


def _is_trouble(outgoing: Outgoing, change: CaseChange) -> bool:
    troubles = change.uow.outbox.troubles(change.case.id)
    return any(each.id == outgoing.id for each in troubles)


def say_again(outgoing: Outgoing, change: CaseChange) -> bool:
    """
    Queue it anew; False when it is no trouble any more.

    The case records and shows it, and so does each beside it of which it still tells.
    """
    outbox = change.uow.outbox
    if not outbox.take_back(outgoing.id, problem=SENT_AGAIN):
        return False
    new = outbox.say_again(outgoing.id, at=change.at)
    told = [change.beside.get(each) for each in outbox.cases_told(new)]
    to = person_in(outgoing.news.conversation)
    for each in (change, *filter(None, told)):
        each.record("message.again", str(outgoing.id), to=to)
        each.show_case()
    return True
