"""What is said to everybody names no complainant, and is nobody's to hide."""

from domain.learning.private_words import private_in
from domain.walled_names import carries
from services.ports import Ports, UnitOfWork
from services.wall.screen_words import every_walled_name


def tells_of_somebody(words: str, *, uow: UnitOfWork, ports: Ports) -> bool:
    """Whether words name a complainant, or hold somebody's address or number."""
    walled = every_walled_name(uow, ports=ports)
    return bool(private_in(words) or carries(words, walled))
