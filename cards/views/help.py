"""What one can ask for: help, the nearest command, a welcome."""

from collections.abc import Mapping, Sequence

from cards.elements import Button, ButtonStyle, Card, Facts, Item, Items, Text
from cards.verbs import Verb
from cards.wording import _, language, translate
from domain.cases import Case
from domain.people import Person
from domain.rights import CASE_OPENERS
from domain.seats import Vendor
from domain.wording import N_

_REACHED: Mapping[str, str] = {
    Vendor.TEAMS: N_(
        "In a room, begin with @SES Desk. In your own chat with me, just type."
    ),
    Vendor.SLACK: N_(
        "In a channel, begin with @SES Desk, or with /ses, which nobody else sees. In "
        "your own chat with me, just type."
    ),
}
_MOST_CASES = 5
_QUOTED = 60


def card_of_help(commands: Sequence[tuple[str, str]], *, via: str = "") -> Card:
    """
    Return what can be typed: pairs of usage and what it does.

    *via* is where it is asked, as in `Actor`: how to speak to the desk differs.
    """
    title = _("What you can ask")
    hint = _(
        "Type it as you like: capitals do not matter, small slips are understood. "
        "Actions go by number (“12”, “17.2”) or by words of their title."
    )
    usages = ", ".join(usage for usage, _what in commands)
    return Card(
        title=title,
        plain=f"{title}: {usages}",
        elements=(*_reached(via), Text(hint), Facts(tuple(commands))),
        language=language(),
    )


def _reached(via: str) -> tuple[Text, ...]:
    words = translate(_REACHED.get(via, ""))
    return (Text(words, strong=True),) if words else ()


def card_of_unknown(
    text: str, suggestions: Sequence[str], *, draft_id: str = ""
) -> Card:
    """
    Say that words were not understood, with the nearest commands.

    With *draft_id*, where the words are kept, they can be asked as a question.
    """
    quoted = text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
    title = _("I did not understand “{words}”").format(words=quoted)
    nearest = _("Did you mean: {commands}?").format(
        commands=", ".join(_("“{words}”").format(words=each) for each in suggestions)
    )
    then = nearest if suggestions else _("Type “help” to see what you can ask.")
    return Card(
        title=title,
        plain=f"{title}. {then}",
        elements=(Text(then, strong=True),),
        buttons=(
            *_as_question(draft_id),
            Button(verb=Verb.HELP, target="", label=_("Help")),
        ),
        language=language(),
    )


def _as_question(draft_id: str) -> tuple[Button, ...]:
    if not draft_id:
        return ()
    label = _("Ask it as a question")
    return (Button(verb=Verb.QUESTION_ASK, target=draft_id, label=label),)


def card_of_welcome(person: Person, cases: Sequence[Case]) -> Card:
    """Greet somebody in an empty chat, with what to try first."""
    title = _("Welcome, {person}").format(person=person.name)
    opens = bool(set(person.duties) & set(CASE_OPENERS))
    first = _first_words(opens=opens, has_cases=bool(cases))
    return Card(
        title=title,
        plain=f"{title}. {first}",
        elements=(Text(first, strong=True), *_cases(cases)),
        buttons=_buttons(opens=opens),
        language=language(),
    )


def _first_words(*, opens: bool, has_cases: bool) -> str:
    if opens:
        return _(
            "Paste a notice of SECU's case registry here, or open a case with the "
            "button. I keep its thirty actions moving with you."
        )
    if has_cases:
        return _("Type “actions mine” to see what waits for you.")
    return _(
        "Nothing waits for you. When a case needs you, its card comes here by itself."
    )


def _cases(cases: Sequence[Case]) -> tuple[Items, ...]:
    if not cases:
        return ()
    items = tuple(
        Item(
            case.facts.reference,
            case.facts.project,
            button=Button(verb=Verb.CASE_SHOW, target=case.id, label=_("Show")),
        )
        for case in cases[:_MOST_CASES]
    )
    return (Items(items, title=_("Your cases")),)


def _buttons(*, opens: bool) -> tuple[Button, ...]:
    help_ = Button(verb=Verb.HELP, target="", label=_("What can I ask?"))
    if not opens:
        return (help_,)
    open_ = Button(
        verb=Verb.CASE_OPEN_FORM,
        target="",
        label=_("Open a case…"),
        style=ButtonStyle.PRIMARY,
    )
    return (open_, help_)
