"""Look for walled names in what comes in: a text, a file, a file's name (promise 6)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from domain.walled_names import carries, without
from services.paper import Paper
from services.ports import Ports, UnitOfWork, Unread

WITHHELD = "[name withheld]"
_Names = Mapping[str, tuple[str, ...]]  # By case.


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """
    The cases whose walled names are in words, in files, or may be in them.

    *unread* is what of a file could not be read: the names of *unsure* may be there.
    """

    in_words: tuple[str, ...] = ()
    in_files: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    unread: frozenset[Unread] = frozenset()

    @property
    def case_ids(self) -> tuple[str, ...]:
        """All cases that somebody has to be asked about; none where all is clean."""
        return tuple(dict.fromkeys((*self.in_words, *self.in_files, *self.unsure)))


def screen(
    words: str, *, papers: Sequence[Paper] = (), case_ids: Iterable[str], ports: Ports
) -> Found:
    """
    Find the cases whose walled names stand in *words*, in a file or in a file's name.

    No file is opened where none of the cases has walled names.
    """
    with ports.read_uow() as uow:
        names = names_behind_wall(uow, case_ids, ports=ports)
    if not names:
        return Found()
    in_files: list[str] = []
    unread: set[Unread] = set()
    for paper in papers:
        read = ports.reader.words_in(
            paper.content, media_type=paper.media_type, name=paper.name
        )
        in_files += (*_named(paper.name, names), *_named(read.words, names))
        unread |= read.unread
    return Found(
        in_words=_named(words, names),
        in_files=tuple(dict.fromkeys(in_files)),
        unsure=tuple(names) if unread else (),
        unread=frozenset(unread),
    )


def every_walled_name(uow: UnitOfWork, *, ports: Ports) -> tuple[str, ...]:
    """Open the walled names of all cases: to mask or to refuse, never to show."""
    return tuple(ports.cipher.unseal(each.sealed) for each in uow.wall.all())


def names_behind_wall(
    uow: UnitOfWork, case_ids: Iterable[str], *, ports: Ports
) -> dict[str, tuple[str, ...]]:
    """Open the walled names of those cases that have any: to compare, never to show."""
    names = {
        case_id: tuple(
            ports.cipher.unseal(name.sealed) for name in uow.wall.of_case(case_id)
        )
        for case_id in dict.fromkeys(case_ids)
    }
    return {case_id: known for case_id, known in names.items() if known}


def withhold(text: str, *, case_ids: Iterable[str], ports: Ports) -> str:
    """Return the text with every walled name taken out."""
    with ports.read_uow() as uow:
        names = names_behind_wall(uow, case_ids, ports=ports)
    known = [name for some in names.values() for name in some]
    return without(text, known, WITHHELD) if known else text


def _named(text: str, names: _Names) -> tuple[str, ...]:
    """Return the cases of which a text carries a name; it is read once."""
    found = set(carries(text, [name for some in names.values() for name in some]))
    return tuple(case_id for case_id, some in names.items() if found & set(some))
