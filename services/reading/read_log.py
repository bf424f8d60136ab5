"""Read a case's record, a page at a time."""

from domain.sheets import LogPage
from services.ports import Ports
from services.reading.reader import day_of, people_of, standing_for


def read_log(
    case_id: str, *, reader: str, page: int, size: int, ports: Ports
) -> LogPage:
    """
    Return a page of a case's record, newest first. `not-on-case`.

    Its people are those who did what it says, and those to whom it was done.
    """
    with ports.read_uow() as uow:
        case = uow.cases.get(case_id)
        team = uow.people.team(case_id)
        standing_for(team, reader=reader, today=day_of(reader, uow=uow, ports=ports))
        head = uow.record.head(case_id)
        pages = max(1, -(-(head[0] if head else 0) // size))
        page = min(max(page, 1), pages)
        rows = uow.record.rows(case_id, newest=page * size)
        chosen = rows[: len(rows) - (page - 1) * size][-size:]
        return LogPage(
            case=case,
            rows=tuple(reversed(chosen)),
            people=uow.people.some({row.who for row in chosen} | people_of(team)),
            page=page,
            pages=pages,
        )
