"""What Microsoft Graph answers, or does not, and what that means for who asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from math import ceil, isfinite
from typing import Any

from bot.rooms.patience import Later
from domain.refusals import Refusal

BUSY = frozenset((429, 500, 502, 503, 504))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer: *body* is {} where there was no JSON, *headers* in small letters."""

    status: int
    headers: Mapping[str, str]
    body: Mapping[str, Any]

    @property
    def is_good(self) -> bool:
        """Whether it was done."""
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES

    @property
    def is_there(self) -> bool:
        """Whether a thing that names itself is there now: made, or there before."""
        return self.is_good or self.status == HTTPStatus.CONFLICT

    @property
    def code(self) -> str:
        """Graph's own code of what is wrong; the status where it says none."""
        error = self.body.get("error")
        said = error.get("code") if isinstance(error, dict) else None
        return str(said or f"HTTP {self.status}")[:80]

    @property
    def retry_after(self) -> float | None:
        """How many seconds to wait; None where it does not say."""
        return seconds_said(self.headers)

    @property
    def values(self) -> list[dict[str, Any]]:
        """The things of a list, as far as they are things."""
        found = self.body.get("value")
        listed = found if isinstance(found, list) else []
        return [each for each in listed if isinstance(each, dict)]


class NoAnswer(Exception):
    """No answer came; *taken* is False where surely nothing reached Graph."""

    def __init__(self, *, taken: bool) -> None:
        super().__init__(taken)
        self.may_be_taken = taken


def seconds_said(headers: Mapping[str, str]) -> float | None:
    """Read Retry-After: seconds, a fraction of them, or a date; None without one."""
    said = headers.get("retry-after", "").strip()
    if not said:
        return None
    try:
        seconds = float(said)
    except ValueError:
        return _until(said, headers)
    return float(ceil(seconds)) if isfinite(seconds) and seconds >= 0 else None


def _until(said: str, headers: Mapping[str, str]) -> float | None:
    """Count by Graph's own clock, where it says what that shows."""
    then = _moment(said)
    if then is None:
        return None
    now = _moment(headers.get("date", "")) or datetime.now(UTC)
    return max(0.0, (then - now).total_seconds())


def _moment(words: str) -> datetime | None:
    try:
        return parsedate_to_datetime(words).replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def good(
    answer: Answer, *, right: str, besides: frozenset[int] = frozenset()
) -> Answer:
    """
    Return an answer that says that it was done, or has one of the statuses *besides*.

    :raises Later: where Graph is busy, or does not know yet what it just made.
    :raises Refusal: `graph-right-missing` (*right* names it), `graph-not-known`, or
        `graph-refused` with Graph's own code.
    """
    if answer.is_good or answer.status in besides:
        return answer
    if answer.status in BUSY:
        raise Later("graph-busy", seconds=answer.retry_after)
    if answer.status == HTTPStatus.NOT_FOUND:
        raise Later("room-not-there-yet")
    if answer.status == HTTPStatus.UNAUTHORIZED:
        raise Refusal("graph-not-known")
    if answer.status == HTTPStatus.FORBIDDEN:
        raise Refusal("graph-right-missing", about=right)
    raise Refusal("graph-refused", about=answer.code)
