"""Who asks on the command line: an administrator, who is on no case."""

from domain.people import AT_COMMAND_LINE, Actor

ADMINISTRATOR = Actor(person_id=AT_COMMAND_LINE, via="command-line")
