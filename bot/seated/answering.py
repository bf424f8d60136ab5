"""One turn's work, in one hop: who it is, where they are, and the desk's answer."""

import json
from dataclasses import dataclass, replace
from hashlib import sha256

from bot.seated.heard import Heard, Pressed
from bot.seated.recent import Recent
from bot.seated.told import said_in
from bot.seated.whereabouts import (
    is_news,
    keep_where,
    look_who_is_there,
    put_back,
    take_out,
)
from cards.views.notices import card_of_refusal, card_of_text
from cards.wording import _, speaking
from dialogs.conversation import Answer, Incoming, Reply
from dialogs.strangers import answer_stranger
from domain.news import direct_with, person_in
from domain.people import Actor
from domain.refusals import Refusal
from domain.seats import Place
from services.once import DoneBefore, Once
from services.one_reading import one_reading
from services.ports import Ports, UnitOfWork

NO_SEAT = "no-seat-here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """
    The desk's answer to *person_id*, who is nobody's where nobody sits at that account.

    *here* says that it may be given where it was asked: in the asker's own chat, or in
    the room of a case. None for *reply* says that it was answered before. *language* is
    the asker's own.
    """

    reply: Reply | None
    person_id: str = ""
    here: bool = True
    language: str = "en"


@dataclass(frozen=True, slots=True)
class _Known:
    person_id: str
    conversation: str
    here: bool
    is_new: bool = True
    place: Place | None = None
    latest: Place | None = None  # Where they wrote last, with whatever vendor.


class Desk:
    """Answers what was heard with a vendor, as every channel's is answered."""

    def __init__(self, *, ports: Ports, answer: Answer) -> None:
        self._ports = ports
        self._answer = answer
        self._recent = Recent()

    def answer(self, heard: Heard, pressed: Pressed | None = None) -> Answered:
        """Answer words, or a press; what comes twice is done once."""
        key = _key(heard, pressed)
        # Who it is, and the answer to them.
        with one_reading(self._ports) as ports:
            known = self._knowing(heard, key, ports)
            if known is None:
                return Answered(reply=self._stranger(heard, pressed))
            # A form may ask back first: that is no change.
            lately = "" if pressed else key
            if not (known.is_new and self._recent.take(lately)):
                return self._told(None, known)
            try:
                once = Once(ports, heard.vendor, key)
                reply = self._answered(_incoming(heard, pressed, known), once, key)
            except DoneBefore:
                return self._told(None, known)
            return self._told(reply, known)

    def awaits(self, heard: Heard, pressed: Pressed | None = None) -> bool:
        """Whether what somebody who sits here sent was not answered before."""
        known = self._knowing(heard, _key(heard, pressed), self._ports)
        return known is not None and known.is_new

    def refuse(self, heard: Heard, refusal: Refusal) -> Answered:
        """Answer with why nothing was done with what was heard."""
        known = self._knowing(heard, "", self._ports)
        if known is None:
            return Answered(reply=self._stranger(heard, None))
        with self._ports.read_uow() as uow:
            person = uow.people.get(known.person_id)
        with speaking(person.language, zone=person.time_zone):
            reply = _refused(refusal)
        return self._told(reply, known)

    def is_met(self, heard: Heard) -> bool:
        """Keep where somebody's own chat is; False for a stranger's."""
        return self._knowing(heard, "", self._ports) is not None

    def part(self, heard: Heard) -> None:
        """Hear that the desk was taken out of a chat or of a room."""
        take_out(heard, ports=self._ports)

    def come_back(self, heard: Heard) -> None:
        """Hear that the desk was put into a channel or chat where others are."""
        put_back(heard, ports=self._ports)

    def _stranger(self, heard: Heard, pressed: Pressed | None) -> Reply:
        """Tell who sits nowhere so, and nothing of any case; or let them link."""
        with speaking(heard.language):
            linking = answer_stranger(
                heard.vendor,
                heard.tenant,
                heard.account,
                heard.words,
                in_own_chat=heard.is_unseen,
                ports=self._ports,
                verb=pressed.verb if pressed else "",
                target=pressed.target if pressed else "",
            )
            return linking or _refused(Refusal(NO_SEAT))

    def _told(self, reply: Reply | None, known: _Known) -> Answered:
        """Return an answer, in the language that its cards are in."""
        found = next((card.language for card in said_in(reply or Reply())), "")
        if not found:
            with self._ports.read_uow() as uow:
                found = uow.people.get(known.person_id).language
        return Answered(
            reply=reply, person_id=known.person_id, here=known.here, language=found
        )

    def look_who_is_there(self, heard: Heard) -> None:
        """Hear that somebody came into a channel where the desk is, or went."""
        look_who_is_there(heard, ports=self._ports)

    def _knowing(self, heard: Heard, key: str, ports: Ports) -> _Known | None:
        with ports.read_uow() as uow:
            known = _known(heard, uow)
            if known is None:
                return None
            is_new = not (key and uow.inbox.is_taken(heard.vendor, key))
        if is_news(heard, known.place, latest=known.latest):
            talk, was = known.conversation, known.place
            keep_where(talk, heard, was=was, ports=ports)
        return replace(known, is_new=is_new)

    def _answered(self, incoming: Incoming, once: Once, key: str) -> Reply:
        """Answer, and let what was refused or failed come again; the rest not."""
        done = False
        try:
            reply = self._answer(incoming, ports=once.ports)
            done = not reply.refusal
        finally:
            if not done:
                once.let_go()
                self._recent.let_go(key)
        return reply


def _key(heard: Heard, pressed: Pressed | None) -> str:
    """
    Return by what the same is known again; empty where doing it twice does nothing.

    A form may be sent again under another id: it is the same with all that was filled
    in.
    """
    named = _words(heard) if pressed is None else _form(pressed) or _came(heard)
    told = json.dumps([heard.tenant, heard.account, *named])
    return sha256(told.encode()).hexdigest() if named else ""


def _words(heard: Heard) -> tuple[object, ...]:
    return ("words", heard.thread, heard.id) if heard.id else ()


def _came(heard: Heard) -> tuple[object, ...]:
    return ("came", heard.came) if heard.came else ()


def _form(pressed: Pressed) -> tuple[object, ...]:
    filled = sorted(pressed.inputs.items())
    sent = ("form", pressed.once, pressed.verb, pressed.target, filled)
    return sent if pressed.once else ()


def _known(heard: Heard, uow: UnitOfWork) -> _Known | None:
    """Return who speaks, and in which of the desk's conversations."""
    at = {"tenant": heard.tenant, "account": heard.account}
    person_id = uow.seats.person_at(heard.vendor, **at) if heard.account else ""
    if not person_id:
        return None
    own = direct_with(person_id)
    if heard.is_personal:
        chats = uow.places.everywhere(own)
        held = next((each for each in chats if each.vendor is heard.vendor), None)
        latest = chats[0] if chats else None
        return _Known(person_id, own, here=True, place=held, latest=latest)
    where = {"tenant": heard.tenant, "reference": heard.reference}
    place = uow.places.at(heard.vendor, **where)
    if place is not None and person_in(place.conversation) not in {"", person_id}:
        place = None  # Another's own chat, which a client may name: not theirs.
    talk = place.conversation if place else own
    is_here = place is not None and place.lost_at is None
    return _Known(person_id, talk, here=is_here, place=place)


def _incoming(heard: Heard, pressed: Pressed | None, known: _Known) -> Incoming:
    actor = Actor(person_id=known.person_id, via=heard.vendor.value)
    if pressed is None:
        return Incoming(
            actor=actor,
            conversation=known.conversation,
            text=heard.words,
            files=heard.files,
            has_dialog=False,
        )
    return Incoming(
        actor=actor,
        conversation=known.conversation,
        verb=pressed.verb,
        target=pressed.target,
        inputs=pressed.inputs,
        files=heard.files,
        on_own_card=heard.on_own_card,
        has_dialog=heard.in_dialog,
    )


def _refused(refusal: Refusal) -> Reply:
    return Reply(cards=(card_of_refusal(refusal),), refusal=refusal.code)


def welcome() -> Reply:
    """Greet who has just put the desk into their chats."""
    title = _("SES Desk is here.")
    text = _("Type help to see what it can do for you.")
    return Reply(cards=(card_of_text(title, text),))
