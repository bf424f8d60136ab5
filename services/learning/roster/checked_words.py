"""What an entry of the roster says, looked at before it is stored."""

from dataclasses import replace

from domain.learning.roster import (
    MOST_OPEN_EVER,
    MOST_WORDS,
    WORD_LENGTH,
    RosterEntry,
    RosterWords,
)
from domain.refusals import Refusal
from services.words import refuse_long


def described(entry: RosterEntry, words: RosterWords) -> RosterEntry:
    """
    Return an entry with what its person answers for.

    Refusals: `roster-too-many-words`, `text-too-long`, `roster-load-odd`,
    `roster-absence-odd`.
    """
    for some in (words.topics, words.regions, words.languages):
        if len(some) > MOST_WORDS:
            raise Refusal("roster-too-many-words", limit=str(MOST_WORDS))
        for word in some:
            refuse_long(word, limit=WORD_LENGTH, field="topics")
    if not 1 <= words.most_open <= MOST_OPEN_EVER:
        raise Refusal("roster-load-odd", limit=str(MOST_OPEN_EVER))
    _refuse_odd_absence(words)
    return replace(
        entry,
        topics=words.topics,
        regions=words.regions,
        languages=tuple(each.casefold() for each in words.languages),
        most_open=words.most_open,
        away_from=words.away_from,
        away_until=words.away_until,
    )


def _refuse_odd_absence(words: RosterWords) -> None:
    first, last = words.away_from, words.away_until
    if (first is None) != (last is None):
        raise Refusal("roster-absence-odd")
    if first is not None and last is not None and last < first:
        raise Refusal("roster-absence-odd")
