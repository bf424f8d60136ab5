"""A day that may be two: the form that asks says how it was read, and how else."""

from dataclasses import replace

from cards.elements import Text, Tone
from cards.wording import _
from cards.wording.dates import long_day
from dialogs.conversation import Reply
from dialogs.reading.days import DayRead


def is_doubtful(read: DayRead | None) -> bool:
    """Whether the figures mean another day as well: 3/6 may be June or March."""
    return read is not None and read.ambiguous_with is not None


def saying_how_read(reply: Reply, read: DayRead | None) -> Reply:
    """Return an answer whose form, if it has one, begins with the doubt."""
    if reply.form is None or read is None or read.ambiguous_with is None:
        return reply
    day, other = long_day(read.day), long_day(read.ambiguous_with)
    words = _("“{typed}” was read as {day}. It may mean {other}: check it below.")
    said = words.format(typed=read.words, day=day, other=other)
    doubt = Text(said, tone=Tone.SOON)
    form = replace(reply.form, elements=(doubt, *reply.form.elements))
    return replace(reply, form=form)
