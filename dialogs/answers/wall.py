"""Answers at the wall: names shown for a reason, and what was stopped before it."""

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from cards.views import forms
from cards.views.notices import card_of_names
from cards.wording import _
from dialogs.ask import Ask, asking, told
from dialogs.conversation import Incoming, Reply, Upload
from domain.refusals import Refusal
from services.ports import Draft
from services.reading.read_case import read_case
from services.wall.pass_wall import pass_wall
from services.wall.reveal_names import reveal_names
from services.wall.screen_words import (
    carries_walled_name,
    file_carries_walled_name,
    withhold,
)

STOPPED = "stopped"
Again = Callable[[Incoming], Reply]


def names_form(ask: Ask) -> Reply:
    """Ask why somebody needs to see the complainants' names."""
    sheet = read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    return asking(forms.card_of_names_form(sheet.case), case_id=ask.target)


def names(ask: Ask) -> Reply:
    """Show the names once, in a dialog that is stored nowhere."""
    sheet = read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    revealed = reveal_names(
        ask.target, reason=ask.value("reason"), by=ask.actor, ports=ask.ports
    )
    pairs = [(each.label, each.name) for each in revealed]
    return Reply(form=card_of_names(sheet.case, pairs), case_id=ask.target)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a screening found: a name in words, in a file, or a file not readable."""

    in_words: bool = False
    in_file: bool = False
    unread: bool = False

    @property
    def anything(self) -> bool:
        """Whether somebody has to be asked."""
        return self.in_words or self.in_file or self.unread


def screened(incoming: Incoming, *, case_ids: tuple[str, ...], ask: Ask) -> Found:
    """Look for walled names in the words, inputs and files of a request."""
    words = "\n".join((incoming.text, *incoming.inputs.values()))
    in_words = carries_walled_name(words, case_ids=case_ids, ports=ask.ports)
    files = [
        file_carries_walled_name(
            upload.content,
            name=upload.name,
            media_type=upload.media_type,
            case_ids=case_ids,
            ports=ask.ports,
        )
        for upload in incoming.files
    ]
    return Found(in_words=in_words, in_file=True in files, unread=None in files)


def stopped(incoming: Incoming, found: Found, *, ask: Ask) -> Reply:
    """Keep a stopped request sealed, show nothing of it, and ask its sender."""
    draft = Draft(
        id=ask.ports.new_id(),
        person_id=ask.actor.person_id,
        kind=STOPPED,
        sealed=ask.ports.cipher.seal(_packed(incoming)),
        at=ask.ports.clock(),
    )
    _keep(draft, ask=ask)
    is_file = not found.in_words
    card = forms.card_of_stopped(
        draft.id, is_file=is_file, unread=found.unread and not found.in_file
    )
    return Reply(cards=(card,))


def _keep(draft: Draft, *, ask: Ask) -> None:
    with ask.ports.open_uow() as uow:
        uow.drafts.put(draft)
        uow.commit()


def drop(ask: Ask) -> Reply:
    """Forget what was stopped."""
    _take(ask)
    return _settled(ask, told(_("It is dropped; nobody has seen it.")))


def _settled(ask: Ask, reply: Reply) -> Reply:
    """Let the answer stand in the place of the question that it settles."""
    if not ask.on_own_card or not reply.cards:
        return reply
    return replace(reply, cards=reply.cards[1:], instead=reply.cards[0])


def send(ask: Ask, again: Again, case_ids: tuple[str, ...]) -> Reply:
    """
    Go on with what was stopped: with a reason as it is, else without the names.

    A file cannot be sent without them, so it needs the reason.
    """
    reason = ask.value("reason")
    draft = _peek(ask)
    incoming = _unpacked(ask.ports.cipher.unseal(draft.sealed), ask=ask)
    if incoming.files and not reason:
        raise Refusal("reason-missing")
    if _take(ask) is None:
        raise Refusal("draft-gone")
    try:
        return _settled(ask, _sent(ask, incoming, again, case_ids))
    except Refusal:
        _keep(draft, ask=ask)  # What was refused can be sent otherwise or dropped.
        raise


def _sent(
    ask: Ask, incoming: Incoming, again: Again, case_ids: tuple[str, ...]
) -> Reply:
    reason = ask.value("reason")
    if reason:
        _record(ask, case_ids, reason)
        return again(incoming)
    return again(_without_names(incoming, case_ids, ask=ask))


def _record(ask: Ask, case_ids: tuple[str, ...], reason: str) -> None:
    for case_id in case_ids:
        pass_wall(case_id, reason=reason, by=ask.actor, ports=ask.ports)


def _without_names(
    incoming: Incoming, case_ids: tuple[str, ...], *, ask: Ask
) -> Incoming:
    def clean(text: str) -> str:
        return withhold(text, case_ids=case_ids, ports=ask.ports)

    return Incoming(
        actor=incoming.actor,
        conversation=incoming.conversation,
        text=clean(incoming.text),
        verb=incoming.verb,
        target=incoming.target,
        inputs={name: clean(value) for name, value in incoming.inputs.items()},
    )


def _peek(ask: Ask) -> Draft:
    with ask.ports.read_uow() as uow:
        draft = uow.drafts.peek(ask.target, person_id=ask.actor.person_id)
    if draft is None or draft.kind != STOPPED:
        raise Refusal("draft-gone")
    return draft


def _take(ask: Ask) -> Draft | None:
    """Forget a draft; None where somebody, or a second press, was first."""
    with ask.ports.open_uow() as uow:
        draft = uow.drafts.take(ask.target, person_id=ask.actor.person_id)
        uow.commit()
    return draft


def _packed(incoming: Incoming) -> str:
    return json.dumps(
        {
            "conversation": incoming.conversation,
            "text": incoming.text,
            "verb": incoming.verb,
            "target": incoming.target,
            "inputs": dict(incoming.inputs),
            "files": [
                [
                    upload.name,
                    upload.media_type,
                    base64.b64encode(upload.content).decode(),
                ]
                for upload in incoming.files
            ],
        }
    )


def _unpacked(packed: str, *, ask: Ask) -> Incoming:
    kept: Mapping[str, object] = json.loads(packed)
    files = kept["files"]
    inputs = kept["inputs"]
    return Incoming(
        actor=ask.actor,
        conversation=str(kept["conversation"]),
        text=str(kept["text"]),
        verb=str(kept["verb"]),
        target=str(kept["target"]),
        inputs=inputs if isinstance(inputs, dict) else {},
        files=tuple(map(_upload, files)) if isinstance(files, list) else (),
    )


def _upload(kept: list[str]) -> Upload:
    name, media_type, content = kept
    return Upload(name=name, media_type=media_type, content=base64.b64decode(content))
