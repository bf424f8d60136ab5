"""The catalogue: what of the SES Toolkit and around it can be linked (000, 4)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.learning.links import LinkHealth

REVIEW_EVERY = timedelta(days=365)


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
    One item of the catalogue; *summary* is in our own words, in its own language.

    *url* is http or https. *edition* is a year, empty where nothing tells it. *aliases*
    are other addresses of the same page. *superseded_by* is the id of what to use
    instead, empty for nothing. *attested* says how it is known: `page seen`, `link
    seen`, or who added it. *reviewed_on* is when somebody last looked whether it still
    holds, *dead_since* when its address was first found not to answer.
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

    def is_review_due(self, today: date) -> bool:
        """Whether nobody looked for a year whether it still holds."""
        return self.reviewed_on is None or self.reviewed_on + REVIEW_EVERY <= today


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptResource:
    """
    A resource as it is kept: its *revision* rises with each change, 0 is not kept yet.

    *edited_by* is the facilitator who last changed what it says, empty while it says
    what the product ships.
    """

    resource: Resource
    revision: int = 0
    edited_by: str = ""
    edited_at: datetime | None = None

    @property
    def is_shipped(self) -> bool:
        """Whether nobody changed what it says, so that the product may."""
        return not self.edited_by


class ResourceNews(StrEnum):
    """What happened to a resource; the value is stored for ever."""

    ADDED = "added"
    EDITED = "edited"
    WITHDRAWN = "withdrawn"
    BROUGHT_BACK = "brought-back"
    REVIEWED = "reviewed"
    DEAD = "dead"
    ALIVE = "alive"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceChange:
    """
    What happened to a resource, who did it, and what it was before; None: it was not.

    *note* is the reason where one is asked for.
    """

    resource_id: str
    what: ResourceNews
    by: str
    at: datetime
    note: str = ""
    was: Resource | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceSheet:
    """
    A resource for whoever reads it; *facilitates* says whether they may change it.

    *instead* is what supersedes it, *replaces* what it supersedes. *last* is what
    happened to it last, *last_by* the name of who did it.
    """

    kept: KeptResource
    facilitates: bool
    today: date
    instead: Resource | None = None
    replaces: tuple[Resource, ...] = ()
    link: LinkHealth | None = None
    last: ResourceChange | None = None
    last_by: str = ""
