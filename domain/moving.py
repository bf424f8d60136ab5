"""Dates that move together: what a preview shows, what is told, and to whom."""

from dataclasses import dataclass
from hashlib import sha256

from domain.dating import Redating

_SHOWN = 16  # Letters of a digest: enough to tell one preview from another.


# What a confirmation carries that saw no preview: it fits none.
NOT_SEEN = "not-seen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    """
    Dates that move, and who is *told*: each owner by id, with their own dates.

    It is reckoned once for the preview and again when that is confirmed; `seen` says
    whether the two are the same. *besides* is what else the preview shows.
    """

    moves: tuple[Redating, ...] = ()
    told: tuple[tuple[str, tuple[Redating, ...]], ...] = ()
    besides: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[Redating, ...]:
        """Return the moves that people see: days of open actions that change."""
        return tuple(
            move
            for move in self.moves
            if move.action.is_open and move.before.day != move.after.day
        )

    @property
    def seen(self) -> str:
        """Return a word that is another as soon as a day or a reader is another."""
        days = (
            f"{move.action.id} {move.before.day} {move.after.day}"
            for move in self.shown
        )
        people = (person_id for person_id, _theirs in self.told)
        said = "\n".join([*sorted(days), *sorted(people), *self.besides])
        return sha256(said.encode()).hexdigest()[:_SHOWN]
