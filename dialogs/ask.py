"""One request, read: who asks what of which thing, with which inputs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cards.elements import Card
from cards.views.notices import card_of_text
from cards.wording.refusals import word_refusal
from dialogs.conversation import Reply, Upload
from dialogs.reading.days import read_day
from domain.news import direct_with
from domain.people import Actor
from domain.refusals import Refusal
from services.actions.finish_action import Shown
from services.case_change import today_of
from services.learning.facilitators import may_facilitate
from services.paper import Paper
from services.ports import Ports

YES = frozenset({"true", "yes", "on", "1"})
LONGEST_INPUT = 20_000
_MOST_DIGITS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A press, a filled form, or words that mean one."""

    actor: Actor
    conversation: str
    verb: str
    target: str
    ports: Ports
    inputs: Mapping[str, str] = field(default_factory=dict)
    files: tuple[Upload, ...] = ()
    on_own_card: bool = False
    has_dialog: bool = True

    @property
    def is_direct(self) -> bool:
        """Whether it is asked in the asker's own chat with the desk."""
        return self.conversation == direct_with(self.actor.person_id)

    def value(self, name: str) -> str:
        """Return an input, stripped; empty when there is none."""
        return str(self.inputs.get(name, "")).strip()

    def yes(self, name: str) -> bool:
        """Whether a yes-or-no input says yes."""
        return self.value(name).casefold() in YES

    def number(self, name: str) -> int | None:
        """Return the whole number that an input gives, None where it gives none."""
        words = self.value(name)
        is_number = words.isascii() and words.isdecimal()
        return int(words) if is_number and len(words) <= _MOST_DIGITS else None

    def page(self) -> int:
        """Return the page that is asked for; the first where none is."""
        return self.number("page") or 1

    def today(self) -> date:
        """Return the date on the asker's clock."""
        with self.ports.read_uow() as uow:
            return today_of(self.actor.person_id, uow=uow, at=self.ports.clock())

    def facilitates(self) -> bool:
        """Whether the asker is a facilitator of the community."""
        with self.ports.read_uow() as uow:
            return may_facilitate(self.actor.person_id, uow)

    def day(self, name: str) -> date:
        """Return the day that an input names; `day-missing`, `day-does-not-exist`."""
        found = self.day_or_none(name)
        if found is None:
            raise Refusal("day-missing", words=self.value(name)[:40])
        return found

    def day_or_none(self, name: str) -> date | None:
        """Return the day that an input names, None where it is empty."""
        words = self.value(name)
        if not words:
            return None
        read = read_day(words, today=self.today())
        if read is None:
            raise Refusal("day-missing", words=words[:40])
        return read.day

    def paper(self) -> Paper | None:
        """Return the file that was handed in, None without one; `one-file-only`."""
        if len(self.files) > 1:
            raise Refusal("one-file-only")
        if not self.files:
            return None
        upload = self.files[0]
        return Paper(
            name=upload.name, media_type=upload.media_type, content=upload.content
        )

    def shown(self) -> Shown:
        """Return what shows that something was done."""
        return Shown(
            note=self.value("note"), link=self.value("link"), paper=self.paper()
        )


Answering = Callable[[Ask], Reply]


def told(title: str, text: str = "", *, case_id: str = "") -> Reply:
    """Answer with a short line for the asker alone."""
    return Reply(cards=(card_of_text(title, text),), case_id=case_id)


def showing(card: Card, *, case_id: str = "") -> Reply:
    """Answer with a card for the asker alone."""
    return Reply(cards=(card,), case_id=case_id)


def asking(form: Card, *, case_id: str = "", refusal: str = "") -> Reply:
    """Answer with a form; asked again, with the code of what was *refused* of it."""
    return Reply(form=form, case_id=case_id, refusal=refusal)


def at_field(refusal: Refusal, fields: Mapping[str, str]) -> dict[str, str]:
    """
    Return the problem at the field that a refusal is about, to ask again.

    :raises Refusal: it is about none of the *fields*, which are named by its code.
    """
    if refusal.code not in fields:
        raise refusal
    return {fields[refusal.code]: word_refusal(refusal)}


def settled(ask: Ask, card: Card, *, case_id: str = "", refusal: str = "") -> Reply:
    """Let an answer stand where its question stood, where that is the asker's own."""
    if ask.on_own_card:
        return Reply(instead=card, case_id=case_id, refusal=refusal)
    return Reply(cards=(card,), case_id=case_id, refusal=refusal)
