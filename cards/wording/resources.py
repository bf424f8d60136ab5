"""
Resources in words: what they hold, their kinds, languages, states and labels.

What the shipped resources hold is said in `cards/locales` by a catalogue of its own,
`resources.po`: it changes with the resources, not with the desk's sentences.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from cards.wording import LOCALES, RESOURCES, _, language, translate
from cards.wording.catalogues import files_in, find_catalogue
from cards.wording.dates import language_name
from domain.learning.links import LinkHealth, LinkOutcome, LinkReason
from domain.learning.resources import Resource, ResourceKind, ResourceNews
from domain.learning.resources import ResourceStatus as Status
from domain.wording import N_

KINDS: Mapping[str, str] = {
    ResourceKind.WEB_PAGE: N_("Web page"),
    ResourceKind.POLICY: N_("Policy"),
    ResourceKind.GUIDANCE_NOTE: N_("Guidance note"),
    ResourceKind.TEMPLATE: N_("Template"),
    ResourceKind.TOOL: N_("Tool"),
    ResourceKind.REGISTRY: N_("Registry"),
    ResourceKind.COURSE: N_("Course"),
    ResourceKind.WEBINAR: N_("Webinar"),
}
STATUSES: Mapping[str, str] = {
    Status.CURRENT: N_("Current"),
    Status.SUPERSEDED: N_("Superseded: of the standards before 2021"),
    Status.OLDER_ADDRESS: N_("An older address"),
    Status.OLDER_WORDING: N_("An older wording"),
    Status.WITHDRAWN: N_("Withdrawn"),
}
_NEWS: Mapping[ResourceNews, str] = {
    ResourceNews.ADDED: N_("Added"),
    ResourceNews.EDITED: N_("Edited"),
    ResourceNews.WITHDRAWN: N_("Withdrawn"),
    ResourceNews.BROUGHT_BACK: N_("Brought back"),
    ResourceNews.REVIEWED: N_("Reviewed"),
    ResourceNews.DEAD: N_("Link said to be dead"),
    ResourceNews.ALIVE: N_("Link said to be alive"),
}
_OUTCOMES: Mapping[LinkOutcome, str] = {
    LinkOutcome.ALIVE: N_("it answered"),
    LinkOutcome.MOVED: N_("it moved to {address}"),
    LinkOutcome.DEAD: N_("nothing is there"),
    LinkOutcome.UNSURE: N_("not sure"),
}
_REASONS: Mapping[LinkReason, str] = {
    LinkReason.NONE: "",
    LinkReason.GONE: N_("the page is gone"),
    LinkReason.NO_SUCH_NAME: N_("its server's name is not known"),
    LinkReason.TIMEOUT: N_("it did not answer in time"),
    LinkReason.REFUSED: N_("it did not let us in"),
    LinkReason.BROKEN: N_("its server failed"),
    LinkReason.TOO_MANY_HOPS: N_("it leads on and on"),
    LinkReason.NOT_PUBLIC: N_("it leads to a private network, and was not followed"),
    LinkReason.NOT_WEB: N_("it leads to no web address, and was not followed"),
}
_OLDER = frozenset({Status.OLDER_ADDRESS, Status.OLDER_WORDING})
_OLD_EDITION = "2015"


def kind_name(kind: ResourceKind) -> str:
    """Name a kind of resource."""
    return translate(KINDS[kind])


def status_name(status: Status) -> str:
    """Say whether a resource is the one to use now."""
    return translate(STATUSES[status])


def news_name(what: ResourceNews) -> str:
    """Say what happened to a resource."""
    return translate(_NEWS[what])


def link_words(link: LinkHealth) -> str:
    """Say what the last look at an address found."""
    outcome = translate(_OUTCOMES[link.outcome]).format(address=link.moved_to)
    reason = translate(_REASONS[link.reason])
    return f"{outcome} ({reason})" if reason else outcome


def labels_of(resource: Resource, *, reading: str) -> Iterator[str]:
    """Yield what who reads that language should know before they open a link."""
    if resource.status is Status.SUPERSEDED or resource.superseded_by:
        yield _("Superseded")
    elif resource.status in _OLDER or resource.edition.startswith(_OLD_EDITION):
        yield _("Older edition")
    if not resource.official:
        yield _("A copy, or not UNDP's own")
    if reading and resource.language != reading:
        name = language_name(resource.language)
        yield _("Only in {language}").format(language=name)
    if resource.dead_since is not None:
        yield _("The link may not open")


def marks_of(resource: Resource) -> Iterator[str]:
    """Yield what a reader should know before they trust a resource."""
    if resource.status is not Status.CURRENT:
        yield status_name(resource.status)
    if not resource.official:
        yield _("A copy, or not UNDP's own")
    if resource.dead_since is not None:
        yield _("Its link is dead")


def summary_words(resource: Resource) -> str:
    """Say what a resource holds; as it was written where nobody translated that."""
    words = find_catalogue(language(), _summaries()).gettext
    return words(resource.summary) if resource.summary else ""


@cache
def _summaries() -> dict[str, Path]:
    return files_in(LOCALES, RESOURCES)
