"""Why a date will probably be missed, in a sentence a reason."""

from collections.abc import Iterable, Mapping
from datetime import date

from cards.wording import _, ngettext
from cards.wording.dates import listed, near_day
from cards.wording.states import APPROVALS, KEYS, named, roles_listed
from domain.due import Skipped
from domain.exceptions_sheet import RiskLine
from domain.forecast import Ground, Reason
from domain.people import Person
from domain.procedure.model import Approval


def days_left_words(days: int) -> str:
    """Say how many working days are left."""
    if days == 0:
        return _("due today")
    words = ngettext("{count} working day left", "{count} working days left", days)
    return words.format(count=days)


def risk_words(
    risk: RiskLine, people: Mapping[str, Person], *, today: date
) -> tuple[str, ...]:
    """Return a sentence for each reason, and one for the holidays until then."""
    sentences = tuple(_reason(each, risk, people) for each in risk.reasons)
    return (*sentences, *_holidays(risk.holidays, today=today))


def _reason(reason: Reason, risk: RiskLine, people: Mapping[str, Person]) -> str:
    return {
        Ground.NOBODY: _nobody,
        Ground.WAITS_FOR: _waits_for,
        Ground.NOT_STARTED: _not_started,
        Ground.NOT_DRAFTED: _not_drafted,
        Ground.NOT_SENT: _not_sent,
        Ground.NOT_AGREED: _not_agreed,
        Ground.NOT_SUBMITTED: _not_submitted,
        Ground.NOT_REACHED: lambda *told: _not_reached(*told, people=people),
        Ground.AWAY: lambda *told: away_words(told[0].people, people),
    }[reason.ground](reason, risk)


def _nobody(reason: Reason, _risk: RiskLine) -> str:
    return _("Nobody plays this part now: {roles}.").format(
        roles=roles_listed(reason.roles)
    )


def _waits_for(reason: Reason, _risk: RiskLine) -> str:
    words = ngettext(
        "Action {actions} comes before it and is not done.",
        "Actions {actions} come before it and are not done.",
        len(reason.labels),
    )
    return words.format(actions=listed(reason.labels))


def _not_started(_reason: Reason, _risk: RiskLine) -> str:
    return _("Nobody has started it.")


def _not_drafted(reason: Reason, risk: RiskLine) -> str:
    if risk.row.approval is Approval.NONE:
        return _("Its document is not drafted.")
    words = ngettext(
        "Its document is not drafted, and {approval} usually take {count} working day.",
        "Its document is not drafted, and {approval} usually take {count} working"
        " days.",
        reason.needed,
    )
    return words.format(approval=_approval(risk), count=reason.needed)


def _not_sent(reason: Reason, risk: RiskLine) -> str:
    words = ngettext(
        "It is not out for {approval}, which usually take {count} working day.",
        "It is not out for {approval}, which usually take {count} working days.",
        reason.needed,
    )
    return words.format(approval=_approval(risk), count=reason.needed)


def _not_agreed(reason: Reason, _risk: RiskLine) -> str:
    keys = listed(named(KEYS, key) for key in reason.keys)
    if not keys:
        return _("It is not submitted to SECU yet.")
    words = ngettext(
        "Not agreed yet: {keys}. What is left usually takes {count} working day.",
        "Not agreed yet: {keys}. What is left usually takes {count} working days.",
        reason.needed,
    )
    return words.format(keys=keys, count=reason.needed)


def _not_submitted(_reason: Reason, _risk: RiskLine) -> str:
    return _("It is cleared, and not submitted to SECU yet.")


def _not_reached(
    reason: Reason, _risk: RiskLine, *, people: Mapping[str, Person]
) -> str:
    names = (people[each].name for each in reason.people if each in people)
    return _("The last reminder may not have reached {people}.").format(
        people=listed(names) or _("somebody")
    )


def away_words(away: Iterable[str], people: Mapping[str, Person]) -> str:
    """Suggest that somebody acts for who is away; to name them is not the desk's."""
    names = listed(people[each].name for each in away if each in people)
    words = _(
        "Out of office, and nobody acts for them: {people}. They, or the Corporate SES"
        " Team, can name a deputy (type “act for”)."
    )
    return words.format(people=names or _("somebody"))


def _holidays(days: Iterable[Skipped], *, today: date) -> tuple[str, ...]:
    named_days = [f"{near_day(each.day, today=today)} ({each.name})" for each in days]
    if not named_days:
        return ()
    words = ngettext(
        "A holiday falls before it: {days}.",
        "Holidays fall before it: {days}.",
        len(named_days),
    )
    return (words.format(days=listed(named_days)),)


def _approval(risk: RiskLine) -> str:
    return named(APPROVALS, risk.row.approval)
