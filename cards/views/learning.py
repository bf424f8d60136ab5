"""What facilitators can mend: questions that went badly, and how they stand."""

from collections.abc import Iterator, Sequence

from cards.elements import (
    Badge,
    Button,
    ButtonStyle,
    Card,
    Element,
    Facts,
    Item,
    Items,
    Text,
    Tone,
)
from cards.escape import cut, one_line
from cards.limits import PAGE, Page, page_items
from cards.verbs import Verb
from cards.views.heads import joined
from cards.views.paging import paging
from cards.views.targets import with_inputs
from cards.wording import _, language, ngettext
from cards.wording.connect import topic_name
from cards.wording.dates import language_name
from domain.learning.answers import MOST_SHOWN, Answer, Outcome
from domain.learning.feedback import (
    Gap,
    LearningTask,
    LearningTasks,
    Tally,
)
from domain.learning.resources import Resource

_QUOTED = 160


def card_of_tasks(found: LearningTasks, *, page: int = 1) -> Card:
    """Return a page of the questions that want a better answer, the worst first."""
    title = _("Questions that want a better answer")
    shown = page_items(found.tasks, page=page, size=PAGE)
    return Card(
        title=title,
        plain=f"{title}: {tasks_words(len(found.tasks))}",
        badges=(Badge(tasks_words(len(found.tasks))),) if found.tasks else (),
        elements=tuple(_tasks(found, shown)),
        buttons=tuple(paging(shown, Verb.TASKS)),
        footer=_("Nobody sees who asked: what was asked is kept without a name."),
        language=language(),
    )


def tasks_words(count: int) -> str:
    """Say how many questions want a better answer."""
    words = ngettext("{count} question to mend", "{count} questions to mend", count)
    return words.format(count=count)


def _tasks(found: LearningTasks, shown: Page[LearningTask]) -> Iterator[Element]:
    if not found.tasks:
        yield Text(_("Nothing went badly. Come again another day."), tone=Tone.GOOD)
    else:
        yield Items(tuple(map(_item, shown.items)))
    if found.gaps and shown.number == shown.count:
        items = tuple(map(_gap, found.gaps))
        yield Items(items, title=_("Asked for, and only there in another language"))


def _item(task: LearningTask) -> Item:
    return Item(
        "",
        words_of_task(task),
        note=joined(_counts(task.tally)),
        button=Button(verb=Verb.TASK_SHOW, target=task.mark, label=_("Mend")),
    )


def words_of_task(task: LearningTask) -> str:
    """Quote what was asked, as far as a line holds it."""
    return cut(one_line(task.question), _QUOTED) or "…"


def _counts(tally: Tally) -> Iterator[str]:
    yield _times(tally.times)
    if tally.unanswered:
        yield _("{count} without a link").format(count=tally.unanswered)
    if tally.not_needed:
        yield _("{count} not what was needed").format(count=tally.not_needed)
    if tally.helped:
        yield _("{count} helped").format(count=tally.helped)


def _times(count: int) -> str:
    words = ngettext("asked once", "asked {count} times", count)
    return words.format(count=count)


def _gap(gap: Gap) -> Item:
    meant = f"{topic_name(gap.topic)}: {language_name(gap.language)}"
    return Item("", meant, note=_times(gap.times))


def card_of_task(task: LearningTask, now: Answer) -> Card:
    """Return a question with how it is answered now, and what can be done about it."""
    title = words_of_task(task)
    counts = joined(_counts(task.tally))
    return Card(
        title=title,
        plain=f"{title}: {counts}",
        eyebrow=_("Learning task · {language}").format(
            language=language_name(task.tally.asked.language)
        ),
        elements=(
            Text(counts, strong=True),
            Facts(((_("Answered now with"), answered_with(now)),)),
        ),
        buttons=tuple(_fixes(task.mark, now)),
        language=language(),
    )


def answered_with(answer: Answer) -> str:
    """Name the links that an answer shows first."""
    if answer.outcome is Outcome.OUT_OF_ROLE:
        return _("a clear no, and the right door")
    shown = enumerate(answer.found[:MOST_SHOWN], start=1)
    names = [f"{place}. {_named(each.resource)}" for place, each in shown]
    return "\n".join(names) or _("no link: handed over to a person")


def _named(resource: Resource) -> str:
    if resource.dead_since is None:
        return resource.title
    return _("{title} (its link is dead)").format(title=resource.title)


def open_links(answer: Answer) -> list[Resource]:
    """Return the links that are shown first and not known to be dead."""
    shown = (each.resource for each in answer.found[:MOST_SHOWN])
    return [each for each in shown if each.dead_since is None]


def _fixes(mark: str, now: Answer) -> Iterator[Button]:
    yield Button(
        verb=Verb.TASK_PIN_FORM,
        target=mark,
        label=_("Tie a resource to it…"),
        style=ButtonStyle.PRIMARY,
    )
    yield Button(verb=Verb.TASK_SYNONYM_FORM, target=mark, label=_("Add a synonym…"))
    yield from _dead(mark, open_links(now))
    yield Button(verb=Verb.TASK_DISMISS, target=mark, label=_("Let it be"))
    yield Button(verb=Verb.TASKS, target="", label=_("Back to the list"))


def _dead(mark: str, links: Sequence[Resource]) -> Iterator[Button]:
    """Yield the press for the only link, or the way to choose among several."""
    if len(links) == 1:
        target = with_inputs(mark, links[0].id)
        yield Button(verb=Verb.TASK_DEAD, target=target, label=_("The link is dead"))
    elif links:
        label = _("A link is dead…")
        yield Button(verb=Verb.TASK_DEAD_FORM, target=mark, label=label)


def card_of_taken_back(task: LearningTask, now: Answer) -> Card:
    """Say that what was done is taken back, and how it is answered again."""
    title = _("Taken back; it is on the list again.")
    return Card(
        title=title,
        plain=title,
        eyebrow=words_of_task(task),
        elements=(Facts(((_("Answered now with"), answered_with(now)),)),),
        buttons=tuple(_fixes(task.mark, now)),
        language=language(),
    )
