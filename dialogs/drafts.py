"""What waits for a word of somebody: kept sealed until they say it, or let it be."""

import json
from collections.abc import Mapping

from dialogs.ask import Ask
from services.ports import Draft


def keep_sealed(ask: Ask, kind: str, words: str) -> str:
    """Keep words sealed, for the asker alone; return the id of their draft."""
    draft = Draft(
        id=ask.ports.new_id(),
        person_id=ask.actor.person_id,
        kind=kind,
        sealed=ask.ports.cipher.seal(words),
        at=ask.ports.clock(),
    )
    with ask.ports.open_uow() as uow:
        uow.drafts.put(draft)
        uow.commit()
    return draft.id


def kept_sealed(ask: Ask, kind: str, draft_id: str) -> str | None:
    """Return what the asker left there, None when it is kept no more."""
    with ask.ports.read_uow() as uow:
        draft = uow.drafts.peek(draft_id, person_id=ask.actor.person_id)
    if draft is None or draft.kind != kind:
        return None
    return ask.ports.cipher.unseal(draft.sealed)


def keep_inputs(ask: Ask, kind: str, inputs: Mapping[str, str]) -> str:
    """Keep what was typed, sealed, and return the id under which it is found again."""
    return keep_sealed(ask, kind, json.dumps(dict(inputs)))


def kept_inputs(ask: Ask, kind: str, draft_id: str) -> Mapping[str, str] | None:
    """Return what the asker typed then, None when it is kept no more."""
    words = kept_sealed(ask, kind, draft_id)
    if words is None:
        return None
    return {str(name): str(value) for name, value in json.loads(words).items()}
