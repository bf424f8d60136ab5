"""Forget who asked: a while after a question is closed nobody can tell any more."""

from services.ports import Ports


def forget_askers(*, ports: Ports) -> int:
    """Delete whose pseudonyms are that were closed long enough ago; return how many."""
    with ports.open_uow() as uow:
        count = uow.questions.forget_askers(ports.clock() - ports.askers_kept)
        if count:
            uow.commit()
    return count
