"""The card of one action: what to do, by when, by whom, on which document."""

from cards.elements import Badge, Card, Element, Fold, Text, Tone
from cards.views.action_buttons import buttons_of
from cards.views.action_facts import facts_of, is_out, office_warning
from cards.views.action_lists import comments_of, parts_of, stakeholders_of
from cards.views.action_next import next_step
from cards.views.action_nudges import told_fold
from cards.views.action_paper import document_elements, document_links, evidence_links
from cards.views.asked_before import asked_before_fold
from cards.views.extensions import extensions_of
from cards.views.heads import eyebrow_of, joined
from cards.views.resource_links import links_to_read
from cards.views.rights import May
from cards.wording import _, language, translate
from cards.wording.dates import listed
from cards.wording.due import When, badge_of, unverified_years
from cards.wording.states import ACTION_STATES, approved_word, named
from cards.wording.why import reading_lines, why_lines
from domain.actions import ActionState
from domain.cases import CaseState
from domain.procedure.duties import needed_notes
from domain.sheets import ActionSheet

_TONES = {
    ActionState.STARTED: Tone.NEUTRAL,
    ActionState.CLEARED: Tone.SOON,
    ActionState.DONE: Tone.GOOD,
    ActionState.WAIVED: Tone.MUTED,
    ActionState.LAPSED: Tone.MUTED,
}


def card_of_action(sheet: ActionSheet) -> Card:
    """Return an action as its reader sees it, with the buttons that they may press."""
    may, badges = May(sheet), _badges(sheet)
    title = title_of(sheet)
    return Card(
        title=title,
        plain=f"{sheet.case.facts.reference}: {title}. {_spoken(badges)}",
        eyebrow=eyebrow_of(sheet.case, sheet.row.phase),
        badges=badges,
        elements=_elements(may),
        buttons=buttons_of(may),
        links=(
            *document_links(sheet),
            *evidence_links(sheet),
            *links_to_read(sheet.resources),
        ),
        tone=_tone(sheet, badges),
        language=language(),
        beside=sheet.case.id,
    )


def when_of(sheet: ActionSheet) -> When:
    """Return how days are told to who reads an action: a room has no day of its own."""
    return When(
        in_room=sheet.standing is None or sheet.standing.is_everybody,
        has_ended=sheet.case.state is not CaseState.OPEN,
    )


def title_of(sheet: ActionSheet) -> str:
    """Return an action's number and what is to be done: `17.2 · Share …`."""
    return joined((sheet.action.label, translate(sheet.row.title)))


def _spoken(badges: tuple[Badge, ...]) -> str:
    return "".join(f"{badge.text}. " for badge in badges).strip()


def _tone(sheet: ActionSheet, badges: tuple[Badge, ...]) -> Tone:
    late = any(badge.tone is Tone.LATE for badge in badges)
    if sheet.action.state is ActionState.DONE:
        return Tone.GOOD
    return Tone.LATE if late else Tone.NEUTRAL


def _badges(sheet: ActionSheet) -> tuple[Badge, ...]:
    found = (
        badge_of(sheet.action, row=sheet.row, today=sheet.today, when=when_of(sheet)),
        _state_badge(sheet),
        Badge(_("Restricted"), Tone.SOON) if sheet.row.restricted else None,
        _holidays_badge(sheet),
    )
    return tuple(badge for badge in found if badge is not None)


def _state_badge(sheet: ActionSheet) -> Badge | None:
    state, progress = sheet.action.state, sheet.progress
    if state is ActionState.IN_APPROVAL and progress is not None:
        words = approved_word(
            sheet.row.approval,
            given=len(progress.given),
            needed=len(progress.needed),
        )
        return Badge(words, Tone.SOON)
    tone = _TONES.get(state)
    return Badge(named(ACTION_STATES, state), tone) if tone else None


def _holidays_badge(sheet: ActionSheet) -> Badge | None:
    """Point out that holidays are missing where a date rests on them."""
    years = unverified_years(sheet.action.due)
    if not years or not sheet.action.is_open:
        return None
    words = _("Check: no holiday list for {years}")
    return Badge(words.format(years=listed(map(str, years))), Tone.MUTED)


def _elements(may: May) -> tuple[Element, ...]:
    sheet = may.sheet
    detail = "" if is_out(sheet) else translate(sheet.row.detail)
    return (
        Text(next_step(sheet, may), strong=True),
        *((Text(detail),) if detail else ()),
        facts_of(sheet),
        *extensions_of(sheet),
        *parts_of(may),
        *stakeholders_of(may),
        *document_elements(sheet),
        *office_warning(sheet),
        *comments_of(sheet),
        Fold(
            _("Why this date?"),
            why_lines(sheet.action.due, sheet.row, readings=False),
        ),
        *told_fold(sheet),
        *_readings(sheet),
        *asked_before_fold(sheet.asked_before),
    )


def _readings(sheet: ActionSheet) -> tuple[Fold, ...]:
    facts = sheet.case.facts
    notes = needed_notes(sheet.row, vertical_fund=facts.vertical_fund, srm=facts.srm)
    detail = translate(sheet.row.detail) if is_out(sheet) else ""
    said = (detail, *(translate(note) for note in notes), *reading_lines(sheet.row))
    lines = tuple(filter(None, said))
    return (Fold(_("Notes, and how the SOP is read"), lines),) if lines else ()
