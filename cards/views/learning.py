"""What facilitators can mend: questions that went badly, and what came of mending."""

from collections.abc import Iterator

from cards.elements import (
    Badge,
    Button,
    ButtonStyle,
    Card,
    Element,
    Facts,
    Field,
    Form,
    Item,
    Items,
    Text,
    Tone,
)
from cards.escape import cut, one_line
from cards.limits import PAGE, Page, page_items
from cards.verbs import Verb
from cards.views.targets import with_inputs
from cards.wording import _, language, ngettext
from cards.wording.dates import language_name, listed
from domain.learning.answers import MOST_SHOWN, Answer, Outcome
from domain.learning.feedback import (
    Gap,
    LearningTask,
    LearningTasks,
    Mended,
    Settled,
    Tally,
)

_QUOTED = 160
_LONGEST = 200


def card_of_tasks(found: LearningTasks, *, page: int = 1) -> Card:
    """Return a page of the questions that want a better answer, the worst first."""
    title = _("Questions that want a better answer")
    shown = page_items(found.tasks, page=page, size=PAGE)
    return Card(
        title=title,
        plain=f"{title}: {tasks_words(len(found.tasks))}",
        badges=(Badge(tasks_words(len(found.tasks))),) if found.tasks else (),
        elements=tuple(_tasks(found, shown)),
        buttons=tuple(_paging(shown)),
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
        _said(task),
        note=listed(_counts(task.tally)),
        button=Button(verb=Verb.TASK_SHOW, target=task.mark, label=_("Mend")),
    )


def _said(task: LearningTask) -> str:
    return cut(one_line(task.question), _QUOTED) or "…"


def _counts(tally: Tally) -> Iterator[str]:
    yield ngettext("asked once", "asked {count} times", tally.times).format(
        count=tally.times
    )
    if tally.unanswered:
        words = _("{count} without a link").format(count=tally.unanswered)
        yield words
    if tally.not_needed:
        yield _("{count} not what was needed").format(count=tally.not_needed)
    if tally.helped:
        yield _("{count} helped").format(count=tally.helped)


def _gap(gap: Gap) -> Item:
    words = ngettext("asked once", "asked {count} times", gap.times)
    return Item(
        "",
        f"{gap.topic}: {language_name(gap.language)}",
        note=words.format(count=gap.times),
    )


def _paging(shown: Page[LearningTask]) -> Iterator[Button]:
    steps = ((_("Earlier"), shown.number - 1), (_("More"), shown.number + 1))
    for label, page in steps:
        if 1 <= page <= shown.count:
            target = with_inputs("", str(page))
            yield Button(verb=Verb.TASKS, target=target, label=label)


def card_of_task(task: LearningTask, now: Answer) -> Card:
    """Return a question with how it is answered now, and what can be done about it."""
    title = _said(task)
    counts = listed(_counts(task.tally))
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
        buttons=tuple(_fixes(task.mark)),
        language=language(),
    )


def answered_with(answer: Answer) -> str:
    """Name the links that an answer shows first."""
    if answer.outcome is Outcome.OUT_OF_ROLE:
        return _("a clear no, and the right door")
    names = [each.resource.title for each in answer.found[:MOST_SHOWN]]
    return "\n".join(names) or _("no link: handed over to a person")


def _fixes(mark: str) -> Iterator[Button]:
    yield Button(
        verb=Verb.TASK_PIN_FORM,
        target=mark,
        label=_("Tie a resource to it…"),
        style=ButtonStyle.PRIMARY,
    )
    yield Button(verb=Verb.TASK_SYNONYM_FORM, target=mark, label=_("Add a synonym…"))
    yield Button(verb=Verb.TASK_DISMISS, target=mark, label=_("Let it be"))
    yield Button(verb=Verb.TASKS, target="", label=_("Back to the list"))


def card_of_synonym_form(task: LearningTask, *, words: str) -> Card:
    """Ask which words mean which resource."""
    fields = (
        Field(
            name="words",
            label=_("What people say"),
            value=words[:_LONGEST],
            hint=_("A word or a few; whoever uses them will find it."),
            limit=_LONGEST,
        ),
        _means(),
    )
    return _form(task, Verb.TASK_SYNONYM, _("Add a synonym"), fields)


def card_of_pin_form(task: LearningTask, now: Answer) -> Card:
    """Ask which resource answers a question: one that is found now, or another."""
    title = _("Tie a resource to it")
    found = tuple(
        Item(
            "",
            each.resource.title,
            note=each.resource.id,
            address=each.resource.url,
            button=Button(
                verb=Verb.TASK_PIN,
                target=with_inputs(task.mark, each.resource.id),
                label=_("This one"),
            ),
        )
        for each in now.found
    )
    card = _form(task, Verb.TASK_PIN, title, (_means(),))
    listed_ = (Items(found, title=_("Found now")),) if found else ()
    return Card(
        title=title,
        plain=card.plain,
        eyebrow=card.eyebrow,
        elements=(*card.elements, *listed_),
        language=language(),
    )


def _means() -> Field:
    return Field(
        name="resource",
        label=_("Which resource is meant"),
        hint=_("Its id, as “tk-s6”, or words by which it is found."),
        limit=_LONGEST,
    )


def _form(
    task: LearningTask, verb: Verb, title: str, fields: tuple[Field, ...]
) -> Card:
    form = Form(
        verb=verb, target=task.mark, title=title, submit=_("Save"), fields=fields
    )
    return Card(
        title=title,
        plain=title,
        eyebrow=_said(task),
        elements=(form,),
        language=language(),
    )


def card_of_mended(mended: Mended) -> Card:
    """Show what was done and what came of it, with the way back."""
    title = _done(mended)
    facts = (
        (_("Before"), answered_with(mended.before)),
        (_("Now"), answered_with(mended.now)),
    )
    shows = mended.fix.kind is not Settled.DISMISSED
    return Card(
        title=title,
        plain=title,
        eyebrow=cut(one_line(mended.question), _LONGEST),
        elements=(Facts(facts),) if shows else (),
        buttons=(
            Button(
                verb=Verb.TASK_UNDO, target=mended.fix.mark, label=_("Take it back")
            ),
            Button(verb=Verb.TASKS, target="", label=_("Back to the list")),
        ),
        tone=Tone.GOOD,
        language=language(),
    )


def _done(mended: Mended) -> str:
    fix = mended.fix
    if fix.kind is Settled.SYNONYM:
        said = _("“{words}” means {resource} from now on.")
        return said.format(words=fix.words, resource=fix.means)
    if fix.kind is Settled.PIN:
        said = _("{resource} is tied to this question from now on.")
        return said.format(resource=fix.means)
    return _("It is off the list, until it goes badly again.")


def card_of_taken_back(task: LearningTask, now: Answer) -> Card:
    """Say that what was done is taken back, and how it is answered again."""
    title = _("Taken back; it is on the list again.")
    return Card(
        title=title,
        plain=title,
        eyebrow=_said(task),
        elements=(Facts(((_("Answered now with"), answered_with(now)),)),),
        buttons=tuple(_fixes(task.mark)),
        language=language(),
    )
