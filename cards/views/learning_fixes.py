"""Mending how a question is answered: what is asked for it, and what came of it."""

from collections.abc import Iterable
from dataclasses import replace

from cards.elements import Button, Card, Facts, Field, Form, Item, Items, Text, Tone
from cards.escape import cut, one_line
from cards.verbs import Verb
from cards.views.forms.answers import card_of_form
from cards.views.learning import answered_with, open_links, words_of_task
from cards.views.targets import with_inputs
from cards.wording import _, language
from domain.learning.answers import Answer
from domain.learning.feedback import LearningTask, Mended, Settled
from domain.learning.resources import Resource

_LONGEST = 200


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
    return _asking(task, Verb.TASK_SYNONYM, _("Add a synonym"), fields)


def card_of_pin_form(task: LearningTask, now: Answer) -> Card:
    """Ask which resource answers a question: one that is found now, or another."""
    title = _("Tie a resource to it")
    found = _choices(task, Verb.TASK_PIN, (each.resource for each in now.found))
    card = _asking(task, Verb.TASK_PIN, title, (_means(),))
    found_now = (Items(found, title=_("Found now")),) if found else ()
    return replace(card, elements=(*card.elements, *found_now))


def card_of_dead_form(task: LearningTask, now: Answer) -> Card:
    """Ask which of the links that are shown first is dead."""
    title = _("Mark a link dead")
    links = _choices(task, Verb.TASK_DEAD, open_links(now))
    asked = Items(links, title=_("Which of these pages does not open?"))
    none = Text(_("No link of this question is left to mark."))
    return Card(
        title=title,
        plain=title,
        eyebrow=words_of_task(task),
        elements=(asked if links else none,),
        language=language(),
    )


def _choices(
    task: LearningTask, verb: Verb, resources: Iterable[Resource]
) -> tuple[Item, ...]:
    return tuple(
        Item(
            "",
            each.title,
            note=each.id,
            address=each.url,
            button=Button(
                verb=verb,
                target=with_inputs(task.mark, each.id),
                label=_("This one"),
            ),
        )
        for each in resources
    )


def _means() -> Field:
    return Field(
        name="resource",
        label=_("Which resource is meant"),
        hint=_("Its id, as “tk-s6”, or words by which it is found."),
        limit=_LONGEST,
    )


def _asking(
    task: LearningTask, verb: Verb, title: str, fields: tuple[Field, ...]
) -> Card:
    form = Form(
        verb=verb, target=task.mark, title=title, submit=_("Save"), fields=fields
    )
    return card_of_form(form, eyebrow=words_of_task(task))


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
    fix, meant = mended.fix, _meant(mended)
    if fix.kind is Settled.SYNONYM:
        said = _("“{words}” means {resource} from now on.")
        return said.format(words=fix.words, resource=meant)
    if fix.kind is Settled.PIN:
        said = _("{resource} is tied to this question from now on.")
        return said.format(resource=meant)
    if fix.kind is Settled.DEAD:
        return _("The link of {resource} is marked dead.").format(resource=meant)
    return _("It is off the list, until it goes badly again.")


def _meant(mended: Mended) -> str:
    """Name the resource by its title where it is shown, else by its id."""
    found = (*mended.now.found, *mended.before.found)
    titles = {each.resource.id: each.resource.title for each in found}
    return titles.get(mended.fix.means, mended.fix.means)
