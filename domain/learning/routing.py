"""Whom a question goes to, and why: topic, region, language, room, absence."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.learning.roster import RosterEntry
from domain.learning.topics import covers


class Fit(StrEnum):
    """Why somebody fits a question."""

    TOPIC = "topic"
    ANY_TOPIC = "any-topic"
    REGION = "region"
    LANGUAGE = "language"


_WEIGHT = {Fit.TOPIC: 4, Fit.ANY_TOPIC: 1, Fit.REGION: 1, Fit.LANGUAGE: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What of a question matters to who answers it."""

    topic: str
    region: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody a question may go to, *why*, and how much they have of *most*."""

    entry: RosterEntry
    why: tuple[Fit, ...]
    load: int
    away: bool

    @property
    def has_room(self) -> bool:
        """Whether they have room for one more, and are there."""
        return not self.away and self.load < self.entry.most_open


def candidates(
    entries: Iterable[RosterEntry],
    asked: Asked,
    *,
    loads: Mapping[str, int],
    away: Collection[str],
    day: date,
) -> list[Candidate]:
    """Return who may answer, the fittest first: each person once."""
    found: dict[str, Candidate] = {}
    for entry in entries:
        each = Candidate(
            entry=entry,
            why=tuple(_fits(entry, asked)),
            load=loads.get(entry.person_id, 0),
            away=entry.person_id in away or entry.is_away(day),
        )
        best = found.get(entry.person_id)
        if best is None or _rank(each) < _rank(best):
            found[entry.person_id] = each
    return sorted(found.values(), key=_rank)


def _rank(each: Candidate) -> tuple[bool, int, int]:
    return (not each.has_room, -sum(_WEIGHT[why] for why in each.why), each.load)


def _fits(entry: RosterEntry, asked: Asked) -> Iterable[Fit]:
    if any(covers(word, asked.topic) for word in entry.topics):
        yield Fit.TOPIC
    elif not entry.topics:
        yield Fit.ANY_TOPIC
    if asked.region and asked.region.casefold() in _folded(entry.regions):
        yield Fit.REGION
    if not entry.languages or asked.language in _folded(entry.languages):
        yield Fit.LANGUAGE


def _folded(words: Iterable[str]) -> set[str]:
    return {word.casefold() for word in words}
