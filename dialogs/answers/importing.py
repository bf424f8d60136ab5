"""Answers on a list of resources that was dropped in chat: shown first, then loaded."""

from dataclasses import replace

from cards.elements import Card
from cards.verbs import Verb
from cards.views.resource_import import (
    ImportView,
    card_of_faulty_list,
    card_of_import,
    card_of_imported,
)
from dialogs.answers.placing import keep_paper, kept_paper
from dialogs.ask import Ask, settled
from dialogs.conversation import Reply
from dialogs.previews import OUTDATED, outdated
from domain.learning.resource_list import ResourceList, ResourceListFaulty
from domain.refusals import Refusal
from services.learning.resources.import_resources import (
    import_resources,
    preview_import,
)
from services.paper import refuse_size


def is_list(ask: Ask) -> bool:
    """Whether a facilitator dropped a list of resources in their own chat."""
    if len(ask.files) != 1 or not may_drop(ask):
        return False
    return ask.ports.resource_lists.is_one(ask.files[0].content)


def may_drop(ask: Ask) -> bool:
    """Whether the asker is a facilitator in their own chat, where lists are taken."""
    return ask.is_direct and ask.facilitates()


def press_on_list(ask: Ask) -> Ask | None:
    """Keep a file sealed and return the press that shows it; None for no file."""
    paper = ask.paper() if may_drop(ask) else None
    if paper is None:
        return None
    refuse_size(paper)
    target = keep_paper(ask, paper)
    return replace(ask, verb=Verb.RESOURCES_IMPORT_FORM, target=target, files=())


def preview(ask: Ask) -> Reply:
    """Show what a kept list would do, or all that is wrong with it."""
    return settled(ask, _preview(ask, _listed(ask)))


def load(ask: Ask) -> Reply:
    """Load a kept list as it was shown; what came between is shown anew."""
    listed, seen = _listed(ask), ask.value("seen")
    try:
        loaded = import_resources(listed, seen=seen, by=ask.actor, ports=ask.ports)
    except ResourceListFaulty:
        return settled(ask, _preview(ask, listed))
    except Refusal as refusal:
        if refusal.code != OUTDATED:
            raise
        return outdated(ask, _preview(ask, listed), case_id="")
    return settled(ask, card_of_imported(loaded))


def _preview(ask: Ask, listed: ResourceList) -> Card:
    page = ask.page()
    try:
        loaded = preview_import(listed, by=ask.actor, ports=ask.ports)
    except ResourceListFaulty as faulty:
        return card_of_faulty_list(ask.target, faulty.problems, page=page)
    return card_of_import(ImportView(draft_id=ask.target, loaded=loaded, page=page))


def _listed(ask: Ask) -> ResourceList:
    paper = kept_paper(ask)
    if paper is None:
        raise Refusal("draft-gone")
    return ask.ports.resource_lists.read(paper.content)
