"""
A form as HTML.

Answers are sent under the names of the fields; yes and no as `yes` and `no`.
"""

from cards.elements import Field, FieldKind, Form, Tone
from cards.html.parts import sign
from cards.html.tag import SPACE, Safe, tag, together, words
from cards.phrases import Phrases

Attributes = dict[str, str | bool | None]


def form(element: Form, said: Phrases, *, anchor: str, titled: bool) -> Safe:
    """Return questions with their labels, hints and problems, and the button."""
    title = words("h4", element.title, "form-title", id=f"{anchor}-form")
    intro = words("p", element.intro, "card-text") if element.intro else Safe()
    submit = tag(
        "button",
        tag("bdi", element.submit),
        type="submit",
        class_="button button-primary",
    )
    return tag(
        "form",
        title if titled else Safe(),
        intro,
        *(_field(each, said, f"{anchor}-{n}") for n, each in enumerate(element.fields)),
        tag("div", submit, class_="card-buttons"),
        class_="form",
        data_verb=element.verb,
        data_target=element.target,
        aria_labelledby=f"{anchor}-form" if titled else None,
        aria_label=None if titled else element.title,
    )


def _field(field: Field, said: Phrases, anchor: str) -> Safe:
    problem = _problem(field, anchor)
    hint = (
        words("p", field.hint, "field-hint", id=f"{anchor}-hint")
        if field.hint
        else Safe()
    )
    class_ = "field field-wrong" if field.problem else "field"
    if field.kind is FieldKind.YES_NO:
        return _yes_no(field, said, anchor, together(problem, hint), class_)
    label = tag("label", _label(field, said), class_="field-label", for_=anchor)
    return tag("div", label, _input(field, said, anchor), problem, hint, class_=class_)


def _label(field: Field, said: Phrases) -> Safe:
    name = tag("bdi", field.label)
    if field.required:
        return name
    optional = tag("span", f"({said.optional()})", class_="field-optional")
    return together(name, SPACE, optional)


def _problem(field: Field, anchor: str) -> Safe:
    if not field.problem:
        return Safe()
    why = tag("bdi", field.problem)
    name = f"{anchor}-problem"
    return tag("p", sign(Tone.LATE), why, class_="field-problem", id=name)


def _described(field: Field, anchor: str) -> Attributes:
    """Tie the hint and the problem to the question for those who listen."""
    ids = [f"{anchor}-problem"] if field.problem else []
    ids += [f"{anchor}-hint"] if field.hint else []
    return {
        "aria_describedby": " ".join(ids) or None,
        "aria_invalid": "true" if field.problem else None,
    }


def _yes_no(field: Field, said: Phrases, anchor: str, ends: Safe, class_: str) -> Safe:
    labels = said.answers()
    answers = (_answer(field, value, label, anchor) for value, label in labels)
    return tag(
        "fieldset",
        tag("legend", _label(field, said), class_="field-label"),
        tag("div", *answers, class_="answers"),
        ends,
        class_=class_,
        role="radiogroup",
        **_described(field, anchor),
    )


def _answer(field: Field, value: str, label: str, anchor: str) -> Safe:
    name = f"{anchor}-{value}"
    chosen = tag(
        "input",
        type="radio",
        id=name,
        name=field.name,
        value=value,
        checked=field.value == value,
        required=field.required,
    )
    return tag("label", chosen, tag("span", label), class_="answer", for_=name)


def _input(field: Field, said: Phrases, anchor: str) -> Safe:
    common: Attributes = {
        "id": anchor,
        "name": field.name,
        "class_": "field-input",
        "required": field.required,
        **_described(field, anchor),
    }
    if field.kind is FieldKind.LONG_TEXT:
        return _long_text(field, common)
    if field.options and field.kind in {FieldKind.CHOICE, FieldKind.PERSON}:
        return _choices(field, said, common)
    return _line(field, common)


def _long_text(field: Field, common: Attributes) -> Safe:
    limit = str(field.limit)
    return tag("textarea", field.value, rows="4", dir="auto", maxlength=limit, **common)


def _choices(field: Field, said: Phrases, common: Attributes) -> Safe:
    asked = tag("option", said.choose(), value="", selected=not field.value)
    options = (
        tag("option", label, value=value, selected=value == field.value)
        for value, label in field.options
    )
    return tag("select", asked, *options, **common)


def _line(field: Field, common: Attributes) -> Safe:
    types = {FieldKind.DATE: "date", FieldKind.FILE: "file"}
    kind = types.get(field.kind, "text")
    if kind == "file":
        return tag("input", type=kind, **common)
    typed: Attributes = {"value": field.value or None}
    if kind == "text":
        typed |= {"maxlength": str(field.limit), "dir": "auto", "autocomplete": "off"}
    return tag("input", type=kind, **typed, **common)
