"""What a case is opened with: complete, not endless, and without anybody's name."""

from collections.abc import Iterable
from dataclasses import replace

from domain.cases import CaseFacts
from domain.refusals import Refusal
from domain.walled_names import carries, without
from services.actions.finish_action import LINK
from services.wall.screen_words import WITHHELD
from services.words import LINK_LENGTH, NAME_LENGTH, refuse_long

NEEDED = ("project", "country", "office_id")
LONGEST = {
    "project": 300,
    "country": 80,
    "bureau": NAME_LENGTH,
    "project_number": 80,
    "fund_name": NAME_LENGTH,
    "registry_link": LINK_LENGTH,
    "synopsis": 4000,
    "risk_category": NAME_LENGTH,
    "implementing_partner": 300,
    "donors": 1000,
}


def refuse_facts(facts: CaseFacts, *, requestors: Iterable[str]) -> None:
    """
    Refuse facts that are missing, endless or at odds, or that name a requestor.

    The reference is a part of every file's name. Refusals: `facts-missing`,
    `text-too-long`, `link-refused`, `reference-names-somebody`, `fund-contradiction`
    for an environmental fund where no fund pays.
    """
    for field in NEEDED:
        if not getattr(facts, field).strip():
            raise Refusal("facts-missing", field=field)
    for field, limit in LONGEST.items():
        refuse_long(getattr(facts, field), limit=limit, field=field)
    if facts.environmental and not facts.vertical_fund:
        raise Refusal("fund-contradiction")
    if facts.registry_link and not LINK.fullmatch(facts.registry_link):
        raise Refusal("link-refused")
    names = tuple(requestors)
    for name in names:
        refuse_long(name, limit=NAME_LENGTH, field="requestors")
    if carries(facts.reference, names):
        raise Refusal("reference-names-somebody")


def without_names(facts: CaseFacts, requestors: Iterable[str]) -> CaseFacts:
    """Return facts from whose free words every requestor's name is taken out."""
    names = tuple(requestors)
    if not names:
        return facts
    return replace(
        facts,
        project=without(facts.project, names, WITHHELD),
        fund_name=without(facts.fund_name, names, WITHHELD),
        synopsis=without(facts.synopsis, names, WITHHELD),
        risk_category=without(facts.risk_category, names, WITHHELD),
        implementing_partner=without(facts.implementing_partner, names, WITHHELD),
        donors=without(facts.donors, names, WITHHELD),
    )
