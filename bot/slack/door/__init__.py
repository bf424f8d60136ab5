"""What stands before a turn: whether Slack signed it, for whom, and a readable body."""

from bot.doors.closed import DoorClosed
from bot.slack.door.door import SlackDoor
from bot.slack.door.reading import Admitted, Kind

__all__ = ["Admitted", "DoorClosed", "Kind", "SlackDoor"]
