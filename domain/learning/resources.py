"""The catalogue: what of the SES Toolkit and around it can be linked (000, 4)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ResourceKind(StrEnum):
    """What a resource is; the value is stored for ever."""

    WEB_PAGE = "web page"
    POLICY = "policy"
    GUIDANCE_NOTE = "guidance note"
    TEMPLATE = "template"
    TOOL = "tool"
    REGISTRY = "registry"
    COURSE = "course"
    WEBINAR = "webinar"


class ResourceStatus(StrEnum):
    """Whether a resource is the one to use now; the value is stored for ever."""

    CURRENT = "current"
    SUPERSEDED = "superseded 2015"  # Of the standards before 2021.
    OLDER_ADDRESS = "older address"
    OLDER_WORDING = "older wording"
    WITHDRAWN = "withdrawn"  # A facilitator took it out; it is never linked.


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """
    One item of the catalogue; *summary* is in our own words, in English.

    *url* is http or https. *aliases* are other addresses of the same page.
    *superseded_by* is the id of what to use instead, empty for nothing. *attested* says
    how it is known: `page seen`, `link seen`, or who added it. *reviewed_on* is when
    somebody last looked whether it still holds, *dead_since* when its address was first
    found not to answer.
    """

    id: str
    title: str
    url: str
    language: str
    kind: ResourceKind
    summary: str
    attested: str
    topics: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    edition: str = ""
    official: bool = False
    status: ResourceStatus = ResourceStatus.CURRENT
    superseded_by: str = ""
    aliases: tuple[str, ...] = ()
    reviewed_on: date | None = None
    dead_since: date | None = None
    public: bool = True  # Guests are shown nothing else.
