"""More time on an action: what was asked for and decided, and what to press."""

from collections.abc import Iterator

from cards.elements import Button, ButtonStyle, Element, Fold, Text, Tone
from cards.verbs import Verb
from cards.views.heads import name_of
from cards.views.rights import May
from cards.views.targets import with_inputs
from cards.wording import _
from cards.wording.dates import day_there, listed, near_day, working_days
from domain.extensions import Extension, ExtensionState, can_be_extended
from domain.sheets import ActionSheet


def extensions_of(sheet: ActionSheet) -> tuple[Element, ...]:
    """Return the request that waits and for whom, then what was decided before."""
    return (*_waiting(sheet), *_decided(sheet))


def _waiting(sheet: ActionSheet) -> Iterator[Text]:
    asked = sheet.asked
    if asked is None:
        return
    people = listed(name_of(each, sheet.people) for each in sheet.extension_deciders)
    words = _("{asked}. It waits for {people}.") if people else _("{asked}.")
    yield Text(
        words.format(asked=asked_words(asked, sheet), people=people), tone=Tone.SOON
    )


def asked_words(asked: Extension, sheet: ActionSheet) -> str:
    """Say who asked for how much more time, when and why."""
    words = _("{person} asked for {days} more on {day}: “{reason}”")
    return words.format(
        person=name_of(asked.asked_by, sheet.people),
        days=working_days(asked.asked_days),
        day=near_day(day_there(asked.asked_at), today=sheet.today),
        reason=asked.reason,
    )


def _decided(sheet: ActionSheet) -> tuple[Fold, ...]:
    lines = tuple(
        f"{asked_words(each, sheet)}. {decided_words(each, sheet)}"
        for each in sheet.extensions
        if not each.is_open
    )
    return (Fold(_("More time: asked and decided"), lines),) if lines else ()


def decided_words(decided: Extension, sheet: ActionSheet) -> str:
    """Say who decided what on a request, when, and with which words."""
    words = {
        ExtensionState.GRANTED: _("{person} granted {days} on {day}."),
        ExtensionState.DENIED: _("{person} denied it on {day}."),
        ExtensionState.WITHDRAWN: _("{person} took it back on {day}."),
        ExtensionState.ACTION_DONE: _("Nobody decided: the action was done on {day}."),
        ExtensionState.ACTION_WAIVED: _(
            "Nobody decided: the action was waived on {day}."
        ),
        ExtensionState.CASE_ENDED: _("Nobody decided: the case ended on {day}."),
        ExtensionState.ASKED: _("It is not decided yet."),
    }[decided.state]
    at = decided.decided_at or decided.asked_at
    said = words.format(
        person=name_of(decided.decided_by, sheet.people),
        days=working_days(decided.granted_days),
        day=near_day(day_there(at), today=sheet.today),
    )
    answer = _("“{answer}”").format(answer=decided.answer) if decided.answer else ""
    return f"{said} {answer}".strip()


def deciding_buttons(may: May) -> Iterator[Button]:
    """Return what decides on a request, for those who may, and what takes it back."""
    asked = may.decide_extension()
    if asked is not None:
        yield from _granting(may, asked)
        yield _button(may, Verb.EXTENSION_DENY_FORM, asked, _("Deny more time…"))
    mine = may.withdraw_extension()
    if mine is not None:
        label = _("Take the request back")
        yield _button(may, Verb.EXTENSION_WITHDRAW, mine, label)


def _granting(may: May, asked: Extension) -> Iterator[Button]:
    """Grant what can still be moved: SECU may have set the date since it was asked."""
    if not can_be_extended(may.sheet.action.due):
        return
    days = working_days(asked.asked_days)
    yield Button(
        verb=Verb.EXTENSION_GRANT,
        target=with_inputs(may.sheet.action.id, asked.id, str(asked.asked_days)),
        label=_("Grant {days}…").format(days=days),
        style=ButtonStyle.PRIMARY,
    )
    yield _button(may, Verb.EXTENSION_GRANT_FORM, asked, _("Grant another number…"))


def _button(may: May, verb: Verb, asked: Extension, label: str) -> Button:
    target = with_inputs(may.sheet.action.id, asked.id)
    return Button(verb=verb, target=target, label=label)


def asking_buttons(may: May) -> Iterator[Button]:
    """Return what asks for more time."""
    if may.extend():
        yield Button(
            verb=Verb.EXTENSION_FORM,
            target=may.sheet.action.id,
            label=_("Ask for more time…"),
            secondary=True,
        )
