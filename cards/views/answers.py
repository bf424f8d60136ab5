"""What a question is answered with: links and why, a person, or a clear no."""

from collections.abc import Iterator
from dataclasses import dataclass

from cards.elements import (
    Badge,
    Button,
    ButtonStyle,
    Card,
    Field,
    FieldKind,
    Fold,
    Form,
    Item,
    Items,
    Text,
    Tone,
)
from cards.escape import cut, one_line
from cards.verbs import Verb
from cards.views.asked_before import asked_before_items
from cards.views.heads import joined
from cards.views.targets import with_inputs
from cards.wording import _, language, translate
from cards.wording.answers import (
    A_PERSON,
    DOORS,
    EXAMPLES,
    HANDED_OVER,
    NOT_MINE,
    OUT_OF_ROLE,
    UNFIT,
)
from cards.wording.dates import language_name
from cards.wording.resources import kind_name, labels_of, summary_words
from domain.learning.answers import MOST_SHOWN, Answer, Found, Outcome
from domain.learning.resources import Resource

LONGEST_QUESTION = 2000
_QUOTED = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """
    A page of an answer.

    *draft_id* is where the question's words are kept, sealed, for the buttons. *helped*
    says that the asker found it so, *masked* that something was taken out of the
    question, and *command* what else the line may have meant.
    """

    answer: Answer
    draft_id: str
    page: int = 1
    helped: bool = False
    masked: bool = False
    command: str = ""


def card_of_answer(view: AnswerView) -> Card:
    """Return links that fit, or say plainly that there are none, and who helps."""
    if view.answer.outcome is Outcome.OUT_OF_ROLE:
        return _out_of_role(view)
    if view.answer.outcome is Outcome.HANDED_OVER:
        title, then = HANDED_OVER.get(view.answer.reason, UNFIT)
        return _without_links(view, translate(title), translate(then))
    shown = page_of(view.answer, view.page)
    if shown:
        return _found(view, shown)
    title = _("I know of nothing else that fits")
    then = _("Ask in other words, or ask a person privately.")
    return _without_links(view, title, then)


def page_of(answer: Answer, page: int) -> tuple[Found, ...]:
    """Return what stands on a page, from 1: at most three; nothing behind the last."""
    start = (max(page, 1) - 1) * MOST_SHOWN
    return answer.found[start : start + MOST_SHOWN]


def card_of_question_form(draft_id: str, words: str = "") -> Card:
    """Ask for a question in other words."""
    title = _("Ask in other words")
    return Card(
        title=title,
        plain=title,
        elements=(_form(draft_id, words, title=title), _examples()),
        language=language(),
    )


def _form(draft_id: str, words: str, *, title: str) -> Form:
    asked = Field(
        name="question",
        label=_("Your question"),
        kind=FieldKind.LONG_TEXT,
        value=words,
        hint=_("In English, French or Spanish. Leave people's names out."),
        limit=LONGEST_QUESTION,
    )
    return Form(
        verb=Verb.QUESTION_ASK,
        target=draft_id,
        title=title,
        submit=_("Ask"),
        fields=(asked,),
    )


def _found(view: AnswerView, shown: tuple[Found, ...]) -> Card:
    title = _("This may help") if view.page <= 1 else _("The next best")
    names = ", ".join(one_line(each.resource.title) for each in shown)
    asked_in = view.answer.language
    items = tuple(_item(each.resource, asked_in) for each in shown)
    return Card(
        title=title,
        plain=f"{title}: {names}",
        eyebrow=_quoted(view),
        badges=(Badge(_("That helped"), Tone.GOOD),) if view.helped else (),
        elements=(
            *_masked(view),
            Items(items),
            *_before(view),
            *_why(shown),
            *_command(view),
        ),
        buttons=tuple(_found_buttons(view)),
        footer=_kept(),
        language=language(),
    )


def _item(resource: Resource, asked_in: str) -> Item:
    """Return a resource as a line: its title opens it, a line says why it fits."""
    what = joined((kind_name(resource.kind), language_name(resource.language)))
    labels = tuple(labels_of(resource, reading=asked_in))
    badge = Badge(joined(labels), Tone.SOON) if labels else None
    return Item(
        "",
        resource.title,
        note=joined((what, summary_words(resource))),
        badge=badge,
        address=resource.url,
    )


def _before(view: AnswerView) -> tuple[Items, ...]:
    """Return public answers, below the links and on the first page alone."""
    answers = view.answer.asked_before if view.page <= 1 else ()
    return asked_before_items(answers, asked_in=view.answer.language)


def _why(shown: tuple[Found, ...]) -> tuple[Fold, ...]:
    words = _("{title}: matched: {words}")
    lines = tuple(
        words.format(title=each.resource.title, words=", ".join(each.matched))
        for each in shown
        if each.matched
    )
    return (Fold(_("Why these?"), lines),) if lines else ()


def _found_buttons(view: AnswerView) -> Iterator[Button]:
    if not view.helped:
        yield Button(
            verb=Verb.QUESTION_HELPED,
            target=with_inputs(view.draft_id, str(view.page)),
            label=_("That helped"),
        )
        yield Button(
            verb=Verb.QUESTION_NEXT,
            target=with_inputs(view.draft_id, str(view.page + 1)),
            label=_("Not what I need"),
        )
    yield from _back(view)
    yield _privately(view)


def _back(view: AnswerView) -> Iterator[Button]:
    """Lead back from the next best: what was better stood there, after all."""
    if view.page > 1 and not view.helped:
        yield Button(
            verb=Verb.QUESTION_NEXT,
            target=with_inputs(view.draft_id, str(view.page - 1)),
            label=_("The links before"),
        )


def _without_links(view: AnswerView, title: str, then: str) -> Card:
    """Say that there is no link, with what to do: other words, or a person."""
    return Card(
        title=title,
        plain=f"{title}. {then}",
        eyebrow=_quoted(view),
        elements=(
            *_masked(view),
            Text(then, strong=True),
            *_before(view),
            *_command(view),
            _examples(),
        ),
        buttons=(_privately(view), _rephrase(view.draft_id), *_back(view)),
        footer=_kept(),
        language=language(),
    )


def _out_of_role(view: AnswerView) -> Card:
    """Say no, and name the right door."""
    title = translate(OUT_OF_ROLE.get(view.answer.reason, NOT_MINE))
    door = translate(DOORS.get(view.answer.reason, A_PERSON))
    return Card(
        title=title,
        plain=f"{title} {door}",
        eyebrow=_quoted(view),
        elements=(*_masked(view), Text(door, strong=True)),
        buttons=(_privately(view), _rephrase(view.draft_id)),
        tone=Tone.SOON,
        language=language(),
    )


def _quoted(view: AnswerView) -> str:
    said = cut(one_line(view.answer.question), _QUOTED)
    return _("“{words}”").format(words=said) if said else ""


def _masked(view: AnswerView) -> tuple[Text, ...]:
    if not view.masked:
        return ()
    said = _(
        "A name, a phone number or an e-mail address stood in your question. It was "
        "taken out before anything was kept: leave people out of questions."
    )
    return (Text(said, tone=Tone.SOON),)


def _command(view: AnswerView) -> tuple[Text, ...]:
    if not view.command:
        return ()
    said = _("If you meant the command, type “{usage}”.").format(usage=view.command)
    return (Text(said, tone=Tone.MUTED),)


def _examples() -> Fold:
    return Fold(_("Questions that work"), tuple(map(translate, EXAMPLES)))


def _rephrase(draft_id: str) -> Button:
    return Button(
        verb=Verb.QUESTION_FORM, target=draft_id, label=_("Ask in other words…")
    )


def _privately(view: AnswerView) -> Button:
    return Button(
        verb=Verb.CONNECT_FORM,
        target=with_inputs("", view.draft_id),
        label=_("Ask a person privately…"),
        style=ButtonStyle.PRIMARY,
    )


def _kept() -> str:
    return _("Your question is kept without your name, to make answers better.")
