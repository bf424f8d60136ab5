"""What was stopped at the wall: kept sealed, with the cases that it was stopped for."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass

from cards.views import forms
from dialogs.ask import Ask
from dialogs.conversation import Incoming, Reply, Upload
from dialogs.drafts import keep_sealed
from domain.refusals import Refusal
from services.ports import Draft
from services.wall.screen_words import Found

STOPPED = "stopped"
# Requestors go behind the wall themselves: the same people may complain twice.
SEALED_INPUTS = frozenset({"requestors"})


class Stopped(Exception):
    """A walled name was found, or may be there; nothing has been done yet."""

    def __init__(self, found: Found) -> None:
        super().__init__("stopped at the wall")
        self.found = found


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A stopped request: for which cases, and whether it cannot go without a reason."""

    incoming: Incoming
    case_ids: tuple[str, ...]
    needs_reason: bool


def stopped(
    incoming: Incoming, found: Found, *, ask: Ask, passed: frozenset[str] = frozenset()
) -> Reply:
    """
    Keep a stopped request sealed, show nothing of it, and ask its sender.

    *passed* are cases for which it was stopped before, and sent on.
    """
    needs_reason = bool(found.in_files or found.unread)
    kept = Kept(
        incoming=incoming,
        case_ids=tuple(dict.fromkeys((*passed, *found.case_ids))),
        needs_reason=needs_reason,
    )
    draft_id = keep_sealed(ask, STOPPED, _packed(kept))
    unread = frozenset() if found.in_files else found.unread
    card = forms.card_of_stopped(
        draft_id, is_file=needs_reason, unread=frozenset(map(str, unread))
    )
    return Reply(cards=(card,))


def keep(draft: Draft, *, ask: Ask) -> None:
    """Store a draft."""
    with ask.ports.open_uow() as uow:
        uow.drafts.put(draft)
        uow.commit()


def peek(ask: Ask) -> Draft:
    """Return the stopped request that is meant; `draft-gone`."""
    with ask.ports.read_uow() as uow:
        draft = uow.drafts.peek(ask.target, person_id=ask.actor.person_id)
    if draft is None or draft.kind != STOPPED:
        raise Refusal("draft-gone")
    return draft


def take(ask: Ask) -> Draft | None:
    """Forget a draft; None where somebody, or a second press, was first."""
    with ask.ports.open_uow() as uow:
        draft = uow.drafts.take(ask.target, person_id=ask.actor.person_id)
        uow.commit()
    return draft


def unpacked(draft: Draft, *, ask: Ask) -> Kept:
    """Open a stopped request, of the person who asks."""
    kept: Mapping[str, object] = json.loads(ask.ports.cipher.unseal(draft.sealed))
    files, inputs, cases = kept["files"], kept["inputs"], kept.get("cases", [])
    incoming = Incoming(
        actor=ask.actor,
        conversation=str(kept["conversation"]),
        text=str(kept["text"]),
        verb=str(kept["verb"]),
        target=str(kept["target"]),
        inputs=inputs if isinstance(inputs, dict) else {},
        files=tuple(map(_upload, files)) if isinstance(files, list) else (),
    )
    return Kept(
        incoming=incoming,
        case_ids=tuple(map(str, cases)) if isinstance(cases, list) else (),
        # What an older desk kept says nothing of it: then a file needs one.
        needs_reason=bool(kept.get("needs_reason", incoming.files)),
    )


def _packed(kept: Kept) -> str:
    incoming = kept.incoming
    return json.dumps(
        {
            "cases": list(kept.case_ids),
            "needs_reason": kept.needs_reason,
            "conversation": incoming.conversation,
            "text": incoming.text,
            "verb": incoming.verb,
            "target": incoming.target,
            "inputs": dict(incoming.inputs),
            "files": [_packed_file(upload) for upload in incoming.files],
        }
    )


def _packed_file(upload: Upload) -> list[str]:
    content = base64.b64encode(upload.content).decode()
    return [upload.name, upload.media_type, content]


def _upload(kept: list[str]) -> Upload:
    name, media_type, content = kept
    return Upload(name=name, media_type=media_type, content=base64.b64decode(content))
