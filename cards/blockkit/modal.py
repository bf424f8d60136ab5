"""A form as a modal of Slack."""

from cards.blockkit.form import fields
from cards.blockkit.text import HEADER, Json, line
from cards.elements import Form
from cards.escape import clean, one_line
from cards.phrases import phrases

_TITLE = 24
_CALLBACK = 255
_METADATA = 3000
_BLOCKS = 100


def as_modal(form: Form, *, language: str = "en") -> Json:
    """
    Return *form* as a view for `views.open`.

    The verb is its callback id and the target its private metadata. ValueError when
    Slack cannot carry them or the form has more blocks than a modal holds.
    """
    verb, target = clean(form.verb), clean(form.target)
    blocks = [*_whole_title(form), *fields(form, phrases(language))]
    if len(verb) > _CALLBACK or len(target) > _METADATA or len(blocks) > _BLOCKS:
        message = f"the form {verb[:_CALLBACK]} is too large for a modal"
        raise ValueError(message)
    return {
        "type": "modal",
        "callback_id": verb,
        "private_metadata": target,
        "title": line(form.title, _TITLE),
        "submit": line(form.submit, _TITLE),
        "blocks": blocks,
    }


def _whole_title(form: Form) -> list[Json]:
    """Return the title as a header where the modal's own is too short for it."""
    if len(one_line(form.title)) <= _TITLE:
        return []
    return [{"type": "header", "text": line(form.title, HEADER)}]
