"""The forms of the digest: its introduction, an item's place, and what is added."""

from collections.abc import Iterator, Mapping

from cards.elements import Card, Field, FieldKind, Form
from cards.verbs import Verb
from cards.views.forms.answers import NOTHING, Answers, Options, card_of_form
from cards.views.targets import with_inputs
from cards.wording import _, translate
from domain.learning.digest import (
    LONGEST_INTRO,
    LONGEST_LINE,
    Digest,
    DigestKind,
    Move,
)
from domain.learning.resource_rules import LONGEST_ADDRESS
from domain.wording import N_

_TITLES = {
    DigestKind.RESOURCE: N_("Put a resource into the digest"),
    DigestKind.EVENT: N_("Put an event into the digest"),
    DigestKind.LINE: N_("Put a line into the digest"),
}
_MOVES = {
    Move.UP: N_("Move it up"),
    Move.DOWN: N_("Move it down"),
    Move.OUT: N_("Take it out"),
}


def card_of_intro_form(
    digest: Digest,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask what stands above the items, beginning with what does."""
    words = Answers(values, problems).field(
        "words",
        _("Introduction"),
        FieldKind.LONG_TEXT,
        value=digest.intro,
        hint=_("A few lines, in the language of most members; empty for none."),
        required=False,
        limit=LONGEST_INTRO,
    )
    form = Form(
        verb=Verb.DIGEST_INTRO,
        target=with_inputs(digest.id, str(digest.edition)),
        title=_("The introduction of the digest"),
        submit=_("Save"),
        fields=(words,),
    )
    return card_of_form(form)


def card_of_item_form(digest: Digest, place: int, title: str) -> Card:
    """Ask what to do with the item at a *place* (from 1), which says *title*."""
    moves = [Move.OUT]
    if place < len(digest.items):
        moves.insert(0, Move.DOWN)
    if place > 1:
        moves.insert(0, Move.UP)
    options: Options = tuple((each.value, translate(_MOVES[each])) for each in moves)
    choice = Answers(NOTHING, NOTHING).field(
        "do", _("What to do"), FieldKind.CHOICE, value=options[0][0], options=options
    )
    form = Form(
        verb=Verb.DIGEST_ITEM,
        target=with_inputs(digest.id, str(digest.edition), str(place)),
        title=_("Change the digest"),
        submit=_("Do it"),
        intro=title,
        fields=(choice,),
    )
    return card_of_form(form)


def card_of_digest_add_form(
    digest: Digest,
    kind: DigestKind,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask for a resource, an event or a line."""
    form = Form(
        verb=Verb.DIGEST_ADD,
        target=with_inputs(digest.id, str(digest.edition), kind),
        title=translate(_TITLES[kind]),
        submit=_("Put it in"),
        fields=tuple(_fields(kind, Answers(values, problems))),
    )
    return card_of_form(form)


def _fields(kind: DigestKind, answers: Answers) -> Iterator[Field]:
    if kind is DigestKind.RESOURCE:
        hint = _("Its short name, as “resources” lists it.")
        yield answers.field("resource", _("Resource"), hint=hint, limit=64)
        return
    yield answers.field("words", _("What it says"), limit=LONGEST_LINE)
    if kind is DigestKind.EVENT:
        yield answers.field("day", _("On which day"), FieldKind.DATE)
    yield answers.field("link", _("Link"), hint="https://…", limit=LONGEST_ADDRESS)
