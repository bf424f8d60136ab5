"""What is known of a case, in words: the facts' names and their values."""

from collections.abc import Iterable, Mapping
from datetime import date

from cards.wording import _
from cards.wording.dates import listed, long_day
from cards.wording.states import named
from domain.wording import N_

# By the name of the fact; the forms ask for them in longer words.
FACTS: Mapping[str, str] = {
    "country": N_("Country"),
    "project": N_("Project"),
    "project_number": N_("Project number"),
    "vertical_fund": N_("Vertical fund"),
    "environmental": N_("Environmental vertical fund"),
    "fund_name": N_("Name of the fund"),
    "secu": N_("SECU's compliance review"),
    "srm": N_("Stakeholder Response Mechanism"),
    "registry_link": N_("Link to SECU's registry"),
    "confidential": N_("Confidential"),
    "synopsis": N_("What the complaint is about"),
    "risk_category": N_("Risk category"),
    "implementing_partner": N_("Implementing partner"),
    "donors": N_("Donors"),
    "filed_on": N_("Filed on"),
}
_MOST = 200  # Letters of a long text that are shown.


def facts_listed(names: Iterable[str]) -> str:
    """Return the names of facts in a sentence."""
    return listed(named(FACTS, name) for name in names)


def fact_said(value: object) -> str:
    """Return a fact's value in words."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return long_day(value)
    words = str(value or "")
    short = words if len(words) <= _MOST else f"{words[:_MOST].rstrip()}…"
    return short or _("nothing")
