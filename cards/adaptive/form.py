"""
A form in an Adaptive Card.

Answers come back under the names of the fields; yes and no as `yes` and `no`.
"""

from collections.abc import Iterable
from datetime import date

from cards.adaptive.actions import execute
from cards.adaptive.text import Json, container, label, run, runs, shown, small
from cards.elements import Button, ButtonStyle, Field, FieldKind, Form, Tone
from cards.escape import clean
from cards.limits import LINE
from cards.phrases import Phrases
from cards.signs import SIGNS


def form(element: Form, words: Phrases, *, titled: bool) -> Iterable[Json]:
    """Draw questions and the button that sends the answers."""
    if titled:
        yield runs(run(label(element.title, LINE), weight="Bolder", size="Medium"))
    if element.intro:
        yield runs(run(shown(element.intro)), spacing="Small")
    for field in element.fields:
        yield container(*_field(field, words))
    yield from _refused(element, words)
    submit = Button(
        verb=element.verb,
        target=element.target,
        label=element.submit,
        style=ButtonStyle.PRIMARY,
    )
    yield {"type": "ActionSet", "actions": [execute(submit, inputs=True)]}


def _refused(element: Form, words: Phrases) -> Iterable[Json]:
    """Say at the button of a long form that it was not taken."""
    first = next((field for field in element.fields if field.problem), None)
    if first is not None and len(element.fields) > 1:
        why = f"{SIGNS[Tone.LATE]} {words.not_taken(label(first.label))}"
        yield runs(run(why, color="Attention", weight="Bolder", size="Small"))


def _field(field: Field, words: Phrases) -> Iterable[Json]:
    if field.kind is FieldKind.FILE:
        yield runs(run(words.attach(label(field.label, LINE))))
    else:
        yield _input(field, words)
    if field.problem:
        problem = f"{SIGNS[Tone.LATE]} {shown(field.problem, LINE)}"
        why = run(problem, color="Attention", weight="Bolder", size="Small")
        yield runs(why, spacing="Small")
    if field.hint:
        yield small(field.hint, spacing="Small")


def _input(field: Field, words: Phrases) -> Json:
    asked = {
        "id": clean(field.name),
        "label": _label(field, words),
        "isRequired": field.required,
        "errorMessage": words.fill_in(label(field.label)),
    }
    return asked | _kind(field, words)


def _label(field: Field, words: Phrases) -> str:
    optional = "" if field.required else f" ({words.optional()})"
    return label(field.label, LINE) + optional


def _kind(field: Field, words: Phrases) -> Json:
    if field.kind is FieldKind.YES_NO and field.value:
        return _toggle(field, words)
    if field.kind is FieldKind.YES_NO:
        return _undecided(words)
    if field.kind is FieldKind.DATE:
        return _date(field)
    if field.options:
        return _choices(field, words)
    return _text(field)


def _toggle(field: Field, words: Phrases) -> Json:
    value = "yes" if field.value == "yes" else "no"
    return {
        "type": "Input.Toggle",
        "title": words.yes_no()[0],
        "valueOn": "yes",
        "valueOff": "no",
        "value": value,
        "isRequired": False,  # Required would mean that only yes is an answer.
    }


def _undecided(words: Phrases) -> Json:
    """Draw a question that nobody has answered: a toggle would answer no to it."""
    answers = words.answers()
    return {
        "type": "Input.ChoiceSet",
        "style": "expanded",
        "choices": [{"title": title, "value": value} for value, title in answers],
    }


def _date(field: Field) -> Json:
    value = {"value": field.value} if _is_day(field) else {}
    return {"type": "Input.Date", **value}


def _is_day(field: Field) -> bool:
    try:
        return date.fromisoformat(field.value).isoformat() == field.value
    except ValueError:
        return False


def _choices(field: Field, words: Phrases) -> Json:
    choices = [
        {"title": label(title, LINE), "value": clean(value)}
        for value, title in field.options
    ]
    chosen = {"value": clean(field.value)} if field.value else {}
    return {
        "type": "Input.ChoiceSet",
        "style": "compact",
        "choices": choices,
        "placeholder": words.choose(),
        "wrap": True,
        **chosen,
    }


def _text(field: Field) -> Json:
    value = clean(field.value)[: field.limit]
    return {
        "type": "Input.Text",
        "isMultiline": field.kind is FieldKind.LONG_TEXT,
        "maxLength": field.limit,
        **({"value": value} if value else {}),
    }
