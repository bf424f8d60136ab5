"""Answers on one doer's part of an action: finish it, drop it, take it up again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from cards.elements import Card
from cards.views import forms
from cards.views.action import card_of_action
from cards.views.notices import card_of_text
from cards.views.rights import May
from cards.wording import _
from dialogs.answers.action_replies import done_with, open_sheet_of, sheet_of
from dialogs.answers.actions import done_form
from dialogs.ask import Ask, asking
from dialogs.conversation import Reply
from domain.actions import Action, ActionState
from domain.procedure.model import Part
from domain.refusals import Refusal
from domain.sheets import ActionSheet
from services.actions.finish_part import drop_part, finish_part, restore_part

FormOf = Callable[..., Card]


def part_form(ask: Ask) -> Reply:
    """Ask what shows that a part is done; one that came with a file is done with it."""
    if sheet_of(ask).action.state is ActionState.DONE:
        return done_form(ask)
    sheet = open_sheet_of(ask)
    may = May(sheet)
    key = _meant(ask, sheet, may.parts(may.finish_part))
    if key and ask.files:  # A form would lose it.
        return part(replace(ask, inputs={**ask.inputs, "part": key}))
    return _form_or_which(ask, sheet, key, forms.card_of_part_form)


def _meant(ask: Ask, sheet: ActionSheet, left: Sequence[Part]) -> str:
    """
    Return the part that is named, else the only one *left* to the asker.

    Empty where several are left. Refusals: `no-part-of-yours`.
    """
    named = ask.value("part")
    if named in {each.key for each in sheet.row.parts}:
        return named
    if not left:
        raise Refusal("no-part-of-yours", action=sheet.action.label)
    return left[0].key if len(left) == 1 else ""


def _form_or_which(ask: Ask, sheet: ActionSheet, key: str, form_of: FormOf) -> Reply:
    """Ask about that part, with the words as typed; without one, ask which."""
    if not key:
        cards = (_which(ask, sheet), card_of_action(sheet))
        return Reply(cards=cards, case_id=sheet.case.id)
    return asking(form_of(sheet, key, values=_typed(ask)), case_id=sheet.case.id)


def _which(ask: Ask, sheet: ActionSheet) -> Card:
    title = _("Which part of action {action} do you mean?")
    text = _("Press the button of that part.")
    if any(_typed(ask).values()) or ask.files:
        later = _("What you wrote or attached now was not stored: add it there.")
        text = f"{text} {later}"
    return card_of_text(title.format(action=sheet.action.label), text)


def _typed(ask: Ask) -> Mapping[str, str]:
    return {name: ask.value(name) for name in ("note", "link", "reason")}


def part(ask: Ask) -> Reply:
    """Finish one notifier's part."""
    action = finish_part(
        ask.target,
        part=ask.value("part"),
        shown=ask.shown(),
        by=ask.actor,
        ports=ask.ports,
    )
    return done_with(ask, action, _part_title(action))


def _part_title(action: Action) -> str:
    if action.state is ActionState.DONE:
        return _("That was the last part: action {action} is done.").format(
            action=action.label
        )
    return _("That part of action {action} stands as done.").format(action=action.label)


def part_drop_form(ask: Ask) -> Reply:
    """Ask why a notifier's part is not needed on this case."""
    sheet = open_sheet_of(ask)
    may = May(sheet)
    key = _meant(ask, sheet, may.parts(may.drop_part))
    return _form_or_which(ask, sheet, key, forms.card_of_part_drop_form)


def part_drop(ask: Ask) -> Reply:
    """Decide that a part is not needed on this case."""
    title = _("That part is not needed on this case; the reason is on record.")
    return _part_decided(ask, drop_part, title)


def part_restore_form(ask: Ask) -> Reply:
    """Ask why a part is needed after all."""
    sheet = open_sheet_of(ask)
    may = May(sheet)
    key = _meant(ask, sheet, may.parts(may.restore_part))
    return _form_or_which(ask, sheet, key, forms.card_of_part_restore_form)


def part_restore(ask: Ask) -> Reply:
    """Decide that a part is needed after all."""
    title = _("That part is needed again; the reason is on record.")
    return _part_decided(ask, restore_part, title)


def _part_decided(ask: Ask, decide: Callable[..., Action], title: str) -> Reply:
    action = decide(
        ask.target,
        part=ask.value("part"),
        reason=ask.value("reason"),
        by=ask.actor,
        ports=ask.ports,
    )
    return done_with(ask, action, title)
