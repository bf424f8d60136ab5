"""Take a request for more time back, before anybody decided on it."""

from domain.extensions import Extension, ExtensionState
from domain.people import Actor
from domain.refusals import Refusal
from services.dates.extending import changing_extension, settled, show_again
from services.ports import Ports


def withdraw_extension(extension_id: str, *, by: Actor, ports: Ports) -> Extension:
    """
    Take one's own request back; one that is decided or taken back answers as it is.

    Refusals: `extension-not-found`, `not-your-request`.
    """
    with changing_extension(extension_id, by=by, ports=ports) as found:
        change, action, extension = found
        if not extension.is_open:
            return extension
        if extension.asked_by != by.person_id:
            raise Refusal("not-your-request", action=action.label)
        gone = settled(change, extension, ExtensionState.WITHDRAWN)
        change.record("extension.withdraw", action.id, action=action.label)
        change.tell(
            "extension-withdrawn", action, action=action.label, person=by.person_id
        )
        show_again(change, action, extension)
        change.commit()
    return gone
