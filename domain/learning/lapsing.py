"""The end of what nobody answers: told to its asker before, and put off by anything."""

from datetime import datetime, timedelta

from domain.learning.connect import PrivateQuestion, QuestionEntry

LAPSES_SOON = "lapses-soon"  # On record, that its asker was told; never renamed.
LAPSED = "lapsed"  # On record; never renamed.
_NOTICE = timedelta(days=14)


def notice_of(kept: timedelta) -> timedelta:
    """Return how long before it is closed an asker is told, where that is *kept*."""
    return min(_NOTICE, kept / 2)


def lapses_at(
    question: PrivateQuestion, last: QuestionEntry, *, kept: timedelta
) -> datetime | None:
    """
    Return when an open question is closed; None before its asker was told of that.

    *last* is what happened to it last, and *kept* how long who asks is.
    """
    told = question.is_open and last.verb == LAPSES_SOON
    return last.at + notice_of(kept) if told else None


def told_at(
    question: PrivateQuestion, last: QuestionEntry, *, kept: timedelta
) -> datetime:
    """
    Return when an asker is told that their question will be closed.

    Nothing happened to it for long then, and the promise was not kept either.
    """
    return max(last.at, question.promised_at) + kept - notice_of(kept)
