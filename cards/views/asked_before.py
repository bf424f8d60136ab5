"""What others asked before, and the answer: without who they were."""

from collections.abc import Sequence

from cards.elements import Badge, Fold, Item, Items
from cards.escape import cut, one_line
from cards.views.heads import joined
from cards.wording import _, language
from cards.wording.dates import day_there, language_name, long_day
from domain.learning.connect import PublicAnswer

_QUESTION, _ANSWER = 160, 400  # Characters; “asked before” shows all of it.


def asked_before_fold(answers: Sequence[PublicAnswer]) -> tuple[Fold, ...]:
    """Return the answers folded away; nothing where nobody asked."""
    lines = tuple(_line(each) for each in answers)
    return (Fold(_("Asked before"), lines),) if lines else ()


def asked_before_items(
    answers: Sequence[PublicAnswer], *, asked_in: str
) -> tuple[Items, ...]:
    """Return public answers as a list of their own, which says whose they are."""
    items = tuple(_item(each, asked_in) for each in answers)
    title = _("Asked before, and answered by a facilitator")
    return (Items(items, title=title),) if items else ()


def _item(public: PublicAnswer, asked_in: str) -> Item:
    made = _("A facilitator's answer of {day}").format(
        day=long_day(day_there(public.made_at))
    )
    other = _("Only in {language}").format(language=language_name(public.language))
    same = not asked_in or public.language == asked_in
    return Item(
        "",
        cut(one_line(public.question), _QUESTION),
        note=cut(one_line(public.answer), _ANSWER),
        badge=Badge(joined((made, "" if same else other))),
    )


def _line(public: PublicAnswer) -> str:
    words = _("“{question}” – {answer}")
    said = words.format(
        question=cut(one_line(public.question), _QUESTION),
        answer=cut(one_line(public.answer), _ANSWER),
    )
    if public.language == language():
        return said
    other = _("in {language}").format(language=language_name(public.language))
    return f"{said} ({other})"
