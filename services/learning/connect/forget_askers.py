"""Forget who asked: a while after a question is closed nobody can tell any more."""

from domain.news import NewsKind, direct_with
from services.learning.connect.askers import opened_asker
from services.ports import Ports


def forget_askers(*, ports: Ports) -> int:
    """
    Delete whose pseudonyms are that were closed long enough ago; return how many.

    With them goes what their askers were told and did not get, since that has a time.
    """
    closed = ports.clock() - ports.askers_kept
    with ports.open_uow() as uow:
        found = uow.questions.askers_closed_before(closed)
        for pseudonym, sealed in found:
            asker = opened_asker(sealed, ports.cipher)
            uow.questions.forget_askers([pseudonym, asker.place])
            uow.outbox.forget(
                direct_with(asker.person_id),
                kind=NewsKind.CONNECT_ASKER,
                subject=asker.handle,
            )
        if found:
            uow.commit()
    return len(found)
