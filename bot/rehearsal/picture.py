"""The timeline of a rehearsal as a picture: numbers for the page's template."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cards.wording.dates import long_day, short_day
from cards.wording.events import event_title
from domain.rehearsal.summary import ActionOutcome, Summary, ended_at

WIDTH = 960
LEFT = 52  # For the actions' labels.
RIGHT = 12
TOP = 30  # For the months.
ROW = 20
BAR = 11
_LEAST = 4  # A bar of a day is still seen.


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One action: from *x*, so *wide*, of which *late* is drawn as late."""

    label: str
    y: int
    x: float
    wide: float
    late_x: float
    late: float
    due_x: float | None
    is_open: bool
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A month, or an event, at *x*."""

    x: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All that is drawn, in units of the picture."""

    width: int
    height: int
    left: int
    top: int
    bar: int
    lines: tuple[Line, ...]
    months: tuple[Mark, ...]
    events: tuple[Mark, ...]


def picture_of(summary: Summary) -> Picture:
    """Lay a summary out along its days, an action a line."""
    scale = _Scale(summary)
    lines = tuple(
        scale.line(outcome, number) for number, outcome in enumerate(summary.outcomes)
    )
    return Picture(
        width=WIDTH,
        height=TOP + ROW * len(lines) + 8,
        left=LEFT,
        top=TOP,
        bar=BAR,
        lines=lines,
        months=tuple(
            Mark(x=scale.x(day), words=f"{day:%m/%y}") for day in scale.months()
        ),
        events=tuple(
            Mark(
                x=scale.x(event.day),
                words=f"{short_day(event.day)}: {event_title(event.kind)}",
            )
            for event in summary.events
        ),
    )


class _Scale:
    def __init__(self, summary: Summary) -> None:
        self._summary = summary
        self._days = max((summary.last - summary.first).days, 1)

    def x(self, day: date) -> float:
        part = min(max((day - self._summary.first).days / self._days, 0.0), 1.0)
        return round(LEFT + part * (WIDTH - LEFT - RIGHT), 1)

    def months(self) -> Iterator[date]:
        day = self._summary.first.replace(day=1)
        while day <= self._summary.last:
            if day > self._summary.first:
                yield day
            day = (day + timedelta(days=31)).replace(day=1)

    def line(self, outcome: ActionOutcome, number: int) -> Line:
        end = ended_at(outcome, self._summary)
        x, right = self.x(outcome.opened), self.x(end)
        due = outcome.due
        late_x = self.x(due) if due and outcome.late_days else right
        return Line(
            label=outcome.action.label,
            y=TOP + ROW * number + (ROW - BAR) // 2,
            x=x,
            wide=max(round(right - x, 1), _LEAST),
            late_x=max(late_x, x),
            late=max(round(right - max(late_x, x), 1), _LEAST),
            due_x=self.x(due) if due and due <= self._summary.last else None,
            is_open=outcome.action.is_open,
            words=f"{short_day(outcome.opened)} – {long_day(end)}",
        )
