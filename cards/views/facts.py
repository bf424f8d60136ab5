"""What a correction of a case's facts changes, before and after."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cards.elements import Button, ButtonStyle, Card, Element, Facts, Text, Tone
from cards.verbs import Verb
from cards.views.heads import eyebrow_of
from cards.views.targets import with_inputs
from cards.wording import _, language
from cards.wording.dates import listed
from cards.wording.facts import FACTS, fact_said, facts_listed
from cards.wording.refusals import word_refusal
from cards.wording.states import PARTS, named, role_name
from domain.cases import CaseFacts
from domain.refusals import Refusal
from domain.roles import Role
from domain.sheets import CaseSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanging:
    """
    What hangs on corrected funds, ready to be worded.

    *two_keys* and *one_key* are labels of actions; *parts* are an action's label, the
    part and whether it is needed; *joins* and *leaves* are names with their part.
    """

    two_keys: tuple[str, ...] = ()
    one_key: tuple[str, ...] = ()
    parts: tuple[tuple[str, str, bool], ...] = ()
    joins: tuple[tuple[str, Role], ...] = ()
    leaves: tuple[tuple[str, Role], ...] = ()


def card_of_facts(
    sheet: CaseSheet,
    before: CaseFacts,
    after: CaseFacts,
    *,
    changed: Sequence[str],
    hanging: Hanging,
    draft_id: str = "",
) -> Card:
    """
    Show facts before and after, with what hangs on them.

    *draft_id* is the draft that the confirming press names; empty once it is done.
    """
    title = _("Correct these facts?") if draft_id else _("Corrected: facts of the case")
    pairs = tuple(
        (named(FACTS, name), _change(getattr(before, name), getattr(after, name)))
        for name in changed
    )
    return Card(
        title=title,
        plain=f"{after.reference}: {title} {facts_listed(changed)}.",
        eyebrow=eyebrow_of(sheet.case),
        elements=(Facts(pairs), *_hanging(hanging)),
        buttons=tuple(_buttons(sheet, draft_id)),
        tone=Tone.SOON if draft_id else Tone.GOOD,
        language=language(),
    )


def _change(before: object, after: object) -> str:
    words = _("{before} becomes {after}")
    return words.format(before=fact_said(before), after=fact_said(after))


def _hanging(hanging: Hanging) -> Iterator[Element]:
    if hanging.two_keys:
        words = _("The Executive Coordinator's key is needed too for actions {labels}.")
        yield Text(words.format(labels=listed(hanging.two_keys)))
    if hanging.one_key:
        words = _("The Executive Coordinator's key falls away for actions {labels}.")
        yield Text(words.format(labels=listed(hanging.one_key)))
    for label, part, needed in hanging.parts:
        words = (
            _("Of action {action}, {part} is needed.")
            if needed
            else _("Of action {action}, {part} is not needed.")
        )
        yield Text(words.format(action=label, part=named(PARTS, part)))
    if hanging.joins:
        yield Text(_("They join: {people}.").format(people=_people(hanging.joins)))
    if hanging.leaves:
        yield Text(_("They leave: {people}.").format(people=_people(hanging.leaves)))


def _people(people: Iterable[tuple[str, Role]]) -> str:
    return listed(f"{name} ({role_name(role)})" for name, role in people)


def _buttons(sheet: CaseSheet, draft_id: str) -> Iterator[Button]:
    case_id = sheet.case.id
    if draft_id:
        yield Button(
            verb=Verb.FACTS_CONFIRM,
            target=with_inputs(case_id, draft_id),
            label=_("Correct them"),
            style=ButtonStyle.PRIMARY,
        )
    label = _("Leave them as they are") if draft_id else _("Show the case")
    yield Button(verb=Verb.CASE_SHOW, target=case_id, label=label)


def card_of_facts_outdated(sheet: CaseSheet, refusal: Refusal) -> Card:
    """Take the place of a question that is asked no more."""
    title = _("This card is out of date")
    words = word_refusal(refusal)
    return Card(
        title=title,
        plain=f"{sheet.case.facts.reference}: {title}. {words}",
        eyebrow=eyebrow_of(sheet.case),
        elements=(Text(words),),
        buttons=tuple(_buttons(sheet, "")),
        tone=Tone.MUTED,
        language=language(),
    )
