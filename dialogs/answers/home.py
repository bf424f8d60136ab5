"""The answer with somebody's own desk over all their cases."""

from dataclasses import replace

from cards.views.home import card_of_home
from dialogs.ask import Ask
from dialogs.conversation import Reply
from services.reading.read_home import read_home


def show(ask: Ask) -> Reply:
    """Show a page of what waits for the asker; it is lost with any of its cases."""
    sheet = read_home(ask.actor.person_id, ports=ask.ports)
    if not ask.is_direct:  # What is asked privately stands in one's own chat alone.
        sheet = replace(sheet, asked_people=(), to_answer=())
    return Reply(cards=(card_of_home(sheet, page=ask.page()),), case_ids=sheet.case_ids)
