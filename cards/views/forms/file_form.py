"""The form for a file that came without words: which action, and as what."""

from collections.abc import Mapping, Sequence

from cards.elements import Card, Field, FieldKind, Form
from cards.verbs import Verb
from cards.views.forms.wall_forms import kept_words
from cards.views.heads import joined
from cards.wording import _, language, translate
from domain.actions import Action
from domain.documents import DocumentKind
from domain.paperwork import kind_of
from domain.rights import can_work
from domain.sheets import CaseSheet

NOTHING: Mapping[str, str] = {}


def card_of_file_form(
    sheets: Sequence[CaseSheet], draft_id: str, *, values: Mapping[str, str] = NOTHING
) -> Card:
    """Ask which action a file belongs to, and whether that is done by it."""
    title = _("What is this file for?")
    where = _("It goes into the case folder, under the case's code alone.")
    form = Form(
        verb=Verb.FILE_PLACE,
        target=draft_id,
        title=title,
        submit=_("Put it on file"),
        intro=f"{where} {kept_words()}",
        fields=(
            _action_field(sheets, values),
            _purpose_field(values),
            _note_field(values),
        ),
    )
    return Card(
        title=title,
        plain=title,
        eyebrow=sheets[0].case.facts.reference if len(sheets) == 1 else "",
        elements=(form,),
        language=language(),
    )


def _action_field(sheets: Sequence[CaseSheet], values: Mapping[str, str]) -> Field:
    several = len(sheets) > 1
    return Field(
        name="action",
        label=_("Action"),
        kind=FieldKind.CHOICE,
        value=values.get("action", ""),
        options=tuple(
            (action.id, _named(action, sheet, of_case=several))
            for sheet in sheets
            for action in offered_actions(sheet)
        ),
    )


def offered_actions(sheet: CaseSheet) -> Sequence[Action]:
    """Return the open actions that the reader may put a file to, by number."""
    return [
        action
        for action in sheet.actions
        if action.is_open and _takes_file(action, sheet)
    ]


def _takes_file(action: Action, sheet: CaseSheet) -> bool:
    row, standing = sheet.row_of(action), sheet.standing
    if row.for_information:
        return False
    return standing is None or can_work(standing, action=action, row=row)


def _named(action: Action, sheet: CaseSheet, *, of_case: bool) -> str:
    row = sheet.row_of(action)
    drafts = kind_of(row) is not DocumentKind.EVIDENCE
    case = sheet.case.facts.reference if of_case else ""
    words = joined((case, action.label, translate(row.title)))
    return _("{action} (has a document)").format(action=words) if drafts else words


def _note_field(values: Mapping[str, str]) -> Field:
    return Field(
        name="note",
        label=_("Note"),
        kind=FieldKind.LONG_TEXT,
        value=values.get("note", ""),
        required=False,
        limit=2000,
    )


def _purpose_field(values: Mapping[str, str]) -> Field:
    return Field(
        name="purpose",
        label=_("As"),
        kind=FieldKind.CHOICE,
        value=values.get("purpose", "keep"),
        options=(
            ("keep", _("Evidence; the action stays open")),
            ("done", _("Evidence that the action is done")),
            ("version", _("The next version of the action's document")),
        ),
    )
