"""The pages to read at each action of the SOP: its two or three that fit best."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from domain.learning.resources import Resource, ResourceStatus

MOST_STEPS = 5  # Of "superseded by", so that a circle comes to an end.

_RULES = "pub-secu-guidelines"  # What SECU does when, and what it keeps confidential.
_REVIEW = "tk-compliance"  # What a compliance review is, and who decides after it.
_REGISTRY = "secu-review"  # Where the public registry of cases is.
_CHANGE = "popp-change"  # How a project is revised or suspended.
_ESCALATE = "popp-risk"  # When a risk moves up, and to whom.
_OUTREACH = "tk-outreach"  # How to speak of SECU with government and partners.

# By the permanent keys of the rows; best first.
FOR_ACTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "notify-executive-office": ("am-overview", _REGISTRY),
        "brief-country-office": ("am-overview", "secu-home", _RULES),
        "hold-first-call": ("am-overview", _RULES, _REVIEW),
        "make-case-room": ("spark-guide", "popp-disclosure"),
        "prepare-fact-sheet": ("reg-secu0010", _REGISTRY),
        "answer-eligibility-questions": ("secu-home", _RULES, "popp-ses-proc"),
        "hand-over-elsewhere": ("srm-hq", "tk-response", _ESCALATE),
        "update-on-eligibility": ("secu-home", _RULES),
        "notify-of-eligibility": (_OUTREACH, "popp-implement", _REGISTRY),
        "agree-interim-plan": (_CHANGE, _ESCALATE, _RULES),
        "update-on-draft-tor": (_RULES, _REGISTRY),
        "comment-on-draft-tor": (_RULES, "pub-ses", "popp-ses-proc"),
        "revisit-plan-at-launch": (_CHANGE, _ESCALATE, "popp-erm"),
        "support-mission": (_RULES, "secu-home", "popp-par"),
        "debrief-mission": (_RULES, _REVIEW),
        "revisit-plan-after-mission": (_CHANGE, _ESCALATE, "popp-ses-proc"),
        "share-fact-check": (_RULES, "popp-disclosure"),
        "answer-fact-check": (_RULES, "pub-ses", "popp-ses-proc"),
        "notify-of-draft-report": (_OUTREACH, "popp-implement", _REGISTRY),
        "comment-on-draft-report": ("pub-ses", _REVIEW, _RULES),
        "revisit-plan-at-draft-report": (_CHANGE, _ESCALATE, _REVIEW),
        "announce-final-report": (_REVIEW, _RULES),
        "notify-of-final-report": (_OUTREACH, "popp-implement", _REGISTRY),
        "brief-administrator": (_REVIEW, "pub-ses"),
        "record-decision": (_REVIEW, _RULES),
        "prepare-management-response": (_REVIEW, "popp-ses-proc", _ESCALATE),
        "notify-of-decision": (_OUTREACH, "tk-access", _REGISTRY),
        "report-progress": ("tk-qa", "popp-ses-proc", _REGISTRY),
        "support-monitoring-mission": (_RULES, "secu-home"),
        "close-case": (_REVIEW, _REGISTRY),
    }
)


def is_linked(resource: Resource) -> bool:
    """Whether people are still sent to a resource: it is not withdrawn, nor dead."""
    withdrawn = resource.status is ResourceStatus.WITHDRAWN
    return not withdrawn and resource.dead_since is None


def now_used(
    ids: Iterable[str], catalogue: Mapping[str, Resource]
) -> tuple[Resource, ...]:
    """
    Return the resources of *ids*, or what superseded them, that are still linked.

    Each stands there once. What is not in the *catalogue* is left out.
    """
    found = (_newest(each, catalogue) for each in ids)
    linked = {each.id: each for each in found if each is not None and is_linked(each)}
    return tuple(linked.values())


def _newest(resource_id: str, catalogue: Mapping[str, Resource]) -> Resource | None:
    resource = catalogue.get(resource_id)
    for _ in range(MOST_STEPS):
        if resource is None or not resource.superseded_by:
            return resource
        resource = catalogue.get(resource.superseded_by)
    return None  # They supersede each other in a circle: none is the newest.
