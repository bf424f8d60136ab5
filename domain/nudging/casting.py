"""How a case's cast comes about: who plays a part, who for them, who stepped back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from domain.nudging.looked_at import Cast
from domain.nudging.reader_time import zone_named
from domain.roles import Role

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deputy:
    """*deputy_id* stands in, both days included, by the clock of their *time_zone*."""

    role: Role
    principal_id: str
    deputy_id: str
    first_day: date
    last_day: date
    time_zone: str

    @property
    def begins(self) -> datetime:
        """When they begin: from then they may read."""
        return _starts(self.first_day, self.time_zone)

    @property
    def ends(self) -> datetime:
        """When they cease."""
        return _starts(_after(self.last_day), self.time_zone)


def cast_of(
    holders: Iterable[tuple[Role, str]],
    deputies: Iterable[Deputy],
    recused: Iterable[str],
    *,
    now: datetime,
) -> Cast:
    """Return who plays which part *now*; holders and deputies in order of coming."""
    playing: dict[Role, tuple[str, ...]] = {}
    for role, person_id in holders:
        playing[role] = (*playing.get(role, ()), person_id)
    standing_in: dict[tuple[Role, str], tuple[str, ...]] = {}
    changes = []
    for each in deputies:
        begins, ends = each.begins, each.ends
        changes += [at for at in (begins, ends) if at > now]
        # Who has left has no deputy.
        if begins <= now < ends and each.principal_id in playing.get(each.role, ()):
            _stand_in(each, playing, standing_in)
    return Cast(
        holders=playing,
        deputies=standing_in,
        recused=frozenset(recused),
        changes_at=min(changes, default=None),
    )


def _stand_in(
    deputy: Deputy,
    playing: dict[Role, tuple[str, ...]],
    standing_in: dict[tuple[Role, str], tuple[str, ...]],
) -> None:
    playing[deputy.role] = (*playing[deputy.role], deputy.deputy_id)
    whom = (deputy.role, deputy.principal_id)
    standing_in[whom] = (*standing_in.get(whom, ()), deputy.deputy_id)


def _after(day: date) -> date:
    """Return the next day; of the last one that can be written, that day itself."""
    return day + _A_DAY if day < date.max else day


def _starts(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), zone_named(zone)).astimezone(UTC)
