"""Which names may stand in a path below a case's folder."""

from unicodedata import category

from domain.refusals import Refusal

_LONGEST_PART_BYTES = 200  # Most disks take 255; some room for what is added.
_MOST_PARTS = 8
_MEANING_SOMETHING = frozenset('/\\:*?"<>|')


def parts_of_path(path: str) -> list[str]:
    """
    Return the parts of a path with `/`, each safe.

    :raises Refusal: `file-path-refused` for anything that could lead elsewhere.
    """
    parts = [safe_part(part) for part in path.split("/")]
    if len(parts) > _MOST_PARTS:
        raise _refused(path)
    return parts


def safe_part(part: str) -> str:
    """
    Return the name of a file or folder as it is, when it is one and no more.

    :raises Refusal: `file-path-refused` for an empty or hidden name, a way up, a
        separator, a control character, or a name that another system reads differently.
    """
    is_odd = any(
        mark in _MEANING_SOMETHING or category(mark).startswith("C") for mark in part
    )
    is_trimmed = part != part.strip() or part.endswith(".")
    too_long = len(part.encode("utf-8", "replace")) > _LONGEST_PART_BYTES
    if not part or part.startswith(".") or is_odd or is_trimmed or too_long:
        raise _refused(part)
    return part


def _refused(path: str) -> Refusal:
    return Refusal("file-path-refused", file=path[:60])
