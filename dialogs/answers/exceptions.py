"""The answer for leadership: exceptions only."""

from cards.views.exceptions import card_of_exceptions
from dialogs.ask import Ask
from dialogs.conversation import Reply
from services.leadership.read_exceptions import read_exceptions


def show(ask: Ask) -> Reply:
    """Show what needs the asker; it is lost with any case that it tells of."""
    sheet = read_exceptions(ask.actor.person_id, ports=ask.ports)
    return Reply(cards=(card_of_exceptions(sheet),), case_ids=sheet.case_ids)
