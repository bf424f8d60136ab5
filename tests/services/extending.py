"""Presses on more time that several tests make."""

from domain.cases import Case
from domain.extensions import Extension
from domain.people import Actor
from services.dates.ask_extension import Asked, ask_extension
from services.dates.decide_extension import Granting, deny_extension, grant_extension
from services.dates.withdraw_extension import withdraw_extension
from tests.services.cast import FOCAL, LEAD, Desk

REASON = "The clearer is on mission."


def ask(
    desk: Desk,
    case: Case,
    label: str = "12",
    *,
    days: int = 5,
    reason: str = REASON,
    by: Actor = LEAD,
) -> Asked:
    """Ask for more time on an action."""
    return ask_extension(
        desk.action(case, label).id, days=days, reason=reason, by=by, ports=desk.ports
    )


def grant(
    desk: Desk,
    asked: Asked,
    days: int | None = None,
    *,
    confirmed: bool = True,
    seen: str | None = None,
    answer: str = "",
    by: Actor = FOCAL,
) -> Granting:
    """Grant what was asked for, or another number; what it shows now was *seen*."""

    def pressed(*, confirmed: bool, seen: str) -> Granting:
        return grant_extension(
            asked.extension.id,
            days=days,
            answer=answer,
            confirmed=confirmed,
            seen=seen,
            by=by,
            ports=desk.ports,
        )

    if not confirmed or seen is not None:
        return pressed(confirmed=confirmed, seen=seen or "")
    shown = pressed(confirmed=False, seen="")
    return pressed(confirmed=True, seen=shown.moving.seen)


def deny(
    desk: Desk, asked: Asked, *, reason: str = "No.", by: Actor = FOCAL
) -> Extension:
    """Deny what was asked for."""
    return deny_extension(asked.extension.id, reason=reason, by=by, ports=desk.ports)


def withdraw(desk: Desk, asked: Asked, *, by: Actor = LEAD) -> Extension:
    """Take back what was asked for."""
    return withdraw_extension(asked.extension.id, by=by, ports=desk.ports)


def granted(
    desk: Desk, case: Case, label: str = "12", *, days: int, by: Actor = LEAD
) -> Granting:
    """Ask for more time and grant it."""
    return grant(desk, ask(desk, case, label, days=days, by=by))
