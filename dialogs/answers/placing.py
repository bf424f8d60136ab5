"""Answers on a file that came without words: asked what it is for, then put there."""

import base64
import json
from collections.abc import Sequence

from cards.views.forms.file_form import card_of_file_form, offered_actions
from cards.wording import _
from dialogs.answers.action_replies import done_with
from dialogs.ask import Ask
from dialogs.conversation import Reply
from dialogs.drafts import keep_sealed, kept_sealed
from domain.cases import Case
from domain.refusals import Refusal
from services.actions.add_evidence import add_evidence
from services.actions.finish_action import Shown, finish_action
from services.approvals.draft_document import draft_document
from services.paper import Paper, refuse_size
from services.reading.read_case import read_case

FILE = "file"


def ask_place(ask: Ask, cases: Sequence[Case]) -> Reply:
    """
    Keep a file sealed, and ask which action of these cases it is for.

    Only actions are offered that are the asker's to work on. Refusals: `nothing-open`,
    `one-file-only`, and those of a file's size.
    """
    paper = ask.paper()
    if paper is None:
        raise Refusal("words-missing")
    refuse_size(paper)
    me = ask.actor.person_id
    sheets = [read_case(case.id, reader=me, ports=ask.ports) for case in cases]
    offered = [sheet for sheet in sheets if offered_actions(sheet)]
    if not offered:
        names = ", ".join(case.facts.reference for case in cases)
        raise Refusal("nothing-open", case=names)
    form = card_of_file_form(offered, keep_paper(ask, paper))
    return Reply(form=form, case_ids=tuple(sheet.case.id for sheet in offered))


def keep_paper(ask: Ask, paper: Paper) -> str:
    """Keep a file sealed until it is said what it is for; return its draft's id."""
    return keep_sealed(ask, FILE, _packed(paper))


def place(ask: Ask) -> Reply:
    """Put a kept file where the form says; it is forgotten once it is there."""
    paper = _kept(ask)
    action_id, note = ask.value("action"), ask.value("note")
    shown = Shown(note=note, paper=paper)
    by, ports = ask.actor, ask.ports
    if ask.value("purpose") == "version":
        action = draft_document(action_id, paper=paper, by=by, ports=ports).action
        title = _("It is the newest version of the document of action {action}.")
    elif ask.value("purpose") == "done":
        action = finish_action(action_id, shown=shown, by=by, ports=ports)
        title = _("Action {action} is done, with the file as evidence.")
    else:
        action = add_evidence(action_id, shown=shown, by=by, ports=ports)
        title = _("The file is kept with action {action}.")
    _forget(ask)
    return done_with(ask, action, title.format(action=action.label))


def _packed(paper: Paper) -> str:
    content = base64.b64encode(paper.content).decode()
    return json.dumps([paper.name, paper.media_type, content])


def _kept(ask: Ask) -> Paper:
    paper = kept_paper(ask)
    if paper is None:
        raise Refusal("draft-gone")
    return paper


def kept_paper(ask: Ask) -> Paper | None:
    """Return the file that waits for its place, None when it is not kept any more."""
    words = kept_sealed(ask, FILE, ask.target)
    if words is None:
        return None
    name, media_type, content = json.loads(words)
    return Paper(name=name, media_type=media_type, content=base64.b64decode(content))


def _forget(ask: Ask) -> None:
    with ask.ports.open_uow() as uow:
        uow.drafts.take(ask.target, person_id=ask.actor.person_id)
        uow.commit()
