"""One turn's work, in one hop: who it is, where they are, and the desk's answer."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.teams.turns.heard import Heard, is_held_at
from bot.teams.turns.presses import Pressed
from cards.views.notices import card_of_refusal, card_of_text
from cards.wording import _, speaking
from dialogs.conversation import Incoming, Reply
from domain.news import direct_with
from domain.people import Actor
from domain.refusals import Refusal
from domain.seats import Place, Vendor
from domain.ways import Way
from services.ports import Ports, UnitOfWork

VIA = Vendor.TEAMS.value
# Teams sends again what is not answered within 15 seconds; by then it is, or we died.
_WORKED_ON = timedelta(seconds=60)

Answer = Callable[[Incoming], Reply]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """
    The desk's answer to *person_id*, who is nobody's where nobody sits at that account.

    *here* says that it may be given where it was asked: in the asker's own chat, or in
    the room of a case. None for *reply* says that it was answered before.
    """

    reply: Reply | None
    person_id: str = ""
    here: bool = True


@dataclass(frozen=True, slots=True)
class _Known:
    person_id: str
    conversation: str
    here: bool
    is_new: bool


class Desk:
    """Answers what was heard in Teams, as every channel's is answered."""

    def __init__(self, *, ports: Ports, answer: Answer) -> None:
        self._ports = ports
        self._answer = answer

    def answer(self, heard: Heard, pressed: Pressed | None = None) -> Answered:
        """Answer words, or a press; what comes twice is done once."""
        key = _key(heard, pressed)
        known = self._knowing(heard, key)
        if known is None:
            return Answered(reply=_stranger(heard))
        if not known.is_new:
            return Answered(reply=None, person_id=known.person_id, here=known.here)
        reply = self._answered(_incoming(heard, pressed, known), key)
        return Answered(reply=reply, person_id=known.person_id, here=known.here)

    def is_met(self, heard: Heard) -> bool:
        """Keep where somebody's own chat is; False for a stranger's."""
        return self._knowing(heard, "") is not None

    def part(self, heard: Heard) -> None:
        """Forget a chat or channel that the desk was taken out of."""
        at = {"tenant": heard.tenant, "reference": heard.reference}
        with self._ports.open_uow() as uow:
            place = uow.places.at(Vendor.TEAMS, **at)
            if place is not None:
                uow.places.lose(place.conversation, vendor=Vendor.TEAMS)
            uow.commit()

    def _knowing(self, heard: Heard, key: str) -> _Known | None:
        with self._ports.read_uow() as uow:
            known = _known(heard, uow)
            moved = (
                known is not None and heard.is_personal and _moved(known, heard, uow)
            )
        if known is None or not (moved or key):
            return known
        with self._ports.open_uow() as uow:
            if moved:
                uow.places.keep(_own_chat(known, heard, self._ports))
                uow.addresses.mend(known.person_id, way=Way.CHAT)
            is_new = not key or _hold(key, uow)
            uow.commit()
        return replace(known, is_new=is_new)

    def _answered(self, incoming: Incoming, key: str) -> Reply:
        """Answer, and let what was refused or failed come again; the rest not."""
        changed = False
        try:
            reply = self._answer(incoming)
            changed = not reply.refusal
        finally:
            if key:
                self._settle(key, changed=changed)
        return reply

    def _settle(self, key: str, *, changed: bool) -> None:
        with self._ports.open_uow() as uow:
            if changed:
                uow.inbox.done(Vendor.TEAMS, key, at=uow.delivery.now())
            else:
                uow.inbox.let_go(Vendor.TEAMS, key)
            uow.commit()


def _key(heard: Heard, pressed: Pressed | None) -> str:
    """
    Return by what the same is known again; empty where doing it twice does nothing.

    A press is sent again under another id: what it changes, it changes once.
    """
    if pressed is not None:
        return f"form {heard.account} {pressed.once}" if pressed.once else ""
    return f"words {heard.thread} {heard.id}" if heard.id else ""


def _known(heard: Heard, uow: UnitOfWork) -> _Known | None:
    """Return who speaks, and in which of the desk's conversations."""
    at = {"tenant": heard.tenant, "account": heard.account}
    person_id = uow.seats.person_at(Vendor.TEAMS, **at) if heard.account else ""
    if not person_id:
        return None
    own = direct_with(person_id)
    if heard.is_personal:
        return _Known(person_id, own, here=True, is_new=True)
    where = {"tenant": heard.tenant, "reference": heard.reference}
    place = uow.places.at(Vendor.TEAMS, **where)
    talk = place.conversation if place else own
    return _Known(person_id, talk, here=place is not None, is_new=True)


def _moved(known: _Known, heard: Heard, uow: UnitOfWork) -> bool:
    """Whether somebody's own chat is not where it was, or was not known."""
    if not heard.is_personal:
        return False
    place = uow.places.of(known.conversation, vendor=Vendor.TEAMS)
    return not is_held_at(place, heard)


def _own_chat(known: _Known, heard: Heard, ports: Ports) -> Place:
    return Place(
        conversation=known.conversation,
        vendor=Vendor.TEAMS,
        tenant=heard.tenant,
        reference=heard.reference,
        service_url=heard.service_url,
        since=ports.clock(),
    )


def _hold(key: str, uow: UnitOfWork) -> bool:
    now = uow.delivery.now()
    return uow.inbox.hold(Vendor.TEAMS, key, now=now, until=now + _WORKED_ON)


def _incoming(heard: Heard, pressed: Pressed | None, known: _Known) -> Incoming:
    actor = Actor(person_id=known.person_id, via=VIA)
    if pressed is None:
        return Incoming(actor=actor, conversation=known.conversation, text=heard.words)
    return Incoming(
        actor=actor,
        conversation=known.conversation,
        verb=pressed.verb,
        target=pressed.target,
        inputs=pressed.inputs,
        on_own_card=heard.is_personal,
    )


def _stranger(heard: Heard) -> Reply:
    """Tell who sits nowhere at this desk; nothing of any case."""
    with speaking(heard.language):
        refusal = Refusal("no-seat-here")
        return Reply(cards=(card_of_refusal(refusal),), refusal=refusal.code)


def welcome() -> Reply:
    """Greet who has just put the desk into their chats."""
    title = _("SES Desk is here.")
    text = _("Type help to see what it can do for you.")
    return Reply(cards=(card_of_text(title, text),))
