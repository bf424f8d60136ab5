"""The cards by which questions are answered, in the three languages of the desk."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from cards.elements import Card
from cards.views.answers import AnswerView, card_of_answer
from cards.views.dead_links import card_of_dead_links
from cards.views.learning import card_of_task, card_of_tasks
from cards.views.learning_fixes import (
    card_of_dead_form,
    card_of_mended,
    card_of_pin_form,
    card_of_synonym_form,
)
from cards.views.resource_import import (
    ImportView,
    card_of_faulty_list,
    card_of_import,
    card_of_imported,
)
from cards.wording import speaking
from domain.learning.answers import Answer, Found, Outcome
from domain.learning.connect import PublicAnswer
from domain.learning.feedback import (
    Asked,
    Fix,
    Gap,
    LearningTask,
    LearningTasks,
    Mended,
    Settled,
    Tally,
)
from domain.learning.links import LinkHealth, LinkOutcome, LinkReason
from domain.learning.reasons import FOUND, HandedOver, OutOfRole
from domain.learning.resource_list import LoadedResources, ResourceProblem
from domain.learning.resource_rules import ResourceFault
from domain.learning.resources import Resource, ResourceKind, ResourceStatus

NOW = datetime(2024, 6, 3, 9, tzinfo=UTC)
GONE = LinkHealth(
    resource_id="tk-s6",
    outcome=LinkOutcome.DEAD,
    reason=LinkReason.GONE,
    moved_to="",
    looked_at=NOW,
)
TOOLKIT = "https://ses-toolkit.info.undp.org/"
QUESTIONS = {
    "en": "do we need consent if the community is only “consulted”?",
    "fr": "faut-il le consentement si la communauté est seulement « consultée » ?",
    "es": "¿hace falta el consentimiento si a la comunidad solo se la “consulta”?",
}
RESOURCES = (
    Resource(
        id="tk-s6",
        title="Standard 6: Indigenous Peoples",
        url=f"{TOOLKIT}standard-6-indigenous-peoples",
        language="en",
        kind=ResourceKind.WEB_PAGE,
        summary="Says when free, prior and informed consent is required, and how.",
        attested="page seen",
        official=True,
    ),
    Resource(
        id="gn-s6",
        title="Guidance Note: Standard 6 (2015)",
        url=f"{TOOLKIT}guidance-note-6.pdf?set=2015&page=1",
        language="en",
        kind=ResourceKind.GUIDANCE_NOTE,
        summary="The guidance to the standards before 2021.",
        attested="link seen",
        edition="2015",
        status=ResourceStatus.SUPERSEDED,
        superseded_by="tk-s6",
    ),
    Resource(
        id="es-s6",
        title="Norma 6: Pueblos Indígenas *resumen*",
        url=f"{TOOLKIT}es/norma-6",
        language="es",
        kind=ResourceKind.TEMPLATE,
        summary="A copy in Spanish.",
        attested="link seen",
    ),
)


def make_answer(
    language: str = "en",
    outcome: Outcome = Outcome.ANSWERED,
    reason: str = FOUND,
    times: int = 1,
) -> Answer:
    """Return an answer with three links, or the reason for none."""
    found = tuple(
        Found(resource=each, score=0.9, matched=("consent", "indigenous"))
        for each in RESOURCES * times
    )
    return Answer(
        question=QUESTIONS[language],
        language=language,
        outcome=outcome,
        reason=reason,
        found=found if outcome is Outcome.ANSWERED else (),
        asked_before=() if outcome is Outcome.OUT_OF_ROLE else (make_public(),),
    )


def make_public(language: str = "en") -> PublicAnswer:
    """Return what a facilitator answered for everybody."""
    return PublicAnswer(
        id="public-1",
        question_id="question-1",
        question=QUESTIONS[language],
        answer="Yes, where their land or *livelihood* is touched.",
        language=language,
        topics=("indigenous-peoples",),
        row_keys=(),
        by_id="demo-community-facilitator",
        made_at=NOW,
    )


def make_task() -> LearningTask:
    """Return a question that went badly."""
    asked = Asked(
        id="asked-1",
        at=NOW,
        mark="abc123",
        language="fr",
        outcome=Outcome.HANDED_OVER,
        reason=HandedOver.NOTHING_FITS,
        shown=(),
        sealed=b"",
    )
    tally = Tally(asked=asked, times=4, unanswered=3, not_needed=1, helped=1)
    return LearningTask(tally=tally, question=QUESTIONS["fr"])


def make_mended(kind: Settled = Settled.PIN) -> Mended:
    """Return what became of a question that a facilitator mended."""
    fix = Fix(
        id="fix-1",
        mark="abc123",
        language="en",
        kind=kind,
        by="demo-community-facilitator",
        at=NOW,
        words="consulta",
        means="tk-s6",
    )
    unfit = make_answer("en", Outcome.HANDED_OVER, HandedOver.NOTHING_FITS)
    return Mended(fix=fix, question=QUESTIONS["en"], before=unfit, now=make_answer())


def _answers() -> dict[str, Card]:
    """Draw the three kinds of answer in each language."""
    cards: dict[str, Card] = {}
    for language in QUESTIONS:
        answers = {
            "found": make_answer(language),
            "unfit": make_answer(
                language, Outcome.HANDED_OVER, HandedOver.NOTHING_FITS
            ),
            "not-mine": make_answer(language, Outcome.OUT_OF_ROLE, OutOfRole.PRESS),
        }
        with speaking(language):
            for kind, answer in answers.items():
                view = AnswerView(answer=answer, draft_id="draft-1", masked=True)
                cards[f"answer-{kind}-{language}"] = card_of_answer(view)
    return cards


TASK = make_task()
GAP = Gap(topic="resettlement", language="fr", times=3)
TASKS: dict[str, Callable[[], Card]] = {
    "tasks": lambda: card_of_tasks(LearningTasks(tasks=(TASK,) * 14, gaps=(GAP,))),
    "task": lambda: card_of_task(TASK, make_answer()),
    "synonym-form": lambda: card_of_synonym_form(TASK, words="consulta previa"),
    "pin-form": lambda: card_of_pin_form(TASK, make_answer(times=3)),
    "dead-form": lambda: card_of_dead_form(TASK, make_answer()),
    "mended": lambda: card_of_mended(make_mended()),
    "dead-links": lambda: card_of_dead_links(RESOURCES * 4, {"tk-s6": GONE}),
}


def _lists() -> dict[str, Card]:
    """Draw what dropped lists would do, and what is wrong with them."""
    changed = tuple((each, replace(each, title="*New*")) for each in RESOURCES)
    loaded = LoadedResources(new=RESOURCES * 4, changed=changed, same=3)
    problems = tuple(
        ResourceProblem(row=row, field="kind", fault=ResourceFault.NOT_A_KIND, text="x")
        for row in range(30)
    )
    return {
        "import": card_of_import(ImportView(draft_id="draft-1", loaded=loaded)),
        "import-nothing": card_of_import(
            ImportView(draft_id="draft-1", loaded=LoadedResources(same=3))
        ),
        "imported": card_of_imported(loaded),
        "faulty-list": card_of_faulty_list("draft-1", problems, page=2),
    }


ANSWER_SAMPLES = _answers() | {name: draw() for name, draw in TASKS.items()} | _lists()
