"""Correct what a case was opened with: first what would change, then the change."""

from dataclasses import dataclass, field, fields, replace
from datetime import date

from domain.cases import CaseFacts
from domain.events import EventKind
from domain.people import Actor
from domain.refusals import Refusal
from domain.rights import can_keep_team
from domain.timeline import Timeline
from services.case_change import CaseChange, changing
from services.cases.case_facts import refuse_facts, without_names
from services.cases.fund_effects import FundEffects, effects_of, store_effects
from services.ports import Ports
from services.wall.screen_words import names_behind_wall

# The reference names folders, and the office binds calendars: they stay as they are.
KEPT = ("reference", "office_id", "bureau")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsCorrection:
    """
    What a correction of facts changes: *changed* names the fields that do.

    *version* is the case's as it was looked at. *again* says that it was so already.
    """

    before: CaseFacts
    after: CaseFacts
    version: int
    effects: FundEffects = field(default_factory=FundEffects)
    again: bool = False

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the facts that change, in their order."""
        return tuple(
            each.name
            for each in fields(self.before)
            if getattr(self.before, each.name) != getattr(self.after, each.name)
        )


def correct_facts(
    case_id: str,
    facts: CaseFacts,
    *,
    version: int | None = None,
    by: Actor,
    ports: Ports,
) -> FactsCorrection:
    """
    Put other facts in place of a case's; without a *version* only show what changes.

    *version* is the case's in the preview that is confirmed. What hangs on the funds
    is reckoned again: keys not yet given, parts of notices, who plays the Corporate
    SES Team. Walled names are taken out of free words. `KEPT` facts stay.

    Refusals: `not-a-facts-keeper`, `facts-changed` since the preview,
    `registered-before-filed`, `approval-hangs-on-fund`, and those of `refuse_facts`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        if not can_keep_team(change.standing):
            raise Refusal("not-a-facts-keeper")
        after = _cleaned(change, facts, ports=ports)
        before, now = change.case.facts, change.case.version
        if after == before:
            return FactsCorrection(before=before, after=after, version=now, again=True)
        if version not in {None, now}:
            raise Refusal("facts-changed")
        effects = effects_of(change, replace(change.case, facts=after))
        correction = FactsCorrection(
            before=before, after=after, version=now, effects=effects
        )
        if version is not None:
            _store(change, correction, ports=ports)
            change.commit()
    return correction


def _cleaned(change: CaseChange, facts: CaseFacts, *, ports: Ports) -> CaseFacts:
    """Return the facts as they may be stored; refuse what cannot be."""
    walled = names_behind_wall(change.uow, [change.case.id], ports=ports)
    kept = {name: getattr(change.case.facts, name) for name in KEPT}
    after = without_names(replace(facts, **kept), walled.get(change.case.id, ()))
    refuse_facts(after, requestors=())
    _refuse_filing(change, after.filed_on)
    return after


def _refuse_filing(change: CaseChange, filed: date | None) -> None:
    timeline = Timeline(change.uow.cases.events(change.case.id))
    for event in timeline.of(EventKind.REGISTERED):
        if filed is not None and event.day < filed:
            raise Refusal(
                "registered-before-filed",
                day=event.day.isoformat(),
                filed=filed.isoformat(),
            )


def _store(change: CaseChange, correction: FactsCorrection, *, ports: Ports) -> None:
    relevant = dict(change.case.relevant)
    change.uow.cases.set_facts(change.case.id, correction.after, relevant)
    for name in correction.changed:
        change.record(
            "case.correct",
            change.case.id,
            fact=name,
            was=_said(getattr(correction.before, name)),
            becomes=_said(getattr(correction.after, name)),
        )
    change.case = replace(change.case, facts=correction.after)
    change.say(
        "facts-corrected",
        facts=", ".join(correction.changed),
        person=change.by.person_id,
        keyed=", ".join(action.label for action, _keys in correction.effects.keyed),
    )
    store_effects(change, correction.effects, ports=ports)
    change.show_case()


def _said(fact: object) -> str:
    """Return a fact as the record keeps it."""
    if isinstance(fact, bool):
        return "yes" if fact else "no"
    return fact.isoformat() if isinstance(fact, date) else str(fact or "")
