"""Answers on the Monday digest: joined and left, and worked on by facilitators."""

from collections.abc import Callable
from functools import wraps

from cards.views.digest import (
    card_of_draft,
    card_of_issue,
    card_of_joined,
    card_of_latest,
    card_of_left,
    card_of_membership,
)
from cards.views.digest_lines import digest_item
from cards.views.forms.digest_forms import (
    card_of_digest_add_form,
    card_of_intro_form,
    card_of_item_form,
)
from cards.views.notices import card_of_refusal
from dialogs.ask import Answering, Ask, asking, at_field, settled, showing
from dialogs.conversation import Reply
from domain.learning.digest import (
    BY_HAND,
    MOST_ITEMS,
    Digest,
    DigestKind,
    DigestSheet,
    Move,
)
from domain.refusals import Refusal
from services.learning.digest.decide_digest import (
    approve_digest,
    skip_digest,
    undo_digest,
)
from services.learning.digest.edit_digest import (
    add_line_to_digest,
    add_resource_to_digest,
    draft_anew,
    introduce_digest,
    move_item,
)
from services.learning.digest.membership import join_digest, leave_digest
from services.learning.digest.read_digest import read_digest_desk, read_draft

# What was read is not what stands: the answer shows what does.
_OUTDATED = frozenset(
    {"digest-changed", "digest-decided", "digest-sent", "digest-too-late"}
)
# Whose field it is that cannot be taken; the form is shown again with what was typed.
_FIELDS = {
    "words-missing": "words",
    "text-too-long": "words",
    "digest-names-somebody": "words",
    "digest-link-odd": "link",
    "digest-day-over": "day",
    "day-missing": "day",
    "day-does-not-exist": "day",
    "resource-not-found": "resource",
    "digest-resource-gone": "resource",
}


def on_what_stands(answer: Answering) -> Answering:
    """Let somebody work only on the edition that they read; else show what stands."""

    @wraps(answer)
    def answer_or_show(ask: Ask) -> Reply:
        try:
            return answer(ask)
        except Refusal as refusal:
            if refusal.code not in _OUTDATED:
                raise
            return _with_what_stands(ask, refusal)

    return answer_or_show


def _with_what_stands(ask: Ask, refusal: Refusal) -> Reply:
    why, stands = card_of_refusal(refusal), card_of_draft(_sheet(ask))
    if ask.on_own_card:
        return Reply(cards=(why,), instead=stands, refusal=refusal.code)
    return Reply(cards=(why, stands), refusal=refusal.code)


def show(ask: Ask) -> Reply:
    """Show where the digest stands: to facilitators the one that is being made."""
    desk = read_digest_desk(ask.actor.person_id, ports=ask.ports)
    if desk.current is not None:
        return Reply(cards=(card_of_draft(desk.current), card_of_membership(desk)))
    latest = (card_of_latest(desk.latest),) if desk.latest else ()
    return Reply(cards=(card_of_membership(desk), *latest))


def join(ask: Ask) -> Reply:
    """Let the asker get the digest; asked again it says the same."""
    join_digest(by=ask.actor, ports=ask.ports)
    return showing(card_of_joined())


def leave(ask: Ask) -> Reply:
    """Let the asker get the digest no more; what they were sent stays readable."""
    leave_digest(by=ask.actor, ports=ask.ports)
    return showing(card_of_left())


def preview(ask: Ask) -> Reply:
    """Show a facilitator a digest as members will see it."""
    return showing(card_of_issue(_sheet(ask), preview=True))


@on_what_stands
def anew(ask: Ask) -> Reply:
    """Look for news again."""
    return _decided(ask, draft_anew)


@on_what_stands
def intro_form(ask: Ask) -> Reply:
    """Ask for the introduction."""
    return asking(card_of_intro_form(_as_read(ask).digest))


@on_what_stands
def intro(ask: Ask) -> Reply:
    """Say something above the items."""
    try:
        digest = introduce_digest(
            ask.target,
            seen=_seen(ask),
            words=ask.value("words"),
            by=ask.actor,
            ports=ask.ports,
        )
    except Refusal as refusal:
        problems, was = at_field(refusal, _FIELDS), _sheet(ask).digest
        form = card_of_intro_form(was, values=ask.inputs, problems=problems)
        return asking(form, refusal=refusal.code)
    return _stands(ask, digest)


@on_what_stands
def item_form(ask: Ask) -> Reply:
    """Ask what to do with an item."""
    sheet, place = _as_read(ask), _place(ask)
    if not 1 <= place <= len(sheet.lines):
        raise Refusal("digest-no-such-item")
    said = digest_item(sheet.lines[place - 1])
    return asking(card_of_item_form(sheet.digest, place, f"{said.lead}: {said.text}"))


@on_what_stands
def item(ask: Ask) -> Reply:
    """Move an item, or take it out."""
    try:
        move = Move(ask.value("do"))
    except ValueError:
        raise Refusal("digest-no-such-item") from None
    digest = move_item(
        ask.target,
        _place(ask) - 1,
        move,
        seen=_seen(ask),
        by=ask.actor,
        ports=ask.ports,
    )
    return _stands(ask, digest)


@on_what_stands
def add_form(ask: Ask) -> Reply:
    """Ask for what a facilitator puts in, if there is room for it."""
    digest, kind = _as_read(ask).digest, _kind(ask)
    if digest.is_full:
        raise Refusal("digest-full", limit=str(MOST_ITEMS))
    return asking(card_of_digest_add_form(digest, kind))


@on_what_stands
def add(ask: Ask) -> Reply:
    """Put in a resource, an event or a line."""
    kind = _kind(ask)
    try:
        digest = _added(ask, kind)
    except Refusal as refusal:
        problems, was = at_field(refusal, _FIELDS), _sheet(ask).digest
        form = card_of_digest_add_form(was, kind, values=ask.inputs, problems=problems)
        return asking(form, refusal=refusal.code)
    return _stands(ask, digest)


def _added(ask: Ask, kind: DigestKind) -> Digest:
    seen, by, ports = _seen(ask), ask.actor, ask.ports
    if kind is DigestKind.RESOURCE:
        resource = ask.value("resource")
        return add_resource_to_digest(
            ask.target, resource, seen=seen, by=by, ports=ports
        )
    return add_line_to_digest(
        ask.target,
        words=ask.value("words"),
        link=ask.value("link"),
        day=ask.day("day") if kind is DigestKind.EVENT else None,
        seen=seen,
        by=by,
        ports=ports,
    )


@on_what_stands
def approve(ask: Ask) -> Reply:
    """Approve the edition that was read."""
    return _decided(ask, approve_digest)


@on_what_stands
def skip(ask: Ask) -> Reply:
    """Send none this week."""
    return _decided(ask, skip_digest)


@on_what_stands
def undo(ask: Ask) -> Reply:
    """Take an approval or a skipping back."""
    return _stands(ask, undo_digest(ask.target, by=ask.actor, ports=ask.ports))


def _decided(ask: Ask, deciding: Callable[..., Digest]) -> Reply:
    digest = deciding(ask.target, seen=_seen(ask), by=ask.actor, ports=ask.ports)
    return _stands(ask, digest)


def _stands(ask: Ask, digest: Digest) -> Reply:
    sheet = read_draft(digest.id, reader=ask.actor.person_id, ports=ask.ports)
    return settled(ask, card_of_draft(sheet))


def _sheet(ask: Ask) -> DigestSheet:
    return read_draft(ask.target, reader=ask.actor.person_id, ports=ask.ports)


def _as_read(ask: Ask) -> DigestSheet:
    """Return a draft to work on; `digest-changed`, `digest-decided`."""
    sheet = _sheet(ask)
    if not sheet.digest.can_be_edited:
        raise Refusal("digest-decided")
    if sheet.digest.edition != _seen(ask):
        raise Refusal("digest-changed")
    return sheet


def _kind(ask: Ask) -> DigestKind:
    for kind in BY_HAND:
        if kind == ask.value("kind"):
            return kind
    raise Refusal("digest-no-such-item")


def _seen(ask: Ask) -> int:
    return ask.number("edition") or 0


def _place(ask: Ask) -> int:
    return ask.number("place") or 0
