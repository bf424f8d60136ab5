"""A private link to one version of a document: which one, and for how long."""

from collections.abc import Iterable
from datetime import timedelta

from cards.addresses import OPENED
from cards.elements import Card, Facts, Link, Text, Tone
from cards.views.action_buttons import sign_buttons
from cards.views.action_paper import fingerprint_shown
from cards.views.heads import joined
from cards.views.rights import May
from cards.wording import _, language, ngettext
from cards.wording.dates import moment
from cards.wording.states import DOCUMENTS, given_word, named
from domain.documents import DocumentKind
from domain.sheets import ActionSheet, FileLine


def card_of_file_link(
    line: FileLine,
    token: str,
    *,
    reference: str,
    lasts: timedelta,
    waiting: Iterable[ActionSheet] = (),
) -> Card:
    """
    Show a version with the link that opens it; never store or send this card.

    *waiting* are the actions for which just this version is out: who may sign it can do
    so where they read it.
    """
    version = line.version
    document = named(DOCUMENTS, line.document.kind)
    title = _("{document}, version {number}").format(
        document=document, number=version.number
    )
    return Card(
        title=title,
        plain=title,  # A notification must not carry the link.
        eyebrow=reference,
        elements=(Facts(_pairs(line)), *_signed(line), _private(lasts)),
        buttons=tuple(key for sheet in waiting for key in sign_buttons(May(sheet))),
        links=(Link(_("Open the file"), f"{OPENED}{token}"),),
        language=language(),
    )


def _pairs(line: FileLine) -> tuple[tuple[str, str], ...]:
    version = line.version
    by = line.by.name if line.by else _("somebody")
    given = given_word(line.document.kind, line.signatures)
    pairs = (
        (_("File"), version.path.rpartition("/")[2]),
        (_("Fingerprint"), fingerprint_shown(version.fingerprint)),
        (_("Stored"), joined((by, moment(version.at)))),
        (_("Given"), given),
    )
    return tuple(pair for pair in pairs if pair[1])


def _signed(line: FileLine) -> tuple[Text, ...]:
    """Say what a signature would be on, for what is ever signed or cleared."""
    if line.document.kind is DocumentKind.EVIDENCE:
        return ()
    words = _(
        "Whoever signs or clears version {number} signs exactly this file, and no "
        "other: its fingerprint is on the card."
    )
    return (Text(words.format(number=line.version.number), strong=True),)


def _private(lasts: timedelta) -> Text:
    minutes = int(lasts.total_seconds()) // 60
    words = ngettext(
        "The link is yours alone. It works for {count} minute; after that, press the "
        "document on its card again.",
        "The link is yours alone. It works for {count} minutes; after that, press the "
        "document on its card again.",
        minutes,
    )
    return Text(words.format(count=minutes), tone=Tone.MUTED)
