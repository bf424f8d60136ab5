"""
A form as input blocks.

The answer to a field is found under its name: `state.values[name].answer`; yes and no
come back as `yes` and `no`. Only a modal takes files.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from cards.blockkit.parts import context, section
from cards.blockkit.text import CONTEXT, FIELD, Json, first, length, line, plain
from cards.elements import Field, FieldKind, Form, Tone
from cards.escape import clean
from cards.phrases import Phrases
from cards.signs import COLOURED_SIGNS

ANSWER = "answer"
_BLOCK_ID = 255
_OPTIONS = 100
_OPTION = 75
_VALUE = 150
_TEXT = 3000


def fields(form: Form, words: Phrases, *, in_modal: bool = False) -> Iterable[Json]:
    """Yield what introduces the form and its questions."""
    if form.intro:
        yield section(plain(form.intro))
    for field in form.fields:
        yield from _field(field, words, in_modal=in_modal)


def block_of(field: Field) -> str:
    """Return the id of a field's block, by which Slack names it."""
    return clean(field.name)[:_BLOCK_ID]


def _field(field: Field, words: Phrases, *, in_modal: bool) -> Iterable[Json]:
    if field.problem:
        sign = COLOURED_SIGNS[Tone.LATE]
        yield section(plain(f"{sign} {field.problem}"))
    if field.kind is FieldKind.FILE and not in_modal:
        yield section(plain(words.attach(field.label)))
    else:
        yield _input(field, words)
    if _is_cut(field):
        yield context(plain(words.answer_cut(_limit(field)), CONTEXT))
    left = [label for value, label in field.options if not _is_offered((value, label))]
    if left:
        yield section(plain(words.choices_left_out(", ".join(left))))


def _input(field: Field, words: Phrases) -> Json:
    hint = {"hint": plain(field.hint, FIELD)} if field.hint else {}
    return {
        "type": "input",
        "block_id": block_of(field),
        "label": line(field.label, FIELD),
        "optional": not field.required,
        "element": _element(field, words) | {"action_id": ANSWER},
        **hint,
    }


def _element(field: Field, words: Phrases) -> Json:
    if field.kind is FieldKind.FILE:
        return {"type": "file_input", "max_files": 1}
    if field.kind is FieldKind.DATE:
        return _date(field)
    if field.kind is FieldKind.YES_NO:
        yes, no = words.yes_no()
        return _choice("radio_buttons", field, (("yes", yes), ("no", no)))
    if offered := [each for each in field.options if _is_offered(each)]:
        chosen = _choice("static_select", field, offered)
        return chosen | {"placeholder": line(words.choose(), _OPTION)}
    return _text(field)


def _is_offered(option: tuple[str, str]) -> bool:
    return 0 < length(clean(option[0])) <= _VALUE


def _date(field: Field) -> Json:
    try:
        day = date.fromisoformat(field.value).isoformat()
    except ValueError:
        return {"type": "datepicker"}
    return {"type": "datepicker", "initial_date": day}


def _choice(kind: str, field: Field, options: Sequence[tuple[str, str]]) -> Json:
    offered = [_option(*each) for each in options]
    chosen = [each for each in offered if each["value"] == clean(field.value)]
    return {
        "type": kind,
        **_grouped(offered),
        **({"initial_option": chosen[0]} if chosen else {}),
    }


def _grouped(offered: list[Json]) -> Json:
    """Return the options, in numbered groups where there are too many for one list."""
    if len(offered) <= _OPTIONS:
        return {"options": offered}
    starts = range(0, len(offered), _OPTIONS)
    groups = [_group(offered[at : at + _OPTIONS], at + 1) for at in starts]
    return {"option_groups": groups}


def _group(options: list[Json], first: int) -> Json:
    label = f"{first}–{first + len(options) - 1}"
    return {"label": line(label, _OPTION), "options": options}


def _option(value: str, label: str) -> Json:
    return {"text": line(label, _OPTION), "value": clean(value)}


def _is_cut(field: Field) -> bool:
    """Whether a text's last answer is longer than what Slack lets stand."""
    is_text = field.kind in {FieldKind.TEXT, FieldKind.LONG_TEXT} and not field.options
    return is_text and length(clean(field.value)) > _limit(field)


def _limit(field: Field) -> int:
    return min(field.limit, _TEXT)


def _text(field: Field) -> Json:
    limit = _limit(field)
    value = first(clean(field.value), limit)
    return {
        "type": "plain_text_input",
        "multiline": field.kind is FieldKind.LONG_TEXT,
        "max_length": limit,
        **({"initial_value": value} if value else {}),
    }
