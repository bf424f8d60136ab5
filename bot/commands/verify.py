"""`ses-desk verify`: is what is kept of every case as it was written?"""

from collections.abc import Mapping

import typer

from bot.compose import open_to_verify
from bot.settings import load_settings
from cards.wording import _, translate
from domain.chain import Fault
from domain.paper_trail import BadPaper, PaperFault
from domain.wording import N_
from services.record.verify_desk import Verified, verify_desk

_FAULTS: Mapping[Fault, str] = {
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
_PAPER_FAULTS: Mapping[PaperFault, str] = {
    PaperFault.FILE_MISSING: N_("the file {file} is gone or cannot be read"),
    PaperFault.FILE_DIFFERS: N_(
        "the file {file} is not the one whose fingerprint is on record"
    ),
    PaperFault.VERSION_DIFFERS: N_(
        "what is kept of the version {file} is not what row {row} says"
    ),
    PaperFault.VERSION_GONE: N_("the version that row {row} tells of is gone"),
    PaperFault.VERSION_UNRECORDED: N_("no row tells of the version {file}"),
    PaperFault.SIGNATURE_DIFFERS: N_(
        "what is kept of the signature on {file} is not what row {row} says"
    ),
    PaperFault.SIGNATURE_GONE: N_("the signature that row {row} tells of is gone"),
    PaperFault.SIGNATURE_UNRECORDED: N_("no row tells of one of the signatures"),
}


def verify_record(said: dict[str, str]) -> bool:
    """
    Print what is found on each case; return whether all of it holds.

    Checkpoints are compared too: only they show a case that was taken away, or a record
    that who holds the database wrote anew.
    """
    with open_to_verify(load_settings(said=said)) as kept:
        checkpoints = [*kept.checkpoints.kept()]
        found = [*verify_desk(checkpoints, read_uow=kept.read_uow, files=kept.files)]
    for each in found:
        typer.echo(_line(each))
    bad = sum(not each.holds for each in found)
    typer.echo(_summary(len(found), bad, len(checkpoints)))
    return not bad


def _line(found: Verified) -> str:
    verdict = found.verdict
    if verdict.fault is not None:
        bad = _("problem  {case}: row {row} {fault}.")
        words = translate(_FAULTS[verdict.fault])
        return bad.format(case=found.reference, row=verdict.seq, fault=words)
    if found.bad_paper is not None:
        bad = _("problem  {case}: {fault}.")
        return bad.format(case=found.reference, fault=_paper_words(found.bad_paper))
    held = _("ok       {case}: rows {rows}, of them redacted {redacted}.")
    return held.format(
        case=found.reference, rows=verdict.rows, redacted=verdict.redacted
    )


def _paper_words(bad: BadPaper) -> str:
    return translate(_PAPER_FAULTS[bad.fault]).format(file=bad.file, row=bad.row)


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
