"""The Monday digest: for members, and for facilitators while it is made."""

from collections.abc import Iterator
from dataclasses import replace

from cards.elements import (
    Badge,
    Button,
    ButtonStyle,
    Card,
    Element,
    Facts,
    Item,
    Items,
    Text,
    Tone,
)
from cards.verbs import Verb
from cards.views.digest_lines import digest_item
from cards.views.notices import card_of_text
from cards.views.targets import with_inputs
from cards.wording import _, language, ngettext, translate
from cards.wording.dates import listed, long_day, moment, number
from domain.learning.digest import (
    BY_HAND,
    Digest,
    DigestDesk,
    DigestKind,
    DigestSheet,
    DigestState,
)
from domain.wording import N_

_STATES = {
    DigestState.DRAFT: (N_("Waits for a yes"), Tone.SOON),
    DigestState.APPROVED: (N_("Approved"), Tone.GOOD),
    DigestState.SENDING: (N_("On its way"), Tone.GOOD),
    DigestState.SENT: (N_("Sent"), Tone.GOOD),
    DigestState.SKIPPED: (N_("Skipped"), Tone.MUTED),
    DigestState.LAPSED: (N_("Lapsed"), Tone.MUTED),
}
_ADDING = {
    DigestKind.RESOURCE: N_("Add a resource…"),
    DigestKind.EVENT: N_("Add an event…"),
    DigestKind.LINE: N_("Add a line…"),
}


def card_of_issue(sheet: DigestSheet, *, preview: bool = False) -> Card:
    """Tell a member what is new; in a *preview* nothing can be pressed."""
    title = _week(sheet.digest)
    lines = [digest_item(each, reads=not preview) for each in sheet.said]
    intro = sheet.digest.intro
    return Card(
        title=title,
        plain=f"{title}: {listed(each.text for each in lines)}",
        eyebrow=_("As members see it") if preview else _("The community of practice"),
        elements=(*((Text(intro),) if intro else ()), Items(tuple(lines))),
        buttons=() if preview else (_leave(),),
        language=language(),
    )


def card_of_latest(sheet: DigestSheet) -> Card:
    """Show the last one again, whoever asks; it is left by the card before it."""
    return replace(card_of_issue(sheet), buttons=())


def _week(digest: Digest) -> str:
    return _("The digest of {day}").format(day=long_day(digest.week))


def _leave() -> Button:
    label = _("Stop the digest")
    return Button(verb=Verb.DIGEST_LEAVE, target="", label=label)


def _join() -> Button:
    label, style = _("Get the digest"), ButtonStyle.PRIMARY
    return Button(verb=Verb.DIGEST_JOIN, target="", label=label, style=style)


def card_of_draft(sheet: DigestSheet) -> Card:
    """Show a facilitator how a digest stands, and what can be done about it."""
    digest = sheet.digest
    title, (state, tone) = _week(digest), _STATES[digest.state]
    says = _says(sheet)
    return Card(
        title=title,
        plain=f"{title}: {translate(state)}. {says}",
        eyebrow=_("Digest for members"),
        badges=(Badge(translate(state), tone),),
        elements=tuple(_elements(sheet, says)),
        buttons=tuple(_buttons(sheet)),
        footer=_("Edition {number}").format(number=number(digest.edition)),
        language=language(),
    )


def _elements(sheet: DigestSheet, says: str) -> Iterator[Element]:
    yield Text(says, strong=True)
    if sheet.digest.intro:
        yield Text(sheet.digest.intro)
    if sheet.lines:
        yield Items(tuple(_items(sheet)))
    facts = tuple(pair for pair in _facts(sheet) if pair[1])
    yield Facts(facts)


def _items(sheet: DigestSheet) -> Iterator[Item]:
    digest = sheet.digest
    for place, line in enumerate(sheet.lines, start=1):
        change = _on(sheet, Verb.DIGEST_ITEM_FORM, _("Change…"), str(place))
        gone = Badge(_("Not sent: taken back"), Tone.LATE) if line.is_gone else None
        yield replace(
            digest_item(line, reads=False),
            badge=gone,
            button=change if digest.can_be_edited else None,
        )


def _seen(digest: Digest, *inputs: str) -> str:
    """Name a digest and the edition that its card shows."""
    return with_inputs(digest.id, str(digest.edition), *inputs)


def _says(sheet: DigestSheet) -> str:
    """Say how it stands, and what to do now."""
    digest = sheet.digest
    if digest.state is DigestState.DRAFT:
        return _to_do(sheet)
    if digest.state is DigestState.APPROVED:
        at = moment(digest.look_at) if digest.look_at else ""
        words = _("It goes out at {moment}. Until then it can be taken back.")
        return words.format(moment=at)
    if digest.state is DigestState.SKIPPED:
        return _("None is sent this week. That can be taken back.")
    if digest.state is DigestState.LAPSED:
        return _("Nobody approved it before the next one was drafted: it was not sent.")
    return _sent_words(sheet)


def _to_do(sheet: DigestSheet) -> str:
    if not sheet.said:
        return _(
            "I found nothing new this week. Put something in, or skip this week:"
            " nothing goes out by itself."
        )
    if not sheet.members:
        return _(
            "Nobody gets the digest yet: it comes to whoever types “join digest”."
            " Nothing goes out by itself."
        )
    return _("Change what you like, then approve it: nothing goes out by itself.")


def _sent_words(sheet: DigestSheet) -> str:
    words = _("Sent to {count} of {all}.")
    posted = sheet.posted
    return words.format(count=number(posted.sent), all=number(posted.all))


def _facts(sheet: DigestSheet) -> Iterator[tuple[str, str]]:
    """Return the figures: of members nothing but their number."""
    digest, posted = sheet.digest, sheet.posted
    yield _("Members"), number(sheet.members)
    by = _("{person}, {moment}")
    if sheet.by and digest.decided_at:
        yield (
            _("Decided by"),
            by.format(person=sheet.by, moment=moment(digest.decided_at)),
        )
    yield _("Not reached"), number(posted.missed) if posted.missed else ""
    yield _("Left before it came"), number(posted.gone) if posted.gone else ""


def _buttons(sheet: DigestSheet) -> Iterator[Button]:
    digest = sheet.digest
    if digest.can_be_edited:
        yield from _to_decide(sheet)
    elif digest.can_be_undone:
        yield _on(sheet, Verb.DIGEST_UNDO, _("Take it back"))
    elif digest.state is DigestState.SENDING:
        yield Button(verb=Verb.DIGEST, target="", label=_("Look again"))


def _to_decide(sheet: DigestSheet) -> Iterator[Button]:
    # An empty one wants something put in, or to be skipped: that stands in front then.
    behind = bool(sheet.said)
    if sheet.said:
        approve = _on(sheet, Verb.DIGEST_APPROVE, _approve_words(sheet.members))
        yield replace(approve, style=ButtonStyle.PRIMARY)
        yield _on(sheet, Verb.DIGEST_PREVIEW, _("See it as members do"))
    yield _on(sheet, Verb.DIGEST_INTRO_FORM, _("Introduction…"))
    for kind in BY_HAND:
        add = _on(sheet, Verb.DIGEST_ADD_FORM, translate(_ADDING[kind]), kind)
        yield replace(add, secondary=behind)
    anew = _on(sheet, Verb.DIGEST_ANEW, _("Look for news again"))
    yield replace(anew, secondary=True)
    skip = _on(sheet, Verb.DIGEST_SKIP, _("Skip this week"))
    yield replace(skip, style=ButtonStyle.DANGER, secondary=behind)


def _on(sheet: DigestSheet, verb: Verb, label: str, *inputs: str) -> Button:
    """Return a press on the edition that the card shows."""
    return Button(verb=verb, target=_seen(sheet.digest, *inputs), label=label)


def _approve_words(members: int) -> str:
    said = ngettext(
        "Approve and send to {count} member",
        "Approve and send to {count} members",
        members,
    )
    return said.format(count=number(members))


def card_of_digest_reminder(sheet: DigestSheet) -> Card:
    """Remind a facilitator, once, that a draft waits."""
    title = _("The digest still waits for your yes")
    text = _(
        "It holds {things}. Without a yes from one of you it is not sent, and it lapses"
        " when the next one is drafted."
    )
    count = len(sheet.said)
    things = ngettext("{count} thing", "{count} things", count)
    show = Button(verb=Verb.DIGEST, target="", label=_("Show it"))
    said = text.format(things=things.format(count=number(count)))
    return card_of_text(title, said, eyebrow=_week(sheet.digest), buttons=(show,))


def card_of_membership(desk: DigestDesk) -> Card:
    """Say whether the reader gets the digest, what it is, and when the next comes."""
    gets = desk.is_member
    title = _("You get the digest") if gets else _("You do not get the digest")
    text = _(
        "On Mondays up to five things from the community: new resources, what was"
        " asked most, answers, open questions, events. A facilitator looks through it"
        " first; then it comes once, in your own chat."
    )
    drafted = _("The next one is drafted at {moment}.")
    when = drafted.format(moment=moment(desk.next_at))
    none = _("There is none to work on now.")
    first = none if desk.facilitates and desk.current is None else ""
    said = " ".join(part for part in (text, first, when) if part)
    return card_of_text(title, said, buttons=(_leave() if gets else _join(),))


def card_of_joined() -> Card:
    """Say that the reader gets the digest from now on."""
    text = _("It comes once a week, in your own chat. Type “leave digest” to stop it.")
    return card_of_text(_("You get the digest"), text, buttons=(_leave(),))


def card_of_left() -> Card:
    """Say that the reader gets the digest no more."""
    title = _("You get the digest no more")
    text = _("Nothing is kept of it. Type “join digest” if you want it again.")
    return card_of_text(title, text, buttons=(_join(),))
