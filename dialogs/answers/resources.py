"""Answers on the catalogue: listed, shown, and looked after by facilitators."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from math import ceil
from typing import Any, TypeVar
from urllib.parse import unquote

from cards.views.forms.resource_forms import (
    card_of_add_form,
    card_of_edit_form,
    card_of_withdraw_form,
)
from cards.views.resource_fields import fault_words
from cards.views.resources import (
    PAGE,
    ResourceListView,
    card_of_changed_resource,
    card_of_resource,
    card_of_resources,
)
from cards.wording import _
from dialogs.ask import Ask, asking, settled, showing, told
from dialogs.conversation import Reply
from domain.learning.resource_filter import read_filter
from domain.learning.resource_rules import ResourceFault
from domain.learning.resources import (
    KeptResource,
    Resource,
    ResourceKind,
    ResourceNews,
    ResourceSheet,
    ResourceStatus,
)
from domain.refusals import Refusal
from services.learning.resources.check_links import ask_for_check
from services.learning.resources.edit_resource import add_resource, edit_resource
from services.learning.resources.keeping import ResourceFaulty
from services.learning.resources.mark_resource import (
    mark_alive,
    mark_dead,
    mark_reviewed,
)
from services.learning.resources.read_resources import (
    list_resources,
    read_resource,
    refuse_readers,
)
from services.learning.resources.withdraw_resource import (
    bring_back_resource,
    withdraw_resource,
)

_E = TypeVar("_E", bound=StrEnum)
_LONGEST_WORDS = 200
_LISTS = ("topics", "standards", "audience")
_PLAIN = ("title", "url", "summary", "edition", "superseded_by")


def show_list(ask: Ask) -> Reply:
    """List the resources that a few words ask for, a page at a time."""
    words = " ".join(unquote(ask.value("words")).split())[:_LONGEST_WORDS]
    wanted = read_filter(words)
    found = list_resources(wanted, reader=ask.actor.person_id, ports=ask.ports)
    pages = max(1, ceil(len(found.resources) / PAGE))
    page = min(ask.page(), pages)
    shown = found.resources[(page - 1) * PAGE : page * PAGE]
    view = ResourceListView(
        words=words,
        page=page,
        pages=pages,
        count=len(found.resources),
        found=tuple((each, found.links.get(each.id)) for each in shown),
        gaps=wanted.gaps() if page == pages else (),
        facilitates=found.facilitates,
        today=ask.today(),
    )
    return settled(ask, card_of_resources(view))


def check(ask: Ask) -> Reply:
    """Let the links be checked soon."""
    ask_for_check(by=ask.actor, ports=ask.ports)
    return told(
        _("The links are checked within some minutes."),
        _("Type “resources dead” then to see which of them do not answer."),
    )


def show(ask: Ask) -> Reply:
    """Show a resource."""
    return showing(card_of_resource(_sheet(ask)))


def add_form(ask: Ask) -> Reply:
    """Ask a facilitator for a new resource."""
    refuse_readers(ask.actor.person_id, ports=ask.ports)
    return asking(card_of_add_form(values=ask.inputs))


def add(ask: Ask) -> Reply:
    """Add a resource, or ask again with what is wrong with it."""
    try:
        new = _typed(ask, _empty(ask.value("id").casefold()))
        kept = add_resource(new, by=ask.actor, ports=ask.ports)
    except ResourceFaulty as faulty:
        return asking(card_of_add_form(values=ask.inputs, problems=_told(faulty)))
    return _changed(ask, kept, ResourceNews.ADDED)


def _empty(resource_id: str) -> Resource:
    return Resource(
        id=resource_id,
        title="",
        url="",
        language="",
        kind=ResourceKind.WEB_PAGE,
        summary="",
        attested="",
    )


def edit_form(ask: Ask) -> Reply:
    """Ask a facilitator what a resource is to say."""
    return asking(card_of_edit_form(_refuse_readers(ask).kept))


def edit(ask: Ask) -> Reply:
    """Change what a resource says, or ask again with what is wrong with it."""
    sheet = _refuse_readers(ask)
    try:
        edited = _typed(ask, sheet.kept.resource)
        seen = ask.number("revision") or 0
        kept = edit_resource(edited, seen=seen, by=ask.actor, ports=ask.ports)
    except ResourceFaulty as faulty:
        problems = _told(faulty)
        form = card_of_edit_form(sheet.kept, values=ask.inputs, problems=problems)
        return asking(form)
    return _changed(ask, kept, ResourceNews.EDITED)


def withdraw_form(ask: Ask) -> Reply:
    """Ask a facilitator why a resource is taken out."""
    return asking(card_of_withdraw_form(_refuse_readers(ask).kept.resource))


def withdraw(ask: Ask) -> Reply:
    """Take a resource out of all answers."""
    kept = withdraw_resource(
        ask.target, reason=ask.value("reason"), by=ask.actor, ports=ask.ports
    )
    return _changed(ask, kept, ResourceNews.WITHDRAWN)


def bring_back(ask: Ask) -> Reply:
    """Undo a withdrawal."""
    kept = bring_back_resource(ask.target, by=ask.actor, ports=ask.ports)
    return _changed(ask, kept, ResourceNews.BROUGHT_BACK)


def reviewed(ask: Ask) -> Reply:
    """Say that a resource still holds."""
    return _marked(ask, mark_reviewed, ResourceNews.REVIEWED)


def dead(ask: Ask) -> Reply:
    """Say that a resource's link is dead."""
    return _marked(ask, mark_dead, ResourceNews.DEAD)


def alive(ask: Ask) -> Reply:
    """Say that a resource's link is alive."""
    return _marked(ask, mark_alive, ResourceNews.ALIVE)


def _marked(ask: Ask, mark: Callable[..., KeptResource], what: ResourceNews) -> Reply:
    return _changed(ask, mark(ask.target, by=ask.actor, ports=ask.ports), what)


def _changed(ask: Ask, kept: KeptResource, what: ResourceNews) -> Reply:
    shown = replace(ask, target=kept.resource.id)
    return settled(ask, card_of_changed_resource(_sheet(shown), what))


def _sheet(ask: Ask) -> ResourceSheet:
    return read_resource(ask.target, reader=ask.actor.person_id, ports=ask.ports)


def _refuse_readers(ask: Ask) -> ResourceSheet:
    sheet = _sheet(ask)
    if not sheet.facilitates:
        raise Refusal("not-a-facilitator")
    return sheet


def _told(faulty: ResourceFaulty) -> dict[str, str]:
    """Return what is wrong with each field; the first of several faults."""
    return {name: fault_words(fault) for name, fault, _ in reversed(faulty.faults)}


def _typed(ask: Ask, base: Resource) -> Resource:
    """Return *base* as a filled form has it; what no form asks for stays."""
    kind, status = _one_of(ResourceKind, ask, "kind"), base.status
    if status is not ResourceStatus.WITHDRAWN:
        status = _one_of(ResourceStatus, ask, "status")
    if status is ResourceStatus.WITHDRAWN is not base.status:
        raise ResourceFaulty((("status", ResourceFault.NOT_A_STATUS, ""),))
    fields: dict[str, Any] = {
        **{name: " ".join(ask.value(name).split()) for name in _PLAIN},
        **{name: _entries(ask.value(name), ";") for name in _LISTS},
        "language": ask.value("language").casefold(),
        "aliases": _entries(ask.value("aliases"), None),
        "official": ask.yes("official"),
        "public": ask.yes("public"),
    }
    return replace(base, kind=kind, status=status, **fields)


def _one_of(words: type[_E], ask: Ask, name: str) -> _E:
    faults = {
        "kind": ResourceFault.NOT_A_KIND,
        "status": ResourceFault.NOT_A_STATUS,
    }
    try:
        return words(ask.value(name))
    except ValueError:
        raise ResourceFaulty(((name, faults[name], ask.value(name)),)) from None


def _entries(text: str, between: str | None) -> tuple[str, ...]:
    entries = (" ".join(each.split()) for each in text.split(between))
    return tuple(dict.fromkeys(each for each in entries if each))
