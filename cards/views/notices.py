"""Short answers: what went wrong and what to do, a piece of news, a revealed name."""

from collections.abc import Mapping, Sequence

from cards.elements import Button, Card, Facts, Text, Tone
from cards.verbs import Verb
from cards.views.heads import eyebrow_of
from cards.views.targets import with_inputs
from cards.wording import _, language
from cards.wording.news import news_words
from cards.wording.refusals import NOBODY, refusal_words
from domain.cases import Case
from domain.refusals import Refusal


def card_of_refusal(
    refusal: Refusal,
    *,
    people: Mapping[str, str] = NOBODY,
    eyebrow: str = "",
    buttons: tuple[Button, ...] = (),
    stands: str = "",
) -> Card:
    """
    Say what did not happen, and what to do next; *people* are names by id.

    *stands* says what did happen: who was first, and when.
    """
    what, then = refusal_words(refusal, people)
    return Card(
        title=what,
        plain=" ".join(filter(None, (what, stands, then))),
        eyebrow=eyebrow,
        elements=(*((Text(stands),) if stands else ()), Text(then, strong=True)),
        buttons=buttons,
        tone=Tone.LATE,
        language=language(),
    )


def card_of_error(error_id: str) -> Card:
    """Say that the desk failed, with the id that its log carries."""
    title = _("Something went wrong on our side")
    then = _("Try once more. If it happens again, give this id to your administrator.")
    return Card(
        title=title,
        plain=f"{title}. {then} {error_id}",
        elements=(
            Text(then, strong=True),
            Facts(((_("Error id"), error_id),)),
            Text(_("Nothing was changed by halves.")),
        ),
        tone=Tone.LATE,
        language=language(),
    )


def card_of_no_longer_yours() -> Card:
    """Say, in the place of a card, that its reader is sent nothing more of it."""
    return card_of_text(
        _("This is no longer yours."),
        _(
            "You no longer have the part in the case that this card was for, so its"
            " content was taken away and you are sent nothing more of it."
        ),
        tone=Tone.MUTED,
    )


def card_of_text(
    title: str,
    text: str = "",
    *,
    eyebrow: str = "",
    tone: Tone = Tone.NEUTRAL,
    buttons: tuple[Button, ...] = (),
) -> Card:
    """Say one thing, and maybe a second."""
    return Card(
        title=title,
        plain=f"{title} {text}".strip(),
        eyebrow=eyebrow,
        elements=(Text(text),) if text else (),
        buttons=buttons,
        tone=tone,
        language=language(),
    )


def card_of_names(case: Case, revealed: Sequence[tuple[str, str]]) -> Card:
    """Show complainants' names to one reader, once; never store or send this card."""
    title = _("Complainants of {case}").format(case=case.facts.reference)
    warning = _(
        "Shown to you alone, and only now. That you looked stands in the record, with "
        "your reason. Do not write these names in comments, files or messages."
    )
    return Card(
        title=title,
        plain=title,  # A notification must not carry the names.
        eyebrow=eyebrow_of(case),
        elements=(Text(warning, tone=Tone.SOON), Facts(tuple(revealed))),
        tone=Tone.SOON,
        language=language(),
    )


def card_of_names_offer(case: Case, *, reason: str = "") -> Card:
    """Offer the names where they can be shown without being kept: in a dialog."""
    title = _("Complainants of {case}").format(case=case.facts.reference)
    text = _(
        "What is written in a chat stays there. The names are shown in a window of its"
        " own, with your reason: press the button."
    )
    target = with_inputs(case.id, reason) if reason else case.id
    button = Button(verb=Verb.NAMES_FORM, target=target, label=_("Show the names"))
    return Card(
        title=title,
        plain=title,
        eyebrow=eyebrow_of(case),
        elements=(Text(text),),
        buttons=(button,),
        language=language(),
    )


def card_of_note(
    code: str,
    words: Mapping[str, str],
    *,
    names: Mapping[str, str] = NOBODY,
    reference: str = "",
    case_id: str = "",
) -> Card:
    """Say a piece of news; *names* are people's names by id."""
    headline, more = news_words(code, words, names)
    show = Button(verb=Verb.CASE_SHOW, target=case_id, label=_("Show the case"))
    return Card(
        title=headline,
        plain=" ".join(part for part in (reference, headline + ".", more) if part),
        eyebrow=reference,
        elements=(Text(more),) if more else (),
        buttons=(show,) if case_id else (),
        language=language(),
        beside=case_id,
    )
