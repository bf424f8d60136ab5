"""What stands in the place of a link to a case, in any chat that it is put into."""

from cards.elements import Card, Text
from cards.views.case import badges_of_case
from cards.views.phases import caption_of, current_phases
from cards.wording import language
from domain.sheets import CaseSheet


def card_of_case_link(sheet: CaseSheet) -> Card:
    """
    Return a case's code, its phase and its counts: no project, and nobody's name.

    Whoever is in the chat reads it, on the case or not.
    """
    reference, badges = sheet.case.facts.reference, badges_of_case(sheet)
    caption = caption_of(sheet, current_phases(sheet))
    counts = ", ".join(badge.text for badge in badges)
    return Card(
        title=reference,
        plain=f"{reference}: {caption} {counts}",
        badges=badges,
        elements=(Text(caption),),
        language=language(),
    )
