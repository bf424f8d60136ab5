"""Keep the calendar of headquarters: every case counts some of its days on it."""

from domain.calendars.new_york import NEW_YORK
from services.ports import Ports


def keep_headquarters(ports: Ports) -> None:
    """Store the built-in calendar where it is missing; lists loaded since stay."""
    with ports.open_uow() as uow:
        if NEW_YORK.name not in {each.name for each in uow.calendars.calendars()}:
            uow.calendars.put(NEW_YORK)
            uow.commit()
