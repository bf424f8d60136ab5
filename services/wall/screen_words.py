"""Look for walled names in what comes in: a text, a file, a file's name (promise 6)."""

from collections.abc import Iterable

from domain.walled_names import carries, without
from services.ports import Ports, UnitOfWork

WITHHELD = "[name withheld]"


def names_behind_wall(
    uow: UnitOfWork, case_ids: Iterable[str], *, ports: Ports
) -> tuple[str, ...]:
    """Open the walled names of some cases, to compare with; never to show."""
    return tuple(
        ports.cipher.unseal(name.sealed)
        for case_id in case_ids
        for name in uow.wall.of_case(case_id)
    )


def carries_walled_name(text: str, *, case_ids: Iterable[str], ports: Ports) -> bool:
    """Whether a text carries a name that stands behind the wall of these cases."""
    with ports.read_uow() as uow:
        names = names_behind_wall(uow, case_ids, ports=ports)
    return bool(names) and bool(carries(text, names))


def withhold(text: str, *, case_ids: Iterable[str], ports: Ports) -> str:
    """Return the text with every walled name taken out."""
    with ports.read_uow() as uow:
        names = names_behind_wall(uow, case_ids, ports=ports)
    return without(text, names, WITHHELD) if names else text


def file_carries_walled_name(
    content: bytes,
    *,
    name: str,
    media_type: str,
    case_ids: Iterable[str],
    ports: Ports,
) -> bool | None:
    """
    Whether a file, or its name, carries a walled name.

    None when there are walled names and the file's words cannot be read: somebody has
    to say that they looked.
    """
    with ports.read_uow() as uow:
        names = names_behind_wall(uow, case_ids, ports=ports)
    if not names:
        return False
    if carries(name, names):
        return True
    words = ports.reader.words_in(content, media_type=media_type, name=name)
    return None if words is None else bool(carries(words, names))
