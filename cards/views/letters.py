"""
E-mails that a row asks people to write, worded for them to read, change and send.

Nobody who complained is in them: they are made of what the case folder's templates say.
"""

import re

from cards.elements import Card, Link, Text
from cards.views.action_facts import addressed_roles
from cards.views.papers import filled_template
from cards.wording import _, language
from domain.letters import LETTERS, Letter
from domain.sheets import ActionSheet

_SUBJECT = re.compile(r"^[^\n:]+: (.+)$", re.MULTILINE)
_MARKS = re.compile(r"\*\*")


def letter_of(sheet: ActionSheet) -> Letter:
    """Return the e-mail that an action asks for, to whom it goes on this case."""
    text = filled_template(LETTERS[sheet.row.key], sheet.case)
    _heading, subject, body = text.split("\n\n", 2)
    found = _SUBJECT.search(subject)
    return Letter(
        to=_addresses(sheet),
        subject=found[1] if found else subject,
        text=_MARKS.sub("", body),
    )


def _addresses(sheet: ActionSheet) -> tuple[str, ...]:
    """Return where to reach those who play the parts that it goes to, none twice."""
    roles = addressed_roles(sheet)
    people = [
        sheet.people.get(member.person_id)
        for member in sheet.team.members
        if member.until is None and member.role in roles
    ]
    return tuple(dict.fromkeys(each.email for each in people if each and each.email))


def card_of_laid(letter: Letter, address: str) -> Card:
    """Say where a draft lies, and that it is its reader's to send."""
    title = _("The e-mail is in your Drafts")
    words = _(
        "Read it, change what you like, and send it yourself: the desk never does."
    )
    missing = _("Nobody it goes to has an e-mail address here: add whom it is for.")
    texts = (words,) if letter.to else (words, missing)
    return Card(
        title=title,
        plain=f"{title}. {' '.join(texts)}",
        elements=tuple(map(Text, texts)),
        links=(Link(_("Open the draft"), address),) if address else (),
        language=language(),
    )
