"""Answers on single files: opened where a channel serves none by itself."""

from cards.views.file_links import card_of_file_link
from dialogs.ask import Ask, asking
from dialogs.conversation import Reply
from services.file_links.make_file_link import LASTS, make_file_link
from services.reading.read_case import read_case


def open_form(ask: Ask) -> Reply:
    """Show which version it is, with a link of the asker's own, in a dialog."""
    link = make_file_link(ask.target, by=ask.actor, ports=ask.ports)
    case_id = link.line.version.case_id
    sheet = read_case(case_id, reader=ask.actor.person_id, ports=ask.ports)
    card = card_of_file_link(
        link.line, link.token, reference=sheet.case.facts.reference, lasts=LASTS
    )
    return asking(card, case_id=case_id)
