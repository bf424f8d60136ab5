"""What stands before a turn: who signed, for whom, from where, and a readable body."""

from bot.doors.closed import DoorClosed
from bot.teams.door.door import Admitted, Door
from bot.teams.door.keys import SigningKeys, signing_keys
from bot.teams.door.tokens import TokenCheck

__all__ = [
    "Admitted",
    "Door",
    "DoorClosed",
    "SigningKeys",
    "TokenCheck",
    "signing_keys",
]
