"""Nobody else on a data folder, or a sentence that says who is."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.commands.refused import CommandRefused
from bot.folder_lock import FolderLock, FolderTaken, folder_locked
from cards.wording import _


@contextmanager
def only_desk_on(data: Path) -> Iterator[FolderLock]:
    """Make *data* where it is missing and hold it; CommandRefused when it is taken."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with folder_locked(data) as lock:
            yield lock
    except FolderTaken as taken:
        raise CommandRefused(
            _(
                "A desk is open on {data} already: {address}. Use that one, or close it"
                " first, or name another folder with --data."
            ).format(data=data, address=taken.address or _("it is just starting"))
        ) from None
