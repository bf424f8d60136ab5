"""What people write: never missing where it is asked for, and not endless."""

from domain.refusals import Refusal

WORDS_LENGTH = 4000
NAME_LENGTH = 200
LINK_LENGTH = 2000


def refuse_long(words: str, *, limit: int = WORDS_LENGTH, field: str = "words") -> None:
    """Refuse a text of more than *limit* characters: `text-too-long`."""
    if len(words) > limit:
        raise Refusal("text-too-long", limit=str(limit), field=field)


def needed(words: str, *, otherwise: str = "words-missing") -> str:
    """Return a text without the blanks around it; *otherwise* refused, or too long."""
    refuse_long(words)
    kept = words.replace("\x00", "").strip()  # Which PostgreSQL does not keep.
    if not kept:
        raise Refusal(otherwise)
    return kept


def reasoned(reason: str) -> str:
    """Return a reason as it is stored; `reason-missing` or `text-too-long`."""
    return needed(reason, otherwise="reason-missing")
