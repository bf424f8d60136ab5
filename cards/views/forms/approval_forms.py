"""Forms on documents: draft a plan or a text, send back, refuse, submit to SECU."""

from collections.abc import Iterator, Mapping

from cards.elements import Card, Field, FieldKind, Form, Text, Tone
from cards.verbs import Verb, versioned
from cards.views.action import title_of
from cards.views.action_next import version_number
from cards.views.forms.action_forms import shown_fields
from cards.views.forms.answers import (
    NOTE,
    NOTHING,
    WORDS,
    Answers,
    Options,
    card_of_form,
)
from cards.views.heads import eyebrow_of
from cards.wording import _, translate
from cards.wording.dates import listed
from cards.wording.states import (
    DOCUMENTS,
    ESCALATION_CHOICES,
    STATUS_CHOICES,
    named,
)
from domain.actions import ActionState
from domain.approvals import ApprovalOut, needed_keys
from domain.documents import DocumentKind, Key
from domain.paperwork import kind_of
from domain.procedure.model import Approval
from domain.sheets import ActionSheet

_TEXT = 15_000


def card_of_draft_form(
    sheet: ActionSheet,
    *,
    out: ApprovalOut | None = None,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """
    Ask for a document's next version: a plan by its decisions, else a text.

    What is *out* for approval ends with it, which is asked too. The target carries the
    newest version, which this begins with: a later one is not written over unseen.
    """
    answers = Answers(values, problems)
    is_plan = kind_of(sheet.row) is DocumentKind.INTERIM_PLAN
    fields = _plan(answers) if is_plan else _text(answers)
    number = len(sheet.versions) + 1
    newest = sheet.versions[-1].id if sheet.versions else ""
    title = _("{document}, version {number}").format(
        document=named(DOCUMENTS, kind_of(sheet.row)), number=number
    )
    form = Form(
        verb=Verb.DRAFT,
        target=versioned(sheet.action.id, newest),
        title=title,
        submit=_("Store this version"),
        intro=_intro(sheet),
        fields=(*fields, *_send(answers, sheet), *_end(answers, out)),
    )
    return _card(form, sheet)


def _intro(sheet: ActionSheet) -> str:
    if sheet.action.state is ActionState.DONE:
        return _("It will be unsigned; the version that was signed stands as signed.")
    if sheet.action.state is ActionState.IN_APPROVAL:
        return _("The version that is out now is called back; its keys count no more.")
    return translate(sheet.row.detail)


def _plan(answers: Answers) -> Iterator[Field]:
    yield answers.field(
        "status",
        _("Status of the project"),
        FieldKind.CHOICE,
        options=_options(STATUS_CHOICES),
    )
    yield answers.field(
        "escalation",
        _("Is the risk escalated?"),
        FieldKind.CHOICE,
        options=_options(ESCALATION_CHOICES),
    )
    yield answers.field(
        "communications",
        _("Is a communications plan needed?"),
        FieldKind.YES_NO,
        hint=_("For example, where the media report on the case."),
    )
    yield answers.field("mission", _("Is a mission needed now?"), FieldKind.YES_NO)
    yield from _plan_texts(answers)


def _plan_texts(answers: Answers) -> Iterator[Field]:
    yield answers.field(
        "measures",
        _("Interim measures that SECU recommended"),
        FieldKind.LONG_TEXT,
        required=False,
        limit=WORDS,
        hint=_("Only where SECU recommended some to the Administrator."),
    )
    yield answers.field(
        "other",
        _("Other actions of management"),
        FieldKind.LONG_TEXT,
        required=False,
        limit=WORDS,
        hint=_("Such as SES training in the Country Office. No complainants' names."),
    )
    yield answers.field(
        "file",
        _("The plan as a file, instead of these answers"),
        FieldKind.FILE,
        required=False,
        hint=_("The decisions above are kept with it."),
    )


def _options(table: Mapping[str, str]) -> Options:
    return tuple((key, translate(words)) for key, words in table.items())


def _text(answers: Answers) -> Iterator[Field]:
    yield answers.field(
        "text",
        _("Text"),
        FieldKind.LONG_TEXT,
        required=False,
        limit=_TEXT,
        hint=_("Write it here, or attach the file. No complainants' names."),
    )
    yield answers.field("file", _("File"), FieldKind.FILE, required=False)


def _send(answers: Answers, sheet: ActionSheet) -> Iterator[Field]:
    """Ask whether it goes out at once; never for what needs nobody's signature."""
    if sheet.row.approval is Approval.NONE or not sheet.action.is_open:
        return
    label = (
        _("Send it for sign-off now?")
        if sheet.row.approval is Approval.SIGN_OFF
        else _("Send it for clearance now?")
    )
    yield answers.field("send", label, FieldKind.YES_NO, value="no")


def _end(answers: Answers, out: ApprovalOut | None) -> Iterator[Field]:
    """Ask whether what is out may end; never where nothing is."""
    if out is None:
        return
    label = _("End the approval of version {version}?").format(version=out.version)
    hint = _(
        "It is out for action {actions}, with {given} of {needed} keys given. A new "
        "version ends that: these keys count no more, and the signers are told."
    )
    said = {"actions": listed(out.labels), "given": out.given, "needed": out.needed}
    yield answers.field(
        "confirmed", label, FieldKind.YES_NO, value="no", hint=hint.format(**said)
    )


def _card(form: Form, sheet: ActionSheet, *before: Text) -> Card:
    return card_of_form(
        form,
        eyebrow=eyebrow_of(sheet.case, sheet.row.phase),
        before=(Text(title_of(sheet), strong=True), *before),
    )


def card_of_send_back_form(
    sheet: ActionSheet,
    version_id: str,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask what must change in a version before it is signed."""
    title = _("Send version {number} back").format(
        number=version_number(sheet, version_id)
    )
    form = Form(
        verb=Verb.SEND_BACK,
        target=versioned(sheet.action.id, version_id),
        title=title,
        submit=_("Send it back"),
        intro=_("The drafters get it with your words; keys given so far end."),
        fields=(_reason(_("What must change"), Answers(values, problems)),),
    )
    return _card(form, sheet)


def _reason(label: str, answers: Answers) -> Field:
    return answers.field("reason", label, FieldKind.LONG_TEXT, limit=WORDS)


def card_of_refuse_form(
    sheet: ActionSheet,
    version_id: str,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask why a version is refused."""
    title = _("Refuse version {number}").format(
        number=version_number(sheet, version_id)
    )
    form = Form(
        verb=Verb.REFUSE,
        target=versioned(sheet.action.id, version_id),
        title=title,
        submit=_("Refuse it"),
        intro=_("The approval stops, and your reason stands in the record."),
        fields=(_reason(_("Why"), Answers(values, problems)),),
    )
    return _card(form, sheet)


def card_of_submit_form(
    sheet: ActionSheet,
    version_id: str,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask how a cleared version went to SECU."""
    number = version_number(sheet, version_id)
    before = _("Send exactly version {number} to SECU yourself, then say so here.")
    form = Form(
        verb=Verb.SUBMIT,
        target=versioned(sheet.action.id, version_id),
        title=_("Submitted to SECU: version {number}").format(number=number),
        submit=_("It was sent to SECU"),
        fields=shown_fields(Answers(values, problems)),
    )
    return _card(form, sheet, Text(before.format(number=number), tone=Tone.SOON))


def card_of_coordinator_form(
    sheet: ActionSheet,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask whether the Executive Coordinator clears this row on this case."""
    answers = Answers(values, problems)
    keys = needed_keys(sheet.row, case=sheet.case)
    form = Form(
        verb=Verb.COORDINATOR,
        target=sheet.action.id,
        title=_("Does the Executive Coordinator clear action {action} too?").format(
            action=sheet.action.label
        ),
        submit=_("Decide so"),
        fields=(
            answers.field(
                "needed",
                _("The Coordinator clears it too"),
                FieldKind.YES_NO,
                value="yes" if Key.COORDINATOR in keys else "no",
                hint=_("The SOP says: when relevant. It holds for this case."),
            ),
            answers.field("reason", _("Why"), FieldKind.LONG_TEXT, limit=NOTE),
        ),
    )
    return _card(form, sheet)
