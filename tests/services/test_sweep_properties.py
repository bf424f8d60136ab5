"""What holds of nudges whatever people do and however their messages fare."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from domain.actions import Action
from domain.cases import Case
from domain.nudging.history import NudgeOutcome
from domain.nudging.ladders import Step
from services.actions.finish_action import finish_action
from services.actions.move_action import assign_action
from services.nudging.snooze_action import snooze_action
from storage.engine import make_engine, sqlite_url
from tests.services.cast import LEAD, MANAGER, NOTED, Desk
from tests.services.conftest import be_careless, make_desk
from tests.services.nudging import Nudges, Said, nudging

MORNING = datetime(2024, 3, 4, 9, tzinfo=UTC)
_AT_ONCE = {Step.AT_ONCE}
OUTCOMES = st.sampled_from(
    (
        NudgeOutcome.DELIVERED,
        NudgeOutcome.DELIVERED,
        NudgeOutcome.UNCERTAIN,
        NudgeOutcome.NOT_REACHED,
    )
)
# Hours that pass, how what waits then fares, and what somebody does after it.
PASSING = st.lists(
    st.tuples(
        st.integers(1, 50),
        OUTCOMES,
        st.sampled_from(("nothing", "nothing", "snooze", "assign", "finish")),
    ),
    min_size=5,
    max_size=30,
)


@contextmanager
def fresh(furnished: Path, wall_key: Path) -> Iterator[Desk]:
    """Open a desk for one example."""
    with tempfile.TemporaryDirectory(prefix="desk-") as folder:
        database = Path(shutil.copyfile(furnished, Path(folder) / "desk.sqlite"))
        engine = make_engine(sqlite_url(database))
        event.listen(engine, "connect", be_careless)
        try:
            yield make_desk(engine, wall_key=wall_key, files=Path(folder) / "cases")
        finally:
            engine.dispose()


class Days:
    """A case left to itself, while people do this and that."""

    def __init__(self, desk: Desk) -> None:
        desk.clock.now = MORNING
        self.desk = desk
        self.case: Case = desk.open()
        self.five: Action = desk.action(self.case, "5")
        self.nudges: Nudges = nudging(desk)
        self.said: list[Said] = []
        self.done_at: datetime | None = None

    def pass_by(self, hours: int, outcome: NudgeOutcome, then: str) -> None:
        """Let hours pass, deliver what is due then, and let somebody do something."""
        self.desk.clock.advance(hours=hours)
        self.nudges.tick()
        self.said += self.nudges.deliver(as_=outcome)
        getattr(self, f"_{then}")()

    def _nothing(self) -> None:
        """Wait."""

    def _snooze(self) -> None:
        if self.done_at is None and self._hears():
            until = self.desk.clock.now.date() + timedelta(days=3)
            ports = self.desk.ports
            snooze_action(
                self.five.id, until=until, reason="Rest.", by=LEAD, ports=ports
            )

    def _hears(self) -> bool:
        return not self.desk.action(self.case, "5").assignee_id

    def _assign(self) -> None:
        if self.done_at is None:
            to = MANAGER.person_id
            assign_action(self.five.id, to=to, by=LEAD, ports=self.desk.ports)

    def _finish(self) -> None:
        if self.done_at is None:
            ports = self.desk.ports
            finish_action(self.five.id, shown=NOTED, by=LEAD, ports=ports)
            self.done_at = self.desk.clock.now


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(passing=PASSING)
def test_people_are_spoken_to_in_their_hours_once_a_day_until_it_is_done(
    passing: list[tuple[int, NudgeOutcome, str]], furnished_file: Path, wall_key: Path
) -> None:
    with fresh(furnished_file, wall_key) as desk:
        days = Days(desk)
        for hours, outcome, then in passing:
            days.pass_by(hours, outcome, then)

        told = days.nudges.history(days.five)
        gathered = Counter((e.person_id, e.day) for e in days.said if not e.subject)
        assert all(days.nudges.hears(each.person_id, each.at) for each in days.said)
        assert not [key for key, times in gathered.items() if times > 1]
        if days.done_at is not None:
            assert all(
                each.at <= days.done_at for each in told if _was_said(each.outcome)
            )


def _was_said(outcome: NudgeOutcome) -> bool:
    return outcome in {NudgeOutcome.DELIVERED, NudgeOutcome.UNCERTAIN}


@pytest.mark.parametrize("lost", [NudgeOutcome.UNCERTAIN, NudgeOutcome.NOT_REACHED])
def test_what_never_arrives_spends_no_step(
    lost: NudgeOutcome, furnished_file: Path, wall_key: Path
) -> None:
    with fresh(furnished_file, wall_key) as desk:
        days = Days(desk)
        for _ in range(20):
            days.pass_by(24, lost, "nothing")

        steps = {
            n.step
            for n in days.nudges.history(days.five)
            if n.person_id == LEAD.person_id
        }
        days.pass_by(24, NudgeOutcome.DELIVERED, "nothing")
        said = days.nudges.told(days.five, LEAD)
        assert steps <= {Step.EARLY, Step.DUE, Step.OVERDUE}
        assert [n.outcome for n in said].count(NudgeOutcome.DELIVERED) <= 1
