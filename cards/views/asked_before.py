"""What others asked about an action before, and the answer: without who they were."""

from collections.abc import Sequence

from cards.elements import Fold
from cards.escape import cut, one_line
from cards.wording import _, language
from cards.wording.dates import language_name
from domain.learning.connect import PublicAnswer

_QUESTION, _ANSWER = 160, 400  # Characters; “asked before” shows all of it.


def asked_before_fold(answers: Sequence[PublicAnswer]) -> tuple[Fold, ...]:
    """Return the answers folded away; nothing where nobody asked."""
    lines = tuple(_line(each) for each in answers)
    return (Fold(_("Asked before"), lines),) if lines else ()


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
