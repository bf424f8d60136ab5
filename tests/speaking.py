"""Lets somebody of a test's office speak another language."""

from dataclasses import replace

from services.ports import Ports


def speaks(ports: Ports, person_id: str, language: str) -> None:
    """Let it be known that somebody's language is another one."""
    with ports.open_uow() as uow:
        uow.people.add(replace(uow.people.get(person_id), language=language))
        uow.commit()
