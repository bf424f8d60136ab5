"""Why a due date is what it is: every reason, in sentences."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from cards.wording import _, ngettext, translate
from cards.wording.dates import listed, long_day, working_days
from cards.wording.due import unverified_years
from cards.wording.events import event_title
from domain.due import Due, DueKind, Explanation, Skipped, SkipReason, Unit
from domain.procedure.model import ProcedureRow
from domain.roles import Office


def why_lines(due: Due, row: ProcedureRow, *, readings: bool = True) -> tuple[str, ...]:
    """
    Explain a due date: event, count, days left out, calendar, clause, other reading.

    With *readings* the places follow where the SOP is silent and what the desk does.
    """
    return tuple(
        line
        for line in chain(
            _kind_lines(due, row),
            _count_lines(due),
            _extended_lines(due),
            [_clause(row)],
            _calendar_lines(due, row),
            reading_lines(row) if readings else (),
        )
        if line
    )


def _kind_lines(due: Due, row: ProcedureRow) -> Iterator[str]:
    match due.kind:
        case DueKind.EXTERNAL:
            yield from secu_lines(due)
        case DueKind.SUGGESTED:
            yield _(
                "The SOP gives no date here. This one is a suggestion, and is never "
                "called late."
            )
        case DueKind.OPEN:
            yield from _open_lines(due)
        case DueKind.UNSET:
            yield _unset(due, row)
        case DueKind.END:
            yield _("This is an end of the procedure: nothing falls due.")
        case DueKind.FIXED:
            return


def secu_lines(due: Due) -> Iterator[str]:
    """Say that SECU set a date, and what the SOP's own would be."""
    if due.day is not None:
        yield _("SECU set this date: {day}. Only SECU moves it.").format(
            day=long_day(due.day)
        )
    if due.sop_day is None:
        return
    sop = long_day(due.sop_day)
    if due.day is not None and due.day > due.sop_day:
        yield _(
            "Careful: SECU's date is later than the SOP's own, {day}. Aim for the "
            "SOP's day if you can."
        ).format(day=sop)
    else:
        yield _("The SOP's own date would be {day}.").format(day=sop)


def _open_lines(due: Due) -> Iterator[str]:
    yield _("The SOP gives no number here; this is never called late.")
    if due.day is not None:
        yield _("A revisit is suggested for {day}.").format(day=long_day(due.day))
    elif due.waits_for is not None:
        yield _("Nothing is counted before this is recorded: {event}.").format(
            event=event_title(due.waits_for)
        )


def _unset(due: Due, row: ProcedureRow) -> str:
    if due.waits_for is not None:
        return _(
            "The date is counted from an event that is not recorded yet: {event}."
        ).format(event=event_title(due.waits_for))
    if row.secu_may_date:
        return _("SECU names the date, and none is recorded yet: ask SECU for it.")
    return _("There is no date, because the SOP gives none.")


def _count_lines(due: Due) -> Iterator[str]:
    why, counted = due.why, due.original_day or due.day
    if why is None or counted is None:
        return
    anchor = {"event": event_title(why.anchor), "day": long_day(why.anchor_day)}
    if why.unit is Unit.WORKING_DAYS:
        yield _("{event}: {day}. That day is day 0 and does not count.").format(
            **anchor
        )
        yield _counted(why).format(count=why.count, day=long_day(counted))
        yield _left_out(why.skipped)
        return
    yield _("{event}: {day}.").format(**anchor)
    yield _counted(why).format(count=why.count, day=long_day(why.reached or counted))
    if why.skipped:
        yield _brought_forward(counted, why)


def _counted(why: Explanation) -> str:
    """Return the sentence on the count, with its day still to be put in."""
    match why.unit:
        case Unit.WORKING_DAYS:
            return ngettext(
                "{count} working day on is {day}.",
                "{count} working days on is {day}.",
                why.count,
            )
        case Unit.MONTHS:
            return ngettext(
                "{count} calendar month on is {day}.",
                "{count} calendar months on is {day}.",
                why.count,
            )
        case Unit.YEARS:
            return ngettext(
                "{count} year on is {day}; it comes again every year.",
                "{count} years on is {day}; it comes again every year.",
                why.count,
            )


def _left_out(skipped: tuple[Skipped, ...]) -> str:
    if skipped:
        return _("Not counted: {days}.").format(days=skipped_words(skipped))
    return _("No weekend and no holiday lay between.")


def _extended_lines(due: Due) -> Iterator[str]:
    """Count on from the original day by what was granted on top of it."""
    if due.original_day is None or due.day is None:
        return
    words = _("More time was granted: {days} from {original} on is {day}.")
    yield words.format(
        days=working_days(due.extra_days),
        original=long_day(due.original_day),
        day=long_day(due.day),
    )
    yield _left_out(due.extra_skipped)


def skipped_words(skipped: tuple[Skipped, ...]) -> str:
    """Say which days did not count: weekends as a number, holidays by name and day."""
    weekend = sum(each.reason is SkipReason.WEEKEND for each in skipped)
    holidays = [
        f"{each.name} ({long_day(each.day)})"
        for each in skipped
        if each.reason is SkipReason.HOLIDAY
    ]
    days = ngettext("{count} weekend day", "{count} weekend days", weekend)
    return listed([days.format(count=weekend) if weekend else "", *holidays])


def _brought_forward(day: date, why: Explanation) -> str:
    sentence = _("Nobody works then: {days}. The working day before counts, {day}.")
    return sentence.format(days=skipped_words(why.skipped), day=long_day(day))


def _clause(row: ProcedureRow) -> str:
    clause = translate(row.clause)
    if row.clause.startswith("The SOP"):  # It says itself that the cell is empty.
        return f"{clause}."
    return _("The SOP says: “{clause}”.").format(clause=clause)


def _calendar_lines(due: Due, row: ProcedureRow) -> Iterator[str]:
    if due.why is None:
        return
    here = row.calendar is Office.COUNTRY
    words = (
        _("The Country Office's days count: calendar “{name}”.")
        if here
        else _("Headquarters' days count: calendar “{name}”.")
    )
    yield words.format(name=due.why.calendar)
    yield from _other_lines(due)
    if years := unverified_years(due):
        yield _unverified(due.why.calendar, years)


def _other_lines(due: Due) -> Iterator[str]:
    if due.other is None:
        return
    same = due.other.day == due.day
    words = (
        _("On the other office's calendar, “{name}”, it is the same day.")
        if same
        else _("On the other office's calendar, “{name}”, it would be {day}.")
    )
    yield words.format(name=due.other.calendar, day=long_day(due.other.day))
    if due.other.unverified_years:
        yield _unverified(due.other.calendar, due.other.unverified_years)


def _unverified(calendar: str, years: tuple[int, ...]) -> str:
    sentence = ngettext(
        "No holiday list for {years} is loaded for “{name}”, so only weekends are left "
        "out: check the day. An administrator can load the list with "
        "`ses-desk holidays load`.",
        "No holiday lists for {years} are loaded for “{name}”, so only weekends are "
        "left out: check the day. An administrator can load the lists with "
        "`ses-desk holidays load`.",
        len(years),
    )
    return sentence.format(years=listed(str(year) for year in years), name=calendar)


def reading_lines(row: ProcedureRow) -> tuple[str, ...]:
    """Say where the SOP is silent or says two things, and what the desk does."""
    return tuple(
        _("{question} We read: {reading}").format(
            question=translate(choice.question), reading=translate(choice.reading)
        )
        for choice in row.choices
    )
