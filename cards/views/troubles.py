"""Who was not reached about a case, why, and what to do: a list on the case card."""

from collections.abc import Iterator, Sequence

from cards.elements import Badge, Button, Item, Items, Tone
from cards.verbs import Verb
from cards.views.targets import with_inputs
from cards.wording import _, ngettext
from cards.wording.dates import moment
from cards.wording.troubles import kind_words, reason_words, to_do_words
from domain.news import NewsState, Outgoing, person_in
from domain.sheets import CaseSheet

_SHOWN = 4


def not_reached(sheet: CaseSheet) -> tuple[Items, ...]:
    """Return what did not arrive, or may not have, and what to do about it."""
    if not sheet.troubles:
        return ()
    items = list(_items(sheet))
    left = len(items) - _SHOWN
    words = ngettext("and {count} more", "and {count} more", left)
    return (
        Items(
            tuple(items[:_SHOWN]),
            title=_title(sheet),
            more=words.format(count=left) if left > 0 else "",
        ),
    )


def _title(sheet: CaseSheet) -> str:
    if any(each.state is NewsState.NOT_REACHED for each in sheet.troubles):
        return _("Not reached: tell them yourself")
    return _("Not reached for certain")


def _items(sheet: CaseSheet) -> Iterator[Item]:
    """Yield a line for each person and the room, then for each that may still come."""
    missed: dict[str, list[Outgoing]] = {}
    for each in sheet.troubles:
        if each.state is NewsState.NOT_REACHED:
            missed.setdefault(each.news.conversation, []).append(each)
    for found in missed.values():
        yield _missed(found, sheet)
    for each in sheet.troubles:
        if each.state is NewsState.UNCERTAIN:
            yield _uncertain(each, sheet)
        elif each.state is not NewsState.NOT_REACHED:
            badge = Badge(_("Still being tried"), Tone.SOON)
            yield _item(each, sheet, what=kind_words(each), badge=badge)


def _missed(found: Sequence[Outgoing], sheet: CaseSheet) -> Item:
    last = found[-1]
    words = ngettext("{count} message", "{count} messages", len(found))
    what = kind_words(last) if len(found) == 1 else words.format(count=len(found))
    person_id = person_in(last.news.conversation)
    button = Button(
        verb=Verb.CASE_TRY_AGAIN,
        target=with_inputs(sheet.case.id, person_id),
        label=_("Try again"),
    )
    return _item(
        last, sheet, what=what, badge=Badge(_("Did not arrive"), Tone.LATE), then=button
    )


def _uncertain(outgoing: Outgoing, sheet: CaseSheet) -> Item:
    button = Button(
        verb=Verb.CASE_SEND_AGAIN,
        target=with_inputs(sheet.case.id, str(outgoing.id)),
        label=_("Send again"),
    )
    badge = Badge(_("May not have arrived"), Tone.SOON)
    return _item(outgoing, sheet, what=kind_words(outgoing), badge=badge, then=button)


def _item(
    outgoing: Outgoing,
    sheet: CaseSheet,
    *,
    what: str,
    badge: Badge,
    then: Button | None = None,
) -> Item:
    whom = _whom(outgoing, sheet)
    standing = sheet.standing
    may = standing is None or standing.is_on_team
    said = (reason_words(outgoing), to_do_words(outgoing, name=whom))
    return Item(
        "!",
        f"{whom}: {what}, {moment(outgoing.created_at)}",
        note=" ".join(said),
        badge=badge,
        button=then if may else None,
    )


def _whom(outgoing: Outgoing, sheet: CaseSheet) -> str:
    person_id = person_in(outgoing.news.conversation)
    if not person_id:
        return _("The room")
    person = sheet.people.get(person_id)
    return person.name if person else _("Somebody who was on the team")
