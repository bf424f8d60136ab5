"""What a disk says when it cannot, in the words of refusals; and who may read."""

from collections.abc import Iterator
from contextlib import contextmanager
from errno import EACCES, EDQUOT, EFBIG, ELOOP, ENOSPC, ENOTDIR, EPERM, EROFS
from pathlib import Path

from domain.refusals import Refusal

OWNER_ONLY_FOLDER = 0o700
OWNER_ONLY_FILE = 0o600
OTHERS = 0o077

_CODES = {
    ENOSPC: "disk-full",
    EDQUOT: "disk-full",
    EFBIG: "disk-full",
    EACCES: "files-unwritable",
    EPERM: "files-unwritable",
    EROFS: "files-unwritable",
    ELOOP: "file-path-refused",
    ENOTDIR: "file-path-refused",
}


def make_private(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for its owner only."""
    if not folder.is_dir():
        make_private(folder.parent)
        folder.mkdir(OWNER_ONLY_FOLDER, exist_ok=True)


@contextmanager
def refusing_disk() -> Iterator[None]:
    """
    Turn a disk's failures into refusals; what is a fault of ours stays an error.

    :raises Refusal: `disk-full`, `files-unwritable`, `file-missing`, `file-is-folder`
        or `file-path-refused`.
    """
    try:
        yield
    except FileNotFoundError as error:
        raise Refusal("file-missing", file=_name(error)) from error
    except IsADirectoryError as error:
        raise Refusal("file-is-folder", file=_name(error)) from error
    except OSError as error:
        code = _CODES.get(error.errno or 0)
        if code is None:
            raise
        raise Refusal(code, file=_name(error)) from error


def _name(error: OSError) -> str:
    """Return what the failure is about, where it is a name and no number."""
    return error.filename if isinstance(error.filename, str) else ""
