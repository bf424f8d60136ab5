"""`ses-desk verify`: is the record of every case as it was written?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import typer

from bot.compose import compose
from bot.settings import load_settings
from cards.wording import _, translate
from domain.chain import Fault, Verdict, verify_rows
from domain.record import Checkpoint
from domain.refusals import Refusal
from domain.wording import N_
from services.ports import Ports, UnitOfWork

_FAULTS = {
    Fault.EDITED: N_("was edited"),
    Fault.CONTENT_EDITED: N_("has other content than was recorded"),
    Fault.CONTENT_MISSING: N_(
        "lost its content, and nothing says that it was redacted"
    ),
    Fault.MISSING: N_("is missing"),
    Fault.OUT_OF_ORDER: N_("does not stand where it was written"),
    Fault.UNLINKED: N_("does not follow from the row before it"),
    Fault.CUT: N_("and all after it were cut off: a checkpoint knows them"),
    Fault.REWRITTEN: N_("was written anew: a checkpoint knows it otherwise"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was found on one case."""

    reference: str
    verdict: Verdict

    def __str__(self) -> str:
        """Return it as a line."""
        verdict = self.verdict
        if verdict.fault is None:
            held = _("ok       {case}: rows {rows}, of them redacted {redacted}.")
            return held.format(
                case=self.reference, rows=verdict.rows, redacted=verdict.redacted
            )
        bad = _("problem  {case}: row {row} {fault}.")
        words = translate(_FAULTS[verdict.fault])
        return bad.format(case=self.reference, row=verdict.seq, fault=words)


def verify_record(said: dict[str, str]) -> bool:
    """
    Print what is found on each case; return whether all records hold.

    Checkpoints are compared too: only they show a cut tail, or a record that who holds
    the database wrote anew.
    """
    with compose(load_settings(said=said), make=False) as house:
        kept = [*house.checkpoints.kept()]
        found = [*_verified(house.ports, kept)]
    for each in found:
        typer.echo(str(each))
    bad = sum(not each.verdict.holds for each in found)
    typer.echo(_summary(len(found), bad, len(kept)))
    return not bad


def _verified(ports: Ports, kept: list[Checkpoint]) -> Iterator[Verified]:
    with ports.read_uow() as uow:
        heads_of: dict[str, list[Checkpoint]] = defaultdict(list)
        for head in kept:
            heads_of[head.case_id].append(head)
        for case_id in sorted({*uow.record.known_cases(), *heads_of}):
            heads = heads_of.get(case_id, [])
            verdict = verify_rows(uow.record.links(case_id), heads)
            yield Verified(reference=_named(case_id, uow, heads), verdict=verdict)


def _named(case_id: str, uow: UnitOfWork, heads: Iterable[Checkpoint]) -> str:
    try:
        return uow.cases.get(case_id).facts.reference
    except Refusal:  # Somebody took the whole case away.
        return next((head.reference for head in heads), case_id)


def _summary(cases: int, bad: int, checkpoints: int) -> str:
    if bad:
        words = _(
            "{bad} of {cases} records do not hold (checkpoints compared:"
            " {checkpoints}). Change nothing, keep a copy of the data folder and of the"
            " checkpoints, and tell whoever is responsible for the record."
        )
    else:
        words = _(
            "Nothing was changed: {cases} of {cases} records hold (checkpoints"
            " compared: {checkpoints})."
        )
    return words.format(bad=bad, cases=cases, checkpoints=checkpoints)
