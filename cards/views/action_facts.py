"""Who owns, supports, drafts and is told; when it is due; who finished it."""

from collections.abc import Iterator

from cards.elements import Facts, Text, Tone
from cards.views.action_nudges import next_words
from cards.views.action_paper import document_pairs
from cards.views.heads import joined, name_of, people_in
from cards.wording import _, translate
from cards.wording.dates import long_day
from cards.wording.due import extended_words
from cards.wording.states import role_name, roles_listed
from domain.actions import ActionState
from domain.approvals import needed_keys
from domain.documents import Key
from domain.procedure.duties import (
    drafter_and_cosigner_same_office,
    needed_addressees,
)
from domain.roles import Role
from domain.sheets import ActionSheet


def facts_of(sheet: ActionSheet) -> Facts:
    """Return an action's facts: owner first, template last."""
    return Facts(tuple(pair for pair in _pairs(sheet) if pair[1]))


def _pairs(sheet: ActionSheet) -> Iterator[tuple[str, str]]:
    row = sheet.row
    drafting = not is_out(sheet)
    yield _("Owner"), _owners(sheet)
    if row.drafter and drafting:
        yield _("Drafts"), _role(row.drafter, sheet)
    yield _("Support"), roles_listed(row.support) if drafting else ""
    yield _("Assigned"), _assigned(sheet)
    yield _("Due"), due_words(sheet)
    yield _("Next"), next_words(sheet)
    yield _("Goes to"), _addressees(sheet)
    yield _("Also tell"), roles_listed(row.informs)
    yield from document_pairs(sheet)
    yield _("Template"), translate(row.template) if drafting else ""


def is_out(sheet: ActionSheet) -> bool:
    """Whether it waits for keys or its submission, so is read by who did not draft."""
    return sheet.action.state in {ActionState.IN_APPROVAL, ActionState.CLEARED}


def _owners(sheet: ActionSheet) -> str:
    if not sheet.row.owners:
        return _("Nobody named by the SOP")
    return "\n".join(_role(role, sheet) for role in sheet.row.owners)


def _role(role: Role, sheet: ActionSheet) -> str:
    people = people_in(role, team=sheet.team, people=sheet.people, today=sheet.today)
    name = role_name(role)
    return f"{name}: {people}" if people else name


def _assigned(sheet: ActionSheet) -> str:
    to = sheet.assignee_id
    return name_of(to, sheet.people) if to else ""


def due_words(sheet: ActionSheet) -> str:
    """Return the day and the SOP's clause; the clause alone where there is no day."""
    due = sheet.action.due
    if sheet.action.state in {ActionState.WAIVED, ActionState.LAPSED}:
        return ""
    day = long_day(due.day) if due.day and due.can_be_late else ""
    clause = translate(sheet.row.clause)
    secu = _("set by SECU") if sheet.action.secu_day else ""
    return joined((day, extended_words(due), secu, clause))


def _addressees(sheet: ActionSheet) -> str:
    return roles_listed(addressed_roles(sheet))


def addressed_roles(sheet: ActionSheet) -> tuple[Role, ...]:
    """Return the parts that an action writes to or invites on this case."""
    row, decided = sheet.row, dict(sheet.case.relevant)
    keys = {each.role: f"{row.key}/{each.role}" for each in row.addressees}
    found = needed_addressees(
        row,
        vertical_fund=sheet.case.facts.vertical_fund,
        relevant={role: decided[key] for role, key in keys.items() if key in decided},
    )
    return tuple(addressee.role for addressee in found)


def office_warning(sheet: ActionSheet) -> tuple[Text, ...]:
    """Point out where one office drafts and co-signs (environmental funds)."""
    facts = sheet.case.facts
    co_signs = Key.COORDINATOR in needed_keys(sheet.row, case=sheet.case)
    same = drafter_and_cosigner_same_office(sheet.row, facts.environmental)
    if not (same and co_signs):
        return ()
    words = _(
        "One office does both here: the Environmental Finance Team drafts this, as it "
        "plays the Corporate SES Team, and its Executive Coordinator is the second key."
    )
    return (Text(words, tone=Tone.SOON),)
