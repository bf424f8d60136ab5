"""The catalogue: one resource with all that is known of it, and lists of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote

from cards.elements import (
    Badge,
    Button,
    Card,
    Element,
    Facts,
    Fold,
    Item,
    Items,
    Link,
    Text,
    Tone,
)
from cards.verbs import Verb
from cards.views.heads import joined
from cards.views.targets import with_inputs
from cards.wording import _, language, ngettext, translate
from cards.wording.dates import (
    day_there,
    language_name,
    listed,
    moment,
    near_day,
)
from cards.wording.resources import (
    kind_name,
    link_words,
    marks_of,
    news_name,
    status_name,
    summary_words,
)
from domain.learning.known_gaps import KnownGap
from domain.learning.links import LinkHealth
from domain.learning.resources import (
    Resource,
    ResourceNews,
    ResourceSheet,
    ResourceStatus,
)
from domain.people import LINK_CHECK

PAGE = 10
_UNDOES = {
    ResourceNews.DEAD: Verb.RESOURCE_ALIVE,
    ResourceNews.ALIVE: Verb.RESOURCE_DEAD,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceListView:
    """
    A page of the resources that *words* ask for; *gaps* stand behind the last of them.

    Each of *found* is with what the last look at its address found.
    """

    words: str
    page: int
    pages: int
    count: int
    found: tuple[tuple[Resource, LinkHealth | None], ...]
    gaps: tuple[KnownGap, ...]
    facilitates: bool
    today: date


def card_of_resource(sheet: ResourceSheet) -> Card:
    """Show a resource; whoever facilitates finds what they can do about it."""
    resource = sheet.kept.resource
    what = joined((kind_name(resource.kind), language_name(resource.language)))
    is_linked = sheet.facilitates or resource.status is not ResourceStatus.WITHDRAWN
    links = (Link(_("Open the page"), resource.url),) if is_linked else ()
    return Card(
        title=resource.title,
        plain=f"{resource.title}: {resource.url}" if is_linked else resource.title,
        eyebrow=joined((resource.id, what)),
        badges=tuple(_badges(sheet)),
        elements=tuple(_elements(sheet)),
        buttons=tuple(_buttons(sheet)),
        links=links,
        language=language(),
    )


def _badges(sheet: ResourceSheet) -> Iterator[Badge]:
    resource = sheet.kept.resource
    yield from (Badge(mark, Tone.SOON) for mark in marks_of(resource))
    if sheet.facilitates and resource.is_review_due(sheet.today):
        yield Badge(_("To review"), Tone.SOON)


def _elements(sheet: ResourceSheet) -> Iterator[Element]:
    resource = sheet.kept.resource
    yield Text(summary_words(resource))
    if sheet.instead is not None:
        words = _("Use instead: {title} ({id})")
        instead = sheet.instead
        yield Text(words.format(title=instead.title, id=instead.id), strong=True)
    yield Facts(tuple(pair for pair in _facts(sheet) if pair[1]))
    if resource.aliases:
        yield Fold(_("Other addresses of the same page"), resource.aliases)


def _facts(sheet: ResourceSheet) -> Iterator[tuple[str, str]]:
    resource = sheet.kept.resource
    yield _("State"), status_name(resource.status)
    yield _("Edition"), resource.edition
    yield _("Standards and principles"), listed(resource.standards)
    yield _("Topics"), listed(resource.topics)
    yield _("Takes the place of"), listed(each.id for each in sheet.replaces)
    reviewed = resource.reviewed_on
    never = _("not reviewed yet")
    yield (
        _("Reviewed"),
        near_day(reviewed, today=sheet.today) if reviewed else never,
    )
    if sheet.facilitates:
        yield from _kept_facts(sheet)


def _kept_facts(sheet: ResourceSheet) -> Iterator[tuple[str, str]]:
    """Return what only those need who look after the catalogue."""
    resource, link, last = sheet.kept.resource, sheet.link, sheet.last
    yield _("For"), listed(resource.audience)
    yield _("Known by"), _attested(resource)
    if link is not None:
        day = near_day(day_there(link.looked_at), today=sheet.today)
        yield _("Link, {day}").format(day=day), link_words(link)
    if last is not None:
        words = _("{what}, by {person}, {moment}").format(
            what=news_name(last.what), person=_last_by(sheet), moment=moment(last.at)
        )
        yield _("Last change"), joined((words, last.note))


def _last_by(sheet: ResourceSheet) -> str:
    by_check = sheet.last is not None and sheet.last.by == LINK_CHECK
    return _("the check of links") if by_check else sheet.last_by


def _attested(resource: Resource) -> str:
    known = {
        "page seen": _("its page was read"),
        "link seen": _("its address stood on a page that was read"),
    }
    return known.get(resource.attested) or _("somebody added it")


def _buttons(sheet: ResourceSheet) -> Iterator[Button]:
    if sheet.instead is not None:
        yield _show(sheet.instead.id, label=_("Show what to use instead"))
    if not sheet.facilitates:
        return
    resource = sheet.kept.resource
    yield _press(Verb.RESOURCE_EDIT_FORM, resource, _("Edit…"))
    yield _press(Verb.RESOURCE_REVIEWED, resource, _("Reviewed today"))
    if resource.dead_since is None:
        yield _press(Verb.RESOURCE_DEAD, resource, _("The link is dead"), more=True)
    else:
        yield _press(Verb.RESOURCE_ALIVE, resource, _("The link is alive"))
    if resource.status is ResourceStatus.WITHDRAWN:
        yield _press(Verb.RESOURCE_BRING_BACK, resource, _("Bring back"))
    else:
        yield _press(Verb.RESOURCE_WITHDRAW_FORM, resource, _("Withdraw…"), more=True)


def _press(verb: Verb, resource: Resource, label: str, *, more: bool = False) -> Button:
    return Button(verb=verb, target=resource.id, label=label, secondary=more)


def _show(resource_id: str, *, label: str) -> Button:
    return Button(verb=Verb.RESOURCE_SHOW, target=resource_id, label=label)


def card_of_changed_resource(sheet: ResourceSheet, what: ResourceNews) -> Card:
    """Show a resource after a change; what one press did another undoes at once."""
    title = _("{what}: {title}").format(
        what=news_name(what), title=sheet.kept.resource.title
    )
    resource = sheet.kept.resource
    buttons = [_show(resource.id, label=_("Show it"))]
    if resource.status is ResourceStatus.WITHDRAWN:
        buttons.append(_press(Verb.RESOURCE_BRING_BACK, resource, _("Undo")))
    elif undo := _UNDOES.get(what):
        buttons.append(_press(undo, resource, _("Undo")))
    then = _("It is linked in no answer any more.")
    is_gone = what is ResourceNews.WITHDRAWN
    return Card(
        title=title,
        plain=f"{title} ({resource.id})",
        eyebrow=resource.id,
        elements=(Text(then),) if is_gone else (),
        buttons=tuple(buttons),
        tone=Tone.MUTED if is_gone else Tone.GOOD,
        language=language(),
    )


def card_of_resources(view: ResourceListView) -> Card:
    """List resources, a page at a time, with what was looked for in vain at the end."""
    count = ngettext("{count} resource", "{count} resources", view.count)
    said = count.format(count=view.count)
    title = _("The catalogue: {found}").format(found=said)
    return Card(
        title=title,
        plain=f"{title} ({view.words})" if view.words else title,
        eyebrow=_("“{words}”").format(words=view.words) if view.words else "",
        elements=tuple(_lists(view)),
        buttons=tuple(_list_buttons(view)),
        language=language(),
    )


def _lists(view: ResourceListView) -> Iterator[Element]:
    items = tuple(_item(each, link, view) for each, link in view.found)
    pages = _("Page {page} of {pages}").format(page=view.page, pages=view.pages)
    if items:
        yield Items(items, more=pages if view.pages > 1 else "")
    elif not view.gaps:
        yield Text(_("Nothing in the catalogue is like that."))
    if view.gaps:
        yield Items(
            tuple(Item("", translate(gap.title)) for gap in view.gaps),
            title=_("Looked for and not found: nothing is claimed about these"),
        )
    yield Text(
        _(
            "Narrow it down with words: “resources french”, “resources S6 template”,"
            " “resources to review”, “resources dead”, “resources withdrawn”."
        ),
        tone=Tone.MUTED,
    )


def _item(resource: Resource, link: LinkHealth | None, view: ResourceListView) -> Item:
    what = (kind_name(resource.kind), language_name(resource.language))
    found = link_words(link) if link and view.facilitates else ""
    marks = list(marks_of(resource))
    return Item(
        resource.id,
        resource.title,
        note=joined((*what, resource.edition, found)),
        badge=Badge(joined(marks), Tone.SOON) if marks else None,
        button=_show(resource.id, label=_("Show")),
    )


def _list_buttons(view: ResourceListView) -> Iterator[Button]:
    if view.page > 1:
        yield _page(view, view.page - 1, _("Previous page"))
    if view.page < view.pages:
        yield _page(view, view.page + 1, _("Next page"))
    if view.words:
        yield _page(replace(view, words=""), 1, _("All resources"))
    if view.facilitates:
        yield Button(verb=Verb.RESOURCE_ADD_FORM, target="", label=_("Add a resource…"))
        yield _listing("to review", _("To review"))
        yield _listing("dead", _("Dead links"))
        yield Button(
            verb=Verb.RESOURCES_CHECK,
            target="",
            label=_("Check the links"),
            secondary=True,
        )


def _page(view: ResourceListView, number: int, label: str) -> Button:
    target = with_inputs("", quote(view.words, safe=""), str(number))
    return Button(verb=Verb.RESOURCES, target=target, label=label)


def _listing(words: str, label: str) -> Button:
    target = with_inputs("", quote(words, safe=""), "1")
    return Button(verb=Verb.RESOURCES, target=target, label=label, secondary=True)
