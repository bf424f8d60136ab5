"""The buttons of an action's card: the reader's own move first, rare ones last."""

from collections.abc import Iterator

from cards.elements import Button, ButtonStyle
from cards.verbs import Verb, versioned
from cards.views.extensions import asking_buttons, deciding_buttons
from cards.views.rights import May
from cards.views.targets import with_inputs
from cards.wording import _
from cards.wording.states import PARTS, named
from domain.actions import ActionState
from domain.procedure.model import Approval
from domain.sheets import ActionSheet

PRIMARY = ButtonStyle.PRIMARY
DANGER = ButtonStyle.DANGER


def buttons_of(may: May) -> tuple[Button, ...]:
    """Return the buttons that this reader may press; in a room, the state's."""
    return (
        *_approval(may),
        *deciding_buttons(may),
        *_work(may),
        *_around(may),
        *_endings(may),
        _rare(may, Verb.ACTION_WHY, _("Why?")),
    )


def _button(
    may: May,
    verb: Verb,
    label: str,
    style: ButtonStyle = ButtonStyle.DEFAULT,
    *,
    rare: bool = False,
) -> Button:
    target = may.sheet.action.id
    return Button(verb=verb, target=target, label=label, style=style, secondary=rare)


def _rare(may: May, verb: Verb, label: str) -> Button:
    return Button(verb=verb, target=may.sheet.action.id, label=label, secondary=True)


def sign_buttons(may: May) -> Iterator[Button]:
    """Return the key that this reader may turn, on the version that is out; or none."""
    if may.sign() is None:
        return
    sheet = may.sheet
    yield Button(
        verb=Verb.SIGN,
        target=versioned(sheet.action.id, sheet.action.document_version_id),
        label=_sign_label(sheet),
        style=PRIMARY,
    )


def _approval(may: May) -> Iterator[Button]:
    """Return the keys to turn, on exactly the version that the card shows."""
    sheet = may.sheet
    version_id = sheet.action.document_version_id
    target = versioned(sheet.action.id, version_id)
    yield from sign_buttons(may)
    if may.submit():
        label = _("Submit to SECU…")
        yield Button(verb=Verb.SUBMIT_FORM, target=target, label=label, style=PRIMARY)
    if may.stop():
        yield Button(verb=Verb.SEND_BACK_FORM, target=target, label=_("Send back…"))
        label = _("Refuse…")
        yield Button(verb=Verb.REFUSE_FORM, target=target, label=label, style=DANGER)


def _sign_label(sheet: ActionSheet) -> str:
    number = next(
        (v.number for v in sheet.versions if v.id == sheet.action.document_version_id),
        0,
    )
    if sheet.row.approval is Approval.CLEARANCE:
        return _("Clear version {number}").format(number=number)
    return _("Sign version {number}").format(number=number)


def _work(may: May) -> Iterator[Button]:
    sheet = may.sheet
    if may.send() and may.newest is not None:
        words = (
            _("Send version {number} for sign-off")
            if sheet.row.approval is Approval.SIGN_OFF
            else _("Send version {number} for clearance")
        )
        yield Button(
            verb=Verb.APPROVAL_ASK,
            target=versioned(sheet.action.id, may.newest.id),
            label=words.format(number=may.newest.number),
            style=PRIMARY,
        )
    if may.finish():
        yield _button(may, Verb.ACTION_DONE_FORM, _done_label(sheet), PRIMARY)
    if may.write_letter():
        yield _button(may, Verb.LETTER, _("Put the e-mail into my Drafts"))
    if may.draft():
        label, style = _draft_label(may), _draft_style(may)
        is_out = sheet.action.state is ActionState.IN_APPROVAL
        yield _button(may, Verb.DRAFT_FORM, label, style, rare=is_out)
    if may.start():
        yield _button(may, Verb.ACTION_START, _("Start"))


def _done_label(sheet: ActionSheet) -> str:
    return _("Done…") if sheet.row.owners else _("Hand over…")


def _draft_label(may: May) -> str:
    return _("Draft…") if may.newest is None else _("Draft a new version…")


def _draft_style(may: May) -> ButtonStyle:
    """Let drafting stand out where it is the next thing to do."""
    needed = may.sheet.row.approval is not Approval.NONE and may.sheet.action.is_open
    first = may.newest is None or may.is_stopped
    return PRIMARY if needed and first else ButtonStyle.DEFAULT


def _around(may: May) -> Iterator[Button]:
    if may.set_secu_date():
        label, dated = _("SECU's date…"), not _lacks_secu_date(may.sheet)
        yield _button(may, Verb.SECU_DATE_FORM, label, rare=dated)
    yield from asking_buttons(may)
    if may.comment():
        yield _rare(may, Verb.ACTION_COMMENT_FORM, _("Comment…"))
    if may.assign():
        yield _rare(may, Verb.ACTION_ASSIGN_FORM, _("Assign…"))
    if may.has_rest():
        yield _rare(may, Verb.WAKE, _("Remind me again"))
    elif may.snooze():
        yield _rare(may, Verb.SNOOZE_FORM, _("Snooze…"))
    if may.tell() and may.sheet.action.is_open:
        yield Button(
            verb=Verb.STAKEHOLDER_FORM,
            target=may.sheet.case.id,
            label=_("Add whom to tell…"),
            secondary=True,
        )


def _lacks_secu_date(sheet: ActionSheet) -> bool:
    """Whether the action has no date before SECU names one."""
    return sheet.action.secu_day is None and sheet.action.due.day is None


def _endings(may: May) -> Iterator[Button]:
    yield from _drops(may)
    yield from _coordinator(may)
    if may.waive():
        yield _rare(may, Verb.ACTION_WAIVE_FORM, _("Waive…"))
    if may.repeat():
        yield _rare(may, Verb.ACTION_REPEAT, _("Another round"))
    if may.reopen():
        yield _rare(may, Verb.ACTION_REOPEN_FORM, _("Reopen…"))


def _coordinator(may: May) -> Iterator[Button]:
    if may.decide_coordinator():
        yield _rare(may, Verb.COORDINATOR_FORM, _("Coordinator's clearance…"))


def _drops(may: May) -> Iterator[Button]:
    """Return a press for each part that may turn out not to be relevant."""
    states = {state.key: state for state in may.sheet.parts}
    for part in may.sheet.row.parts:
        if part.key in states and may.drop_part(part, states[part.key]):
            yield Button(
                verb=Verb.ACTION_PART_DROP_FORM,
                target=with_inputs(may.sheet.action.id, part.key),
                label=_("Not relevant: {part}…").format(part=named(PARTS, part.key)),
                secondary=True,
            )
