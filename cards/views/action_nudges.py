"""On an action's card: who is told of it next and when, and who was told so far."""

from collections.abc import Iterator

from cards.elements import Fold
from cards.views.heads import name_of
from cards.wording import _, translate
from cards.wording.dates import long_day, moment
from cards.wording.nudges import COMING, OUTCOMES, STEPS
from domain.nudging.history import Nudged, NudgeOutcome, Snooze
from domain.sheets import ActionSheet

_MOST = 20
_SETTLED = frozenset(NudgeOutcome) - {NudgeOutcome.DROPPED}


def next_words(sheet: ActionSheet) -> str:
    """Return who is told next and when; empty where nobody is."""
    if not sheet.action.is_open or not sheet.nudges.coming:
        return ""
    word = sheet.nudges.coming[0]
    return _("{person} {step}, {moment}").format(
        person=name_of(word.person_id, sheet.people),
        step=translate(COMING[word.step]),
        moment=moment(word.at),
    )


def told_fold(sheet: ActionSheet) -> tuple[Fold, ...]:
    """Return who was told when, by which way, and who asked for rest."""
    lines = (*_told(sheet), *_snoozed(sheet))
    return (Fold(_("Who was reminded"), lines),) if lines else ()


def _told(sheet: ActionSheet) -> Iterator[str]:
    said = [each for each in sheet.nudges.told if each.outcome in _SETTLED]
    for each in said[-_MOST:]:
        yield _line(each, sheet)


def _line(nudged: Nudged, sheet: ActionSheet) -> str:
    words = _("{day}: {person} {step}, {outcome}")
    return words.format(
        day=long_day(nudged.day),
        person=name_of(nudged.person_id, sheet.people),
        step=translate(STEPS[nudged.step]),
        outcome=translate(OUTCOMES[nudged.outcome]),
    )


def _snoozed(sheet: ActionSheet) -> Iterator[str]:
    for each in sheet.nudges.snoozes[-_MOST:]:
        yield _rest(each, sheet)


def _rest(snooze: Snooze, sheet: ActionSheet) -> str:
    words = _("{person} asked for rest until {day}: “{reason}”")
    ended = _("{person} had rest until {day}: “{reason}” (ended)")
    is_over = snooze.ended_at or snooze.until <= sheet.today
    return (ended if is_over else words).format(
        person=name_of(snooze.person_id, sheet.people),
        day=long_day(snooze.until),
        reason=snooze.reason,
    )
