"""Forget what a row of the record says; that it was said stays in the chain (E1)."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.chain import REDACTED
from domain.people import Actor
from domain.record import Entry
from domain.refusals import Refusal
from services.ports import Ports

TAKEN_BACK = "[taken back]"
# What of a row people wrote themselves; all else is the desk's own.
_WRITTEN = frozenset({"words", "reason", "note", "link", "name"})
_FACTS = frozenset({"project", "country", "reference"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """
    What was taken back: the *words* of the row, and *copies* of them in other tables.

    *facts* are those of the case that the row told and that still stand; *rows* are
    other rows that say the same.
    """

    words: tuple[str, ...] = ()
    copies: int = 0
    facts: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()


def redact_row(
    case_id: str, seq: int, *, reason: str, by: Actor, ports: Ports
) -> Redacted:
    """
    Remove the content of a case's row *seq*, and record who did so and why.

    The same words go from the comment, note or other text that the row copies, and
    from the news. The row's digest stays, so the chain still holds, and the new row
    says that the content is missing on purpose. Done twice it changes nothing more.

    Refusals: `reason-missing`, `record-row-not-found`.
    """
    if not reason.strip():
        raise Refusal("reason-missing")
    with ports.open_uow() as uow:
        case = uow.cases.lock(case_id)
        known = {row.seq: row.content or {} for row in uow.record.rows(case_id)}
        if seq not in known:
            case_name = case.facts.reference
            raise Refusal("record-row-not-found", case=case_name, row=str(seq))
        words = _written(known[seq])
        copies = sum(
            uow.record.forget_copies(case_id, said, instead=TAKEN_BACK)
            for said in words
        )
        if uow.record.redact(case_id, seq):
            uow.record.append(_told(case_id, seq, reason=reason, by=by, ports=ports))
        uow.commit()
    return Redacted(
        words=words,
        copies=copies,
        facts=tuple(sorted(_FACTS.intersection(known[seq]))),
        rows=_same_words(known, words, besides=seq),
    )


def _same_words(
    known: Mapping[int, Mapping[str, str]], words: tuple[str, ...], *, besides: int
) -> tuple[int, ...]:
    found = (
        row
        for row, content in known.items()
        if not set(words).isdisjoint(_written(content))
    )
    return tuple(row for row in found if row != besides)


def _written(content: Mapping[str, str]) -> tuple[str, ...]:
    said = (value for key, value in content.items() if key in _WRITTEN)
    return tuple(dict.fromkeys(value for value in said if value.strip()))


def _told(case_id: str, seq: int, *, reason: str, by: Actor, ports: Ports) -> Entry:
    return Entry(
        case_id=case_id,
        at=ports.clock(),
        who=by.person_id,
        via=by.via,
        verb=REDACTED,
        subject=str(seq),
        content={"reason": reason.strip()},
    )
