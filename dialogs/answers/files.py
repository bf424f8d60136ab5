"""Answers on single files: opened where a channel serves none by itself."""

from cards.views.file_links import card_of_file_link
from dialogs.answers.action_replies import sheet_of
from dialogs.ask import Ask, asking
from dialogs.conversation import Reply
from services.file_links.make_file_link import LASTS, make_file_link
from services.reading.read_case import read_case


def open_form(ask: Ask) -> Reply:
    """
    Show which version it is, with a link of the asker's own, in a dialog.

    Where just this version is out for the asker's signature, they can sign it there.
    """
    link = make_file_link(ask.target, by=ask.actor, ports=ask.ports)
    version = link.line.version
    sheet = read_case(version.case_id, reader=ask.actor.person_id, ports=ask.ports)
    out = [
        a for a in sheet.actions if a.is_open and a.document_version_id == version.id
    ]
    card = card_of_file_link(
        link.line,
        link.token,
        reference=sheet.case.facts.reference,
        lasts=LASTS,
        waiting=[sheet_of(ask, action.id) for action in out],
    )
    return asking(card, case_id=version.case_id)
