"""
Every card of questions, answers and the catalogue, drawn in whoever's language.

Each is made when it is called, in the language that is spoken then.
"""

from collections.abc import Callable
from dataclasses import replace

from cards.elements import Card
from cards.verbs import Verb
from cards.views import connect, connect_own, learning, roster
from cards.views.action import card_of_action
from cards.views.answers import (
    AnswerView,
    card_of_answer,
    card_of_question_form,
)
from cards.views.briefs import card_of_brief, card_of_roles
from cards.views.forms.connect_forms import card_of_words_form
from cards.views.home import card_of_home
from cards.views.learning_fixes import card_of_mended
from cards.wording import language, translate
from cards.wording.answers import EXAMPLES
from domain.learning.answers import Found, Outcome
from domain.learning.connect import Consent, Helped, Privacy, QuestionState
from domain.learning.feedback import LearningTasks, Settled
from domain.learning.reasons import HandedOver, OutOfRole
from domain.learning.roster import RosterPart, RosterState
from domain.roles import Role
from tests.cards import samples_connect as asked
from tests.cards import samples_digest
from tests.cards.answer_samples import TASKS, make_answer, make_mended, make_task
from tests.cards.makers import RESOURCES, make_sheet
from tests.cards.test_views_briefs import make_brief
from tests.cards.test_views_home import make_home
from tests.cards.test_views_resources import CARDS as CARDS_OF_RESOURCES

Draw = Callable[[], Card]
OUT, OVER = Outcome.OUT_OF_ROLE, Outcome.HANDED_OVER
OWN, SHEET = asked.OWN, asked.SHEET
ON_CONSENT = ("tk-s6", "gn-s6", "fpic-desk")
LEFT = replace(asked.ENTRY, state=RosterState.LEFT)
EMPTY_ROSTER = replace(asked.ROSTER, entries=(), mine=())
BETTER_HOME = replace(
    make_home(todo=1, cases=1),
    now=asked.AT,
    to_mend=3,
    asked_people=(asked.OWN, asked.LATE),
    to_answer=asked.QUEUE,
)


def _answer(
    outcome: Outcome = Outcome.ANSWERED, reason: str = "", **besides: object
) -> Card:
    times = 2 if outcome is Outcome.ANSWERED else 1
    answer = make_answer(language(), outcome, reason, times)
    view = AnswerView(answer=answer, draft_id="d-1")
    return card_of_answer(replace(view, **besides))  # type: ignore[arg-type]


def _shipped() -> Card:
    """Answer with what the desk comes with, as it stands in the README."""
    answer = replace(make_answer(language()), question=translate(EXAMPLES[0]))
    words = ("consent", "indigenous")
    found = tuple(
        Found(resource=RESOURCES[each], score=0.9, matched=words) for each in ON_CONSENT
    )
    view = AnswerView(
        answer=replace(answer, found=found, asked_before=()), draft_id="d-1"
    )
    return card_of_answer(view)


def _own(state: QuestionState, **changes: object) -> Card:
    question = replace(asked.QUESTION, state=state, consent=Consent.NOT_SAID)
    changed = replace(question, **changes)  # type: ignore[arg-type]
    return connect_own.card_of_own_question(replace(OWN, question=changed))


ANSWERS: dict[str, Draw] = {
    "answer": _answer,
    "answer-next": lambda: _answer(page=2),
    "answer-none-left": lambda: _answer(page=3),
    "answer-helped": lambda: _answer(helped=True, masked=True, command="why 12"),
    **{f"over-{reason}": lambda r=reason: _answer(OVER, r) for reason in HandedOver},  # type: ignore[misc]
    **{f"out-{reason}": lambda r=reason: _answer(OUT, r) for reason in OutOfRole},  # type: ignore[misc]
    "answer-shipped": _shipped,
    "question-form": lambda: card_of_question_form("d-1", "FPIC"),
}
LEARNING: dict[str, Draw] = {
    **TASKS,
    "no-tasks": lambda: learning.card_of_tasks(LearningTasks(tasks=(), gaps=())),
    "mended-synonym": lambda: card_of_mended(make_mended(Settled.SYNONYM)),
    "dismissed": lambda: card_of_mended(make_mended(Settled.DISMISSED)),
    "taken-back": lambda: learning.card_of_taken_back(make_task(), make_answer()),
}
CONNECT: dict[str, Draw] = {
    **asked.CARDS,
    "own-open-named": lambda: _own(QuestionState.OPEN, privacy=Privacy.NAMED),
    "own-open-known": lambda: _own(QuestionState.OPEN, privacy=Privacy.FACILITATOR),
    "own-answered": lambda: _own(QuestionState.ANSWERED),
    "own-helped": lambda: _own(
        QuestionState.ANSWERED, helped=Helped.NO, consent=Consent.NO
    ),
    "own-declined": lambda: _own(QuestionState.DECLINED),
    "own-withdrawn": lambda: _own(QuestionState.WITHDRAWN),
    "no-own-questions": lambda: connect_own.card_of_own_questions(()),
    "nothing-asked-before": lambda: connect_own.card_of_public_answers(()),
    "answer-form": lambda: card_of_words_form(SHEET, Verb.CONNECT_ANSWER),
    "decline-form": lambda: card_of_words_form(SHEET, Verb.CONNECT_DECLINE),
    "hand-back-form": lambda: card_of_words_form(SHEET, Verb.CONNECT_HAND_BACK),
    "note-form": lambda: card_of_words_form(SHEET, Verb.CONNECT_NOTE),
    "question-to-expert": lambda: connect.card_of_question(
        replace(SHEET, facilitates=False, peers=())
    ),
    "question-published": lambda: connect.card_of_question(
        replace(SHEET, question=asked.ANSWERED, public=True)
    ),
}
ROSTER: dict[str, Draw] = {
    "not-on-the-roster": lambda: roster.card_of_my_roster(EMPTY_ROSTER)[0],
    "nobody-on-the-roster": lambda: roster.card_of_roster(EMPTY_ROSTER),
    "roster-to-a-reader": lambda: roster.card_of_roster(
        replace(asked.ROSTER, entries=(asked.ENTRY,), mine=(), facilitates=False)
    ),
    "asked-to-join": lambda: roster.card_of_my_roster(
        replace(asked.ROSTER, mine=(asked.ASKS,))
    )[0],
    "left": lambda: roster.card_of_admission(LEFT),
    "joined-by": lambda: roster.card_of_admission(
        replace(asked.ENTRY, part=RosterPart.FOCAL_POINT), name="Demo Expert"
    ),
}
AROUND: dict[str, Draw] = {
    "brief": lambda: card_of_brief(make_brief(Role.COUNTRY_LEAD)),
    "brief-on-a-case": lambda: card_of_brief(make_brief(Role.RISK_OWNER, on_case=True)),
    "roles": lambda: card_of_roles(()),
    "own-roles": lambda: card_of_roles((Role.RISK_OWNER, Role.COUNTRY_LEAD)),
    "action-asked-before": lambda: card_of_action(
        replace(make_sheet(5), asked_before=(asked.PUBLIC,))
    ),
    "home-with-questions": lambda: card_of_home(BETTER_HOME),
}
CATALOGUE = {f"resource-{name}": draw for name, draw in CARDS_OF_RESOURCES.items()}
CARDS: dict[str, Draw] = {
    **ANSWERS,
    **LEARNING,
    **CONNECT,
    **ROSTER,
    **AROUND,
    **samples_digest.CARDS,
    **CATALOGUE,
}
