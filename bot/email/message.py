"""A reminder as an e-mail: the card in plain text; its subject tells nothing."""

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from cards.elements import Card
from cards.plain import as_plain
from cards.wording import _, speaking

_WIDTH = 72


def message_of(
    card: Card, *, sender: str, address: str, key: str, at: datetime
) -> EmailMessage:
    """
    Return the message; its id is made of *key*, so a double is recognised.

    Subjects are shown on locked screens and kept in logs: no case, no project, no name.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = address
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{key}@{sender.rpartition('@')[2].rstrip('>')}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Subject"], text = words_of(card)
    message.set_content(text)
    return message


def words_of(card: Card, *, answered_at: str = "") -> tuple[str, str]:
    """Return a card's subject and text; *answered_at* is where its chat opens."""
    with speaking(card.language):
        subject = _("SES Desk: something waits for you")
        note = _(
            "Your chat with the desk could not be reached, so this came by e-mail. "
            "Nobody reads answers to it."
        )
        opening = _("Your chat with the desk: {address}")
    lines = [note, opening.format(address=answered_at)] if answered_at else [note]
    below = "\n".join(lines)
    return subject, f"{as_plain(card, width=_WIDTH)}\n\n-- \n{below}\n"
