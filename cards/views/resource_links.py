"""Links to the catalogue's resources: a title, and what to know before opening it."""

from collections.abc import Iterable, Iterator

from cards.elements import Link
from cards.wording import _, language
from cards.wording.dates import language_name, listed
from domain.learning.resources import Resource, ResourceStatus

_OLDER = frozenset({ResourceStatus.OLDER_ADDRESS, ResourceStatus.OLDER_WORDING})


def links_to_read(resources: Iterable[Resource]) -> tuple[Link, ...]:
    """Return links for a card, as their reader should see them."""
    return tuple(Link(_labelled(each), each.url) for each in resources)


def _labelled(resource: Resource) -> str:
    labels = listed(_labels(resource))
    if not labels:
        return resource.title
    words = _("{title} ({labels})")
    return words.format(title=resource.title, labels=labels)


def _labels(resource: Resource) -> Iterator[str]:
    """Yield what a reader should know before they trust a link."""
    if resource.status is ResourceStatus.SUPERSEDED:
        yield _("old edition")
    elif resource.status in _OLDER:
        yield _("older page")
    if not resource.official:
        yield _("copy")
    if resource.language != language():
        words = _("in {language}")
        yield words.format(language=language_name(resource.language))
