"""What a check of the links newly found dead, for who looks after the catalogue."""

from collections.abc import Mapping, Sequence

from cards.elements import Button, Card, Item, Items, Text, Tone
from cards.verbs import Verb
from cards.views.targets import with_inputs
from cards.wording import _, language, ngettext
from cards.wording.resources import link_words
from domain.learning.links import LinkHealth
from domain.learning.resources import Resource

_MOST = 10


def card_of_dead_links(
    dead: Sequence[Resource], links: Mapping[str, LinkHealth]
) -> Card:
    """List the links, each with what was found and the way to its resource."""
    said = ngettext(
        "{count} link of the catalogue is newly dead",
        "{count} links of the catalogue are newly dead",
        len(dead),
    )
    title = said.format(count=len(dead))
    items = tuple(_item(each, links.get(each.id)) for each in dead[:_MOST])
    more = _("and {count} more: type “resources dead”").format(count=len(dead) - _MOST)
    then = _("Open each: mend its address, withdraw it, or say that it is alive.")
    return Card(
        title=title,
        plain=f"{title}. {then}",
        elements=(Text(then), Items(items, more=more if len(dead) > _MOST else "")),
        buttons=(
            Button(
                verb=Verb.RESOURCES,
                target=with_inputs("", "dead", "1"),
                label=_("Dead links"),
            ),
        ),
        tone=Tone.SOON,
        language=language(),
    )


def _item(resource: Resource, link: LinkHealth | None) -> Item:
    return Item(
        resource.id,
        resource.title,
        note=link_words(link) if link else "",
        button=Button(verb=Verb.RESOURCE_SHOW, target=resource.id, label=_("Show")),
        address=resource.url,
    )
