"""Begin a rehearsal: set its clock, and open the fictional case."""

from datetime import UTC, date, datetime

from domain.cases import Case, CaseFacts
from domain.people import Actor
from domain.rehearsal.parts import Play, PlayedPart
from services.cases.open_case import NewCase, open_case
from services.ports import OpenUow, Ports

VIA = "rehearsal"
REFERENCE = "DEMO-0001"
# A year whose holidays in New York are known. Mid-morning there, afternoon in the demo
# country: everybody is at work.
BEGINS = datetime(2024, 1, 8, 15, tzinfo=UTC)
OPENER = Actor(person_id="demo-ses-focal-point", via=VIA)
LATE_AT_FIRST = "demo-resident-representative"
_NEW = NewCase(
    facts=CaseFacts(
        reference=REFERENCE,
        country="Demo Country",
        project="Demo Wetlands Project",
        office_id="demo-country-office",
        project_number="00000001",
        vertical_fund=True,
        fund_name="Demo Green Fund",
        synopsis="Demo villagers say that a demo dyke was built without asking them.",
        risk_category="Moderate",
        implementing_partner="Demo Ministry of Demonstration",
        donors="Demo Trust Fund",
        filed_on=date(2024, 1, 2),
    ),
    registered_on=BEGINS.date(),
)


def set_clock(open_uow: OpenUow) -> datetime:
    """Return what time it is in the rehearsal, from its beginning on."""
    with open_uow() as uow:
        if uow.rehearsals.begin(BEGINS):
            uow.commit()
    with open_uow() as uow:
        return uow.rehearsals.time() or BEGINS


def begin_rehearsal(*, ports: Ports) -> Case:
    """
    Open the case, as the SES focal point does, and let the Risk Owner be late.

    Begun already, it answers with the case as it stands.
    """
    with ports.read_uow() as uow:
        standing = uow.cases.named(REFERENCE)
    if standing is not None:
        return standing
    with ports.open_uow() as uow:
        late = PlayedPart(person_id=LATE_AT_FIRST, play=Play.LATE, since=ports.clock())
        uow.rehearsals.take(late)
        uow.commit()
    return open_case(_NEW, by=OPENER, ports=ports)
