"""The record of a case as people read it: newest first, who, when, from where."""

from cards.elements import Button, Card, Item, Items, Text
from cards.verbs import Verb
from cards.views.heads import eyebrow_of, joined, name_of
from cards.views.targets import with_inputs
from cards.wording import _, language, translate
from cards.wording.dates import moment
from cards.wording.record import record_words
from domain.record import RecordRow
from domain.sheets import LogPage
from domain.wording import N_

VIA = {
    "desk": N_("local desk"),
    "teams": N_("Teams"),
    "slack": N_("Slack"),
    "command-line": N_("command line"),
    "rehearsal": N_("played by the rehearsal"),
}
_SHOWN = 8  # Letters of a row's hash.


def card_of_log(page: LogPage) -> Card:
    """Return a page of a case's record."""
    title = _("Record of {case}").format(case=page.case.facts.reference)
    items = tuple(_row(row, page) for row in page.rows)
    nothing = Text(_("Nothing is recorded yet."))
    footer = _("Page {number} of {count}. Each entry seals the ones before it.")
    return Card(
        title=title,
        plain=f"{title}: {page.page}/{page.pages}",
        eyebrow=eyebrow_of(page.case),
        elements=(Items(items),) if items else (nothing,),
        buttons=(*_paging(page), _verify(page)),
        footer=footer.format(number=page.page, count=page.pages),
        language=language(),
    )


def _row(row: RecordRow, page: LogPage) -> Item:
    names = {person.id: person.name for person in page.people.values()}
    who = name_of(row.who, page.people)
    note = joined((who, moment(row.at), via_words(row.via), row.hash[:_SHOWN]))
    return Item(str(row.seq), record_words(row, names), note=note)


def via_words(via: str) -> str:
    """Return from where something was asked for."""
    return translate(VIA[via]) if via in VIA else via


def _paging(page: LogPage) -> tuple[Button, ...]:
    steps = ((_("Newer"), page.page - 1), (_("Older"), page.page + 1))
    return tuple(
        Button(
            verb=Verb.CASE_LOG,
            target=with_inputs(page.case.id, str(number)),
            label=label,
        )
        for label, number in steps
        if 1 <= number <= page.pages
    )


def _verify(page: LogPage) -> Button:
    return Button(
        verb=Verb.CASE_VERIFY, target=page.case.id, label=_("Check the record")
    )
