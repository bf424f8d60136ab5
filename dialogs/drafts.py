"""What somebody was asked to confirm: kept sealed until they press, or let it be."""

import json
from collections.abc import Mapping

from dialogs.ask import Ask
from services.ports import Draft


def keep_inputs(ask: Ask, kind: str, inputs: Mapping[str, str]) -> str:
    """Keep what was typed, sealed, and return the id under which it is found again."""
    draft = Draft(
        id=ask.ports.new_id(),
        person_id=ask.actor.person_id,
        kind=kind,
        sealed=ask.ports.cipher.seal(json.dumps(dict(inputs))),
        at=ask.ports.clock(),
    )
    with ask.ports.open_uow() as uow:
        uow.drafts.put(draft)
        uow.commit()
    return draft.id


def kept_inputs(ask: Ask, kind: str, draft_id: str) -> Mapping[str, str] | None:
    """Return what the asker typed then, None when it is kept no more."""
    with ask.ports.read_uow() as uow:
        draft = uow.drafts.peek(draft_id, person_id=ask.actor.person_id)
    if draft is None or draft.kind != kind:
        return None
    kept = json.loads(ask.ports.cipher.unseal(draft.sealed))
    return {str(name): str(value) for name, value in kept.items()}
