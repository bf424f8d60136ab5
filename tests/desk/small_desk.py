"""A desk on real SQLite, with dialogs small enough to be read at a glance."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial

from aiohttp import web
from sqlalchemy import Engine

from bot.demo_office import move_in
from bot.desk.app import make_desk
from bot.desk.channel import LocalChannel
from bot.desk.drawing import card_html
from bot.desk.feed import Feed
from bot.desk.messages import DESK
from bot.desk.wiring import Hint
from cards.elements import Button, Card, Field, FieldKind, Form, Text, Tone
from dialogs.conversation import Incoming, Reply
from domain.actions import ActionState
from domain.cases import CaseFacts
from domain.documents import Audience, Document, DocumentKind, DocumentVersion
from domain.news import room_of
from domain.people import Actor
from domain.refusals import Refusal
from services.cases.open_case import NewCase, open_case
from services.ports import Ports
from storage.desk_messages import SqlDeskMessages
from storage.tables.base import table_of
from storage.tables.people import PersonRow
from tests.cards import samples

FOCAL_POINT = "demo-ses-focal-point"
CO_LEAD = "demo-co-lead"
OUTSIDER = "demo-colleague-elsewhere"
OPENER = Actor(person_id=FOCAL_POINT, via="desk")
HINTS = (
    Hint("help", "All commands on one card"),
    Hint("open case", "Open a case: the room and the first actions follow"),
    Hint("status", "Where a case stands", takes="DEMO-0001"),
    Hint("actions mine", "What waits for you, over all cases"),
    Hint("actions late", "What is late"),
    Hint("why", "Why an action is due on its day", takes="12"),
    Hint("event", "Record what SECU or UNDP did", takes="eligible today"),
    Hint("log", "The record of this case"),
)
HELP = Card(
    title="What you can ask",
    plain="Help: open case, status, actions mine, why, event, log.",
    elements=(
        Text("Type one of these, in any spelling that comes close.", strong=True),
        Text("open case · status DEMO-0001 · actions mine · why 12 · log"),
    ),
)
TAKEN = Card(
    title="There is such a case.", plain="There is such a case.", tone=Tone.LATE
)
START = Card(
    title="Action 5",
    plain="Action 5 is pending.",
    buttons=(Button(verb="action.start", target="a-5", label="Start"),),
)
STARTED = Card(title="Action 5 is under way", plain="Action 5 is under way.")


@dataclass
class SmallDesk:
    """A desk and everything behind it; *heard* is what reached its dialogs."""

    ports: Ports
    messages: SqlDeskMessages
    feed: Feed
    channel: LocalChannel
    engine: Engine
    heard: list[Incoming] = field(default_factory=list)
    waiting: list[Callable[[], Awaitable[object]]] = field(default_factory=list)
    failure: Exception | None = None
    tells_of: tuple[str, ...] = ()  # The cases of every answer to words.
    otherwise: Callable[[Incoming], Reply] | None = None  # Answers instead.

    def app(self) -> web.Application:
        """Return the page, as the composition root makes it."""
        return make_desk(
            ports=self.ports,
            messages=self.messages,
            answer=self.reply,
            deliver=self.deliver,
            feed=self.feed,
            hints=lambda: HINTS,
            secret=b"only for tests",
        )

    def reply(self, incoming: Incoming, *, ports: Ports) -> Reply:  # noqa: ARG002
        """Answer as usual, or as a test has it."""
        return (self.otherwise or self.answer)(incoming)

    def answer(self, incoming: Incoming) -> Reply:
        """Answer a few words and presses."""
        self.heard.append(incoming)
        if self.failure:
            raise self.failure
        if incoming.verb == "case.open":
            return self._open(incoming)
        if incoming.verb == "action.start":
            return Reply(cards=(STARTED,), instead=STARTED)
        if incoming.verb:
            return Reply(cards=(samples.REFUSAL,))
        answers = {"help": HELP, "log": samples.LIST, "actions mine": samples.LIST}
        if incoming.text == "open case":
            return Reply(echo=incoming.text, form=form_card())
        if incoming.text in answers:
            card, told = answers[incoming.text], self.tells_of
            return Reply(cards=(card,), echo=incoming.text, case_ids=told)
        return Reply(echo=incoming.text)

    async def deliver(self) -> None:
        """Send what waits."""
        while self.waiting:
            await self.waiting.pop(0)()

    def _open(self, incoming: Incoming) -> Reply:
        reference = incoming.inputs.get("reference", "")
        if not reference:
            return Reply(form=form_card(problem="Write the code of the case."))
        try:
            case_id = self.open_case(reference, by=incoming.actor)
        except Refusal:
            return Reply(cards=(TAKEN,))
        self.waiting.append(partial(self.furnish, case_id))
        opened = Card(
            title=f"{reference} is open", plain=f"{reference} is open.", tone=Tone.GOOD
        )
        return Reply(cards=(opened,), go_to=room_of(case_id), case_id=case_id)

    def open_case(
        self,
        reference: str = "DEMO-0001",
        *,
        by: Actor = OPENER,
    ) -> str:
        """Open a case with the real use case and return its id."""
        facts = CaseFacts(
            reference=reference,
            country="Demo Country",
            project="Demo Watershed Project",
            office_id="demo-country-office",
            bureau="Demo Regional Bureau",
            vertical_fund=True,
        )
        new = NewCase(facts=facts, registered_on=date(2024, 4, 12))
        return open_case(new, by=by, ports=self.ports).id

    async def furnish(self, case_id: str) -> None:
        """Put cards into a room as the delivery does."""
        room = room_of(case_id)
        pinned = await self.channel.send(room, samples.CASE, case_id=case_id)
        await self.channel.pin(room, pinned)
        for name in ("action", "signature"):
            await self.channel.send(room, samples.SAMPLES[name], case_id=case_id)

    def hand_in(
        self,
        case_id: str,
        *,
        content: bytes = b"Demo fact sheet",
        suffix: str = ".txt",
        kind: DocumentKind = DocumentKind.FACT_SHEET,
    ) -> str:
        """Store a version of a document and return its id."""
        with self.ports.open_uow() as uow:
            action = uow.actions.of_case(case_id)[0]
            reference = uow.cases.get(case_id).facts.reference
            path = f"01-registration/{reference}-{kind}-v1{suffix}"
            document = Document(
                id=self.ports.new_id(),
                case_id=case_id,
                action_id=action.id,
                kind=kind,
                audience=Audience.INTERNAL,
            )
            version = DocumentVersion(
                id=self.ports.new_id(),
                document_id=document.id,
                case_id=case_id,
                number=1,
                fingerprint=self.ports.files.write(reference, path, content),
                size=len(content),
                media_type="text/plain",
                path=path,
                by=CO_LEAD,
                at=self.ports.clock(),
            )
            uow.documents.add(document)
            uow.documents.add_version(version)
            uow.commit()
        return version.id

    def end_actions(self, case_id: str) -> None:
        """Let every open action of a case lapse."""
        with self.ports.open_uow() as uow:
            for action in uow.actions.of_case(case_id):
                if action.is_open:
                    lapsed = replace(action, state=ActionState.LAPSED)
                    assert uow.actions.change(lapsed, was=action)
            uow.commit()

    def take_off(self, case_id: str, person_id: str) -> None:
        """Let a person leave a case."""
        with self.ports.open_uow() as uow:
            for member in uow.people.team(case_id).members:
                if member.person_id == person_id:
                    uow.people.leave(member.id, at=self.ports.clock(), note="")
            uow.commit()

    def forget(self, person_id: str) -> None:
        """Take a person out of the store, as restoring an older one would."""
        with self.engine.begin() as connection:
            people = table_of(PersonRow)
            connection.execute(people.delete().where(people.c.id == person_id))

    def say(
        self,
        conversation: str,
        card: Card,
        *,
        case_id: str = "",
        private_to: str = "",
        only_role: str = "",
        also_about: tuple[str, ...] = (),
    ) -> int:
        """Put a card into a conversation."""
        return self.messages.add(
            conversation,
            case_id=case_id,
            author=DESK,
            plain=card.plain,
            html=card_html(card),
            private_to=private_to,
            only_role=only_role,
            also_about=also_about,
            at=self.ports.clock(),
        )

    def redraw(self, message_id: int, card: Card, *, plain: str) -> None:
        """Show a card in the place of a message, a minute later."""
        at = self.ports.clock() + timedelta(minutes=1)
        self.messages.replace(message_id, plain=plain, html=card_html(card), at=at)

    def pin(self, conversation: str, card: Card, *, case_id: str) -> None:
        """Keep a card on top of a room."""
        message_id = self.say(conversation, card, case_id=case_id)
        self.messages.pin(message_id, at=self.ports.clock())


def make_small_desk(ports: Ports, *, engine: Engine) -> SmallDesk:
    """Return a desk with the demo office's people at it."""
    move_in(ports.open_uow, ports.read_uow)
    messages = SqlDeskMessages(engine)
    feed = Feed(messages, period_seconds=0.05)
    channel = LocalChannel(messages, clock=ports.clock, feed=feed)
    return SmallDesk(
        ports=ports, messages=messages, feed=feed, channel=channel, engine=engine
    )


def form_card(*, problem: str = "") -> Card:
    """Return the form that opens a case."""
    reference = Field(
        name="reference", label="Code of the case", hint="DEMO-0001", problem=problem
    )
    fund = Field(
        name="fund",
        label="Does a vertical fund pay for the project?",
        kind=FieldKind.YES_NO,
        required=False,
    )
    form = Form(
        verb="case.open",
        target="",
        title="Open a case",
        submit="Open the case",
        intro="The room, the folders and the first actions follow.",
        fields=(reference, fund),
    )
    return Card(title="Open a case", plain="Open a case.", elements=(form,))
