"""What lies in a case's folder: each document's versions, newest first."""

from collections.abc import Mapping, Sequence

from cards.elements import Badge, Card, Item, Items, Link, Text, Tone
from cards.limits import page_items
from cards.views.action_paper import fingerprint_shown
from cards.views.heads import eyebrow_of, joined
from cards.wording import _, language, ngettext
from cards.wording.dates import moment, number
from cards.wording.states import DOCUMENTS, given_word, named
from domain.cases import Case
from domain.documents import Audience, DocumentKind
from domain.sheets import FileLine
from domain.wording import N_

PAGE = 12
_KB = 1024
AUDIENCES: Mapping[str, str] = {
    Audience.PUBLIC: N_("Public"),
    Audience.INTERNAL: N_("Internal"),
    Audience.RESTRICTED: N_("Restricted"),
}


def card_of_files(case: Case, lines: Sequence[FileLine], *, page: int = 1) -> Card:
    """Return the versions in a case's folder, newest first, with their links."""
    newest = sorted(lines, key=lambda line: line.version.at, reverse=True)
    shown = page_items(newest, page=page, size=PAGE)
    title = _("Files of {case}").format(case=case.facts.reference)
    words = ngettext("{count} file", "{count} files", len(lines))
    more = ngettext(
        "and {count} older: type “files {page}”",
        "and {count} older: type “files {page}”",
        shown.left,
    )
    listed = Items(
        tuple(_item(line) for line in shown.items),
        more=more.format(count=shown.left, page=page + 1) if shown.left else "",
    )
    return Card(
        title=title,
        plain=f"{title}: {words.format(count=len(lines))}.",
        eyebrow=eyebrow_of(case),
        elements=(listed,) if lines else (_nothing(),),
        links=tuple(_link(line) for line in shown.items),
        language=language(),
    )


def _nothing() -> Text:
    return Text(
        _(
            "There is no document yet. Drafts, evidence and signed versions gather "
            "here; the templates lie in the case folder under “00-templates”."
        )
    )


def _item(line: FileLine) -> Item:
    version = line.version
    size = _("{size} KB").format(size=number(-(-version.size // _KB)))
    by = line.by.name if line.by else _("somebody")
    audience = named(AUDIENCES, line.document.audience)
    fingerprint = fingerprint_shown(version.fingerprint)
    note = joined((by, moment(version.at), size, audience, fingerprint))
    return Item(f"v{version.number}", _name(line), note=note, badge=_badge(line))


def _name(line: FileLine) -> str:
    return line.version.path.rpartition("/")[2]


def _badge(line: FileLine) -> Badge:
    given = given_word(line.document.kind, line.signatures)
    if given:
        return Badge(given, Tone.GOOD)
    if line.document.kind is DocumentKind.INTERIM_PLAN:
        return Badge(_("Unsigned"))
    audience = line.document.audience
    tone = Tone.SOON if audience is Audience.RESTRICTED else Tone.MUTED
    return Badge(named(AUDIENCES, audience), tone)


def _link(line: FileLine) -> Link:
    words = _("{document}, version {number}")
    label = words.format(
        document=named(DOCUMENTS, line.document.kind), number=line.version.number
    )
    return Link(f"{label} ({_name(line)})", f"/files/{line.version.id}")
