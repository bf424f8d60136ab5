"""Which action a thread is about: that under whose card it hangs."""

from dataclasses import replace

from bot.seated.answering import Answered
from bot.seated.refilling import refilled
from bot.slack.turns.heard import Heard
from domain.news import NewsKind, person_in
from domain.seats import Place, Vendor
from services.ports import Ports, UnitOfWork

_ACTION = "action"  # The field of the form that asks what a file is for.


class Threads:
    """What threads are about, as far as the desk's own cards began them."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports

    def is_in_room(self, heard: Heard) -> bool:
        """Whether a channel is the room of a case."""
        with self._ports.read_uow() as uow:
            place = _place_of(heard, uow)
        return place is not None and not person_in(place.conversation)

    def preselect(self, heard: Heard, answered: Answered) -> Answered:
        """Let the form that asks what a file is for begin with the thread's action."""
        reply = answered.reply
        if reply is None or reply.form is None or not heard.thread:
            return answered
        action_id = self._action(heard)
        if not action_id:
            return answered
        form = refilled(reply.form, {_ACTION: action_id})
        return replace(answered, reply=replace(reply, form=form))

    def _action(self, heard: Heard) -> str:
        with self._ports.read_uow() as uow:
            place = _place_of(heard, uow)
            if place is None:
                return ""
            return uow.outbox.subject_of(
                place.conversation,
                kind=NewsKind.ACTION_CARD,
                message_id=f"{place.conversation}/{heard.thread}",
            )


def _place_of(heard: Heard, uow: UnitOfWork) -> Place | None:
    at = {"tenant": heard.tenant, "reference": heard.reference}
    return uow.places.at(Vendor.SLACK, **at)
