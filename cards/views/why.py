"""The card that explains one date, in the reader's own words, nothing folded away."""

from cards.elements import Button, Card, Text
from cards.verbs import Verb
from cards.views.action import title_of, when_of
from cards.views.heads import eyebrow_of
from cards.wording import _, language
from cards.wording.due import badge_of
from cards.wording.why import reading_lines, why_lines
from domain.sheets import ActionSheet


def card_of_why(sheet: ActionSheet) -> Card:
    """Return why an action is due when it is, and where the SOP is silent."""
    badge = badge_of(
        sheet.action, row=sheet.row, today=sheet.today, when=when_of(sheet)
    )
    lines = why_lines(sheet.action.due, sheet.row, readings=False)
    readings = reading_lines(sheet.row)
    heading = Text(_("How the SOP is read here"), strong=True)
    return Card(
        title=_("Why this date? {action}").format(action=title_of(sheet)),
        plain=" ".join(lines),
        eyebrow=eyebrow_of(sheet.case, sheet.row.phase),
        badges=(badge,) if badge else (),
        elements=(
            *(Text(line) for line in lines),
            *((heading,) if readings else ()),
            *(Text(line) for line in readings),
        ),
        buttons=(
            Button(
                verb=Verb.ACTION_SHOW,
                target=sheet.action.id,
                label=_("Show the action"),
            ),
        ),
        language=language(),
    )
