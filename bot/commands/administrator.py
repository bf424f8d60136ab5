"""Who asks on the command line: an administrator, who is on no case."""

from domain.people import Actor

ADMINISTRATOR = Actor(person_id="administrator", via="command-line")
