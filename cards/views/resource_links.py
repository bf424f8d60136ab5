"""Links to the catalogue's resources: a title, and what to know before opening it."""

from collections.abc import Iterable

from cards.elements import Link
from cards.views.heads import joined
from cards.wording import _, language
from cards.wording.resources import labels_of
from domain.learning.resources import Resource


def links_to_read(resources: Iterable[Resource]) -> tuple[Link, ...]:
    """Return links for a card, as their reader should see them."""
    return tuple(Link(_labelled(each), each.url) for each in resources)


def _labelled(resource: Resource) -> str:
    labels = joined(labels_of(resource, reading=language()))
    if not labels:
        return resource.title
    words = _("{title} ({labels})")
    return words.format(title=resource.title, labels=labels)
