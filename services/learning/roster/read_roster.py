"""Who is on the roster, as its reader may see it."""

from domain.learning.roster import RosterEntry, RosterSheet
from domain.refusals import Refusal
from services.case_change import today_of
from services.learning.facilitators import may_facilitate
from services.ports import Ports


def read_roster(reader: str, *, ports: Ports) -> RosterSheet:
    """Return the roster as somebody may see it."""
    with ports.read_uow() as uow:
        facilitates = may_facilitate(reader, uow)
        live = uow.roster.live()
        shown = [each for each in live if each.holds or facilitates]
        today = today_of(reader, uow=uow, at=ports.clock())
        said = {each.person_id for each in live if each.is_away(today)}
        return RosterSheet(
            entries=tuple(shown),
            mine=tuple(each for each in live if each.person_id == reader),
            people=uow.people.some({each.person_id for each in live}),
            away=ports.away() | said,
            today=today,
            facilitates=facilitates,
        )


def read_entry(entry_id: str, *, reader: str, ports: Ports) -> tuple[RosterEntry, str]:
    """Return an entry that is its reader's to see, and whose name it is."""
    with ports.read_uow() as uow:
        entry = uow.roster.get(entry_id)
        theirs = entry is not None and reader in {entry.person_id, entry.by_id}
        if entry is None or not (theirs or may_facilitate(reader, uow)):
            raise Refusal("not-on-roster")
        return entry, uow.people.get(entry.person_id).name
