"""Answers on e-mails that the desk words and people send."""

from cards.views.letters import letter_of
from cards.views.notices import card_of_text
from cards.views.rights import May
from cards.wording import _
from dialogs.answers.action_replies import open_sheet_of
from dialogs.ask import Ask
from dialogs.conversation import Reply
from domain.refusals import Refusal


def write(ask: Ask) -> Reply:
    """
    Word the e-mail that an action asks for; its channel lays it into their Drafts.

    Refusal `letter-not-offered`, besides those of the action.
    """
    sheet = open_sheet_of(ask)
    if not May(sheet).write_letter():
        raise Refusal("letter-not-offered", action=sheet.action.label)
    return Reply(
        cards=(card_of_text(_("The e-mail is worded.")),),
        case_id=sheet.case.id,
        letter=letter_of(sheet),
    )
