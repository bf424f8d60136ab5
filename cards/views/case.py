"""The case card: where the case stands, what is next, who plays which part."""

from collections.abc import Iterator

from cards.elements import (
    Badge,
    Button,
    ButtonStyle,
    Card,
    Element,
    Facts,
    Link,
    Text,
    Tone,
)
from cards.verbs import Verb
from cards.views.case_lists import next_actions, open_requests, room_steps
from cards.views.heads import eyebrow_of, people_in
from cards.views.phases import (
    caption_of,
    current_phases,
    lapsed_words,
    progress_of_case,
)
from cards.views.related import related_cases
from cards.views.troubles import not_reached
from cards.wording import _, language, ngettext
from cards.wording.dates import moment, number
from cards.wording.states import CASE_STATES, DECISIONS, choice_words, named, role_short
from domain.actions import ActionState
from domain.cases import CaseState
from domain.documents import DecisionKind
from domain.rights import NAME_READERS, can_agree_team, can_keep_team, can_record_events
from domain.roles import Role
from domain.sheets import CaseSheet

_SHOWN_ROLES = (
    Role.RISK_OWNER,
    Role.CORPORATE_SES_TEAM,
    Role.COUNTRY_LEAD,
    Role.RESIDENT_REPRESENTATIVE,
    Role.EXECUTIVE_COORDINATOR,
)
_HEAD = 12  # Letters of the head's hash that people compare.


def card_of_case(sheet: CaseSheet) -> Card:
    """Return a case as its reader sees it: phases first, checkpoint last."""
    facts = sheet.case.facts
    badges = badges_of_case(sheet)
    caption = caption_of(sheet, current_phases(sheet))
    counts = ", ".join(badge.text for badge in badges)
    return Card(
        title=facts.project,
        plain=f"{facts.reference}: {caption} {counts}",
        eyebrow=eyebrow_of(sheet.case),
        badges=badges,
        elements=tuple(_elements(sheet)),
        buttons=tuple(_buttons(sheet)),
        links=_links(sheet),
        footer=_checkpoint(sheet),
        language=language(),
        card_of=sheet.case.id,
    )


def badges_of_case(sheet: CaseSheet) -> tuple[Badge, ...]:
    """Return how much of a case is late, open and done."""
    return tuple(_badges(sheet))


def _badges(sheet: CaseSheet) -> Iterator[Badge]:
    if sheet.case.state is not CaseState.OPEN:
        yield Badge(named(CASE_STATES, sheet.case.state), Tone.MUTED)
    late = sum(action.is_late(sheet.today) for action in sheet.actions)
    if late:
        words = ngettext("{count} late", "{count} late", late)
        yield Badge(words.format(count=late), Tone.LATE)
    open_ = sum(
        action.is_open and not sheet.row_of(action).for_information
        for action in sheet.actions
    )
    if open_:
        words = ngettext("{count} open", "{count} open", open_)
        yield Badge(words.format(count=open_))
    done = sum(action.state is ActionState.DONE for action in sheet.actions)
    if done:
        words = ngettext("{count} done", "{count} done", done)
        yield Badge(words.format(count=done), Tone.GOOD)
    if any(member.provisional for member in sheet.members):
        yield Badge(_("Team provisional"), Tone.SOON)


def _elements(sheet: CaseSheet) -> Iterator[Element]:
    yield progress_of_case(sheet)
    if explained := lapsed_words(sheet):
        yield Text(explained, tone=Tone.MUTED)
    yield from room_steps(sheet)
    yield from next_actions(sheet)
    yield Facts(tuple(pair for pair in _pairs(sheet) if pair[1]))
    yield from related_cases(sheet)
    yield from open_requests(sheet)
    yield from not_reached(sheet)


def _pairs(sheet: CaseSheet) -> Iterator[tuple[str, str]]:
    facts = sheet.case.facts
    yield _("Country"), facts.country
    yield _("Vertical fund"), _fund(sheet)
    yield _("Tracks"), _tracks(sheet)
    for role in _SHOWN_ROLES:
        people = people_in(
            role, team=sheet.team, people=sheet.people, today=sheet.today
        )
        yield role_short(role), people or _missing(role, sheet)
    yield from decided(sheet)


def _missing(role: Role, sheet: CaseSheet) -> str:
    """Point out a part that nobody plays and that the SOP needs."""
    fund_only = role is Role.EXECUTIVE_COORDINATOR
    needed = sheet.case.facts.vertical_fund or not fund_only
    return _("Nobody yet") if needed else ""


def _fund(sheet: CaseSheet) -> str:
    facts = sheet.case.facts
    if not facts.vertical_fund:
        return _("No")
    kind = (
        _("Yes, environmental: a second key signs")
        if facts.environmental
        else _("Yes: a second key signs")
    )
    return f"{facts.fund_name} · {kind}" if facts.fund_name else kind


def _tracks(sheet: CaseSheet) -> str:
    facts = sheet.case.facts
    tracks = {
        (True, True): _("SECU and the Stakeholder Response Mechanism"),
        (False, True): _("Stakeholder Response Mechanism"),
    }
    return tracks.get((facts.secu, facts.srm), "")


def decided(sheet: CaseSheet) -> Iterator[tuple[str, str]]:
    """Return the project's status and the risk's escalation that hold now."""
    for kind in (DecisionKind.PROJECT_STATUS, DecisionKind.RISK_ESCALATION):
        holding = [
            each
            for each in sheet.decisions
            if each.kind is kind and each.in_force_since is not None
        ]
        if holding:
            latest = max(holding, key=lambda each: str(each.in_force_since))
            yield named(DECISIONS, kind), choice_words(kind, latest.choice)


def _buttons(sheet: CaseSheet) -> Iterator[Button]:
    standing = sheet.standing
    records = standing is None or can_record_events(standing)
    if records and sheet.case.state is CaseState.OPEN:
        yield _button(sheet, Verb.EVENT_FORM, _("Record an event…"), primary=True)
    provisional = any(member.provisional for member in sheet.members)
    if provisional and (standing is None or can_agree_team(standing)):
        yield _button(sheet, Verb.TEAM_AGREE, _("The team is agreed"))
    yield _button(sheet, Verb.CASE_ACTIONS, _("All actions"))
    for verb, label in _rare(sheet, records=records):
        yield Button(verb=verb, target=sheet.case.id, label=label, secondary=True)


def _rare(sheet: CaseSheet, *, records: bool) -> Iterator[tuple[Verb, str]]:
    yield Verb.CASE_TEAM, _("Team")
    yield Verb.CASE_FILES, _("Files")
    yield Verb.CASE_LOG, _("Record")
    yield Verb.FEED_SHOW, _("Calendar link…")
    if records:
        yield Verb.REQUEST_FORM, _("SECU's request…")
        if any(request.answered_on is None for request in sheet.requests):
            yield Verb.REQUEST_MOVE_FORM, _("SECU moved a request's date…")
        yield Verb.EVENT_CORRECT_FORM, _("Correct a date…")
    standing = sheet.standing
    if standing is None or can_keep_team(standing):
        yield Verb.FACTS_FORM, _("Correct the case's facts…")
    if standing is None or can_agree_team(standing):
        yield Verb.CASE_RELATE_FORM, _("Relate another case…")
        if sheet.related.lines:
            yield Verb.CASE_UNRELATE_FORM, _("Take back a relation…")
    if standing is None or (standing.plays(NAME_READERS) and not standing.recused):
        yield Verb.NAMES_FORM, _("Complainants' names…")
        yield Verb.NAMES_ADD_FORM, _("Add a complainant's name…")


def _button(
    sheet: CaseSheet, verb: Verb, label: str, *, primary: bool = False
) -> Button:
    style = ButtonStyle.PRIMARY if primary else ButtonStyle.DEFAULT
    return Button(verb=verb, target=sheet.case.id, label=label, style=style)


def _links(sheet: CaseSheet) -> tuple[Link, ...]:
    address = sheet.case.facts.registry_link
    return (Link(_("SECU's case registry"), address),) if address else ()


def _checkpoint(sheet: CaseSheet) -> str:
    """Return the head of the record as it stood: who keeps it sees a cut tail."""
    if sheet.head is None:
        return ""
    count, digest, at = sheet.head
    words = ngettext(
        "Record: {count} entry, head {digest}…, {moment}",
        "Record: {count} entries, head {digest}…, {moment}",
        count,
    )
    return words.format(count=number(count), digest=digest[:_HEAD], moment=moment(at))
