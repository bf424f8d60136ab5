"""Cards of questions to a person, as the desk says them; the words are invented."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from cards.elements import Card
from cards.views.connect import (
    card_of_candidates,
    card_of_peer_question,
    card_of_question,
    card_of_taken_question,
)
from cards.views.connect_own import (
    card_of_own_question,
    card_of_own_questions,
    card_of_public_answers,
    card_of_withdraw,
)
from cards.views.connect_queue import card_of_old_queue, card_of_queue
from cards.views.forms.connect_forms import (
    card_of_ask_back_form,
    card_of_ask_form,
    card_of_gather_form,
    card_of_publish_form,
)
from cards.views.forms.roster_forms import (
    card_of_invite_form,
    card_of_join_form,
    card_of_roster_edit_form,
)
from cards.views.roster import (
    card_of_admission,
    card_of_invitation,
    card_of_my_roster,
    card_of_request,
    card_of_roster,
)
from domain.learning.connect import (
    ASKERS_KEPT,
    Consent,
    Peer,
    PeerState,
    Privacy,
    PrivateQuestion,
    PublicAnswer,
    QuestionState,
    Said,
)
from domain.learning.connect_sheets import (
    HandOnSheet,
    Line,
    OwnQuestion,
    QuestionSheet,
    QueueLine,
)
from domain.learning.roster import RosterEntry, RosterPart, RosterSheet, RosterState
from domain.learning.routing import Candidate, Fit
from domain.people import Person

AT = datetime(2024, 9, 2, 12, tzinfo=UTC)
QUESTION = PrivateQuestion(
    id="q-1",
    pseudonym="Asker 7K3QXM",
    privacy=Privacy.ANONYMOUS,
    topic="indigenous peoples",
    language="en",
    region="",
    facilitator_id="p-1",
    holder_id="p-2",
    asked_at=AT,
    promised_at=AT + timedelta(days=1),
    consent=Consent.YES,
)
WORDS = "Do we need FPIC when the community is only consulted?"
LINES = (
    Line(said=Said.QUESTION, author="", words=WORDS, at=AT),
    Line(said=Said.HANDED, author="Demo Facilitator", words="Yours?", at=AT),
    Line(said=Said.NOTE, author="Demo Adviser", words="It depends.", at=AT),
)
SHEET = QuestionSheet(
    question=QUESTION,
    asker=QUESTION.pseudonym,
    lines=LINES,
    facilitator="Demo Facilitator",
    holder="Demo Expert",
    peers=(
        (
            Peer(
                question_id="q-1",
                person_id="p-3",
                state=PeerState.AGREED,
                by_id="p-1",
                at=AT,
            ),
            "Demo Adviser",
        ),
    ),
    now=AT,
    handles=True,
    facilitates=True,
)
ANSWERED = replace(QUESTION, state=QuestionState.ANSWERED, answered_at=AT, closed_at=AT)
OWN = OwnQuestion(
    question=ANSWERED,
    handle="h-1",
    lines=(
        LINES[0],
        Line(said=Said.ANSWER, author="Demo Expert", words="Yes.", at=AT),
    ),
    holder="Demo Expert",
    now=AT,
)
LATE = replace(OWN, question=QUESTION, now=AT + timedelta(days=3))
PERSON = Person(id="p-2", name="Demo Expert", title="Expert", office_id="demo")
ENTRY = RosterEntry(
    id="e-1",
    person_id="p-2",
    part=RosterPart.EXPERT,
    since=AT,
    topics=("FPIC", "labour"),
    languages=("en", "fr"),
    away_from=date(2024, 9, 2),
    away_until=date(2024, 9, 6),
)
ASKS = replace(ENTRY, id="e-2", state=RosterState.ASKED)
ROSTER = RosterSheet(
    entries=(ENTRY, ASKS),
    mine=(ENTRY,),
    people={"p-2": PERSON},
    away=frozenset({"p-2"}),
    today=date(2024, 9, 2),
    facilitates=True,
)
HAND_ON = HandOnSheet(
    question=QUESTION,
    candidates=(
        Candidate(entry=ENTRY, why=(Fit.TOPIC, Fit.LANGUAGE), load=1, away=False),
    ),
    people={"p-2": PERSON},
    today=date(2024, 9, 2),
)
PUBLIC = PublicAnswer(
    id="a-1",
    question_id="q-1",
    question=WORDS,
    answer="Yes: consultation alone is not consent.",
    language="en",
    topics=("indigenous peoples",),
    row_keys=(),
    by_id="p-1",
    made_at=AT,
)
QUEUE = (QueueLine(question=QUESTION, words=WORDS, holder="Demo Expert"),)

CARDS: dict[str, Callable[[], Card]] = {
    "question": lambda: card_of_question(SHEET),
    "question-of-a-peer": lambda: card_of_question(
        replace(SHEET, handles=False, facilitates=False)
    ),
    "question-of-ones-own": lambda: card_of_question(replace(SHEET, own=True)),
    "question-handed-to-its-asker": lambda: card_of_question(
        replace(SHEET, own=True, goes_back=True)
    ),
    "question-not-reached": lambda: card_of_question(
        replace(SHEET, missed=frozenset({QUESTION.holder_id}), asker_missed=True)
    ),
    "peer-question": lambda: card_of_peer_question(QUESTION),
    "peer-question-of-ones-own": lambda: card_of_peer_question(QUESTION, own=True),
    "question-with-others": lambda: card_of_taken_question(QUESTION),
    "question-taken-back": lambda: card_of_taken_question(
        replace(QUESTION, state=QuestionState.WITHDRAWN)
    ),
    "queue": lambda: card_of_queue(QUEUE, now=AT + timedelta(days=3), every=True),
    "old-queue": card_of_old_queue,
    "empty-queue": lambda: card_of_queue((), now=AT),
    "hand-on": lambda: card_of_candidates(HAND_ON),
    "hand-on-to-nobody": lambda: card_of_candidates(replace(HAND_ON, candidates=())),
    "own-question": lambda: card_of_own_question(OWN),
    "own-question-late": lambda: card_of_own_question(LATE),
    "own-question-that-lapses": lambda: card_of_own_question(
        replace(LATE, lapses_at=AT + timedelta(days=90))
    ),
    "own-question-lapsed": lambda: card_of_own_question(
        replace(OWN, question=replace(QUESTION, state=QuestionState.LAPSED))
    ),
    "question-that-lapses": lambda: card_of_question(
        replace(SHEET, lapses_at=AT + timedelta(days=90))
    ),
    "own-question-late-and-alone": lambda: card_of_own_question(
        replace(LATE, others=False)
    ),
    "own-question-away": lambda: card_of_own_question(
        replace(OWN, question=QUESTION, away=True)
    ),
    "own-question-not-reached": lambda: card_of_own_question(
        replace(OWN, question=QUESTION, missed=True, others=False)
    ),
    "own-question-without-consent": lambda: card_of_own_question(
        replace(OWN, question=replace(ANSWERED, consent=Consent.NOT_SAID))
    ),
    "own-questions": lambda: card_of_own_questions((OWN, LATE)),
    "withdraw": lambda: card_of_withdraw(LATE),
    "asked-before": lambda: card_of_public_answers((PUBLIC,)),
    "ask-form": lambda: card_of_ask_form(
        "d-1", kept=ASKERS_KEPT, problems={"question": "Somebody's number."}
    ),
    "ask-form-of-a-facilitator": lambda: card_of_ask_form(
        "d-1", kept=ASKERS_KEPT, facilitates=True
    ),
    "ask-back-form": lambda: card_of_ask_back_form("h-1"),
    "gather-form": lambda: card_of_gather_form(SHEET, ()),
    "publish-form": lambda: card_of_publish_form(SHEET),
    "roster": lambda: card_of_roster(ROSTER),
    "my-roster": lambda: card_of_my_roster(ROSTER)[0],
    "invitation": lambda: card_of_invitation(ENTRY),
    "request-to-join": lambda: card_of_request(ASKS, "Demo Expert"),
    "admission": lambda: card_of_admission(ENTRY),
    "invite-form": lambda: card_of_invite_form(()),
    "join-form": card_of_join_form,
    "roster-form": lambda: card_of_roster_edit_form(ENTRY),
}
SAMPLES: dict[str, Card] = {name: draw() for name, draw in CARDS.items()}
