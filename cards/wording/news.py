"""News in words: a code and its details become one sentence and, maybe, a second."""

from collections.abc import Callable, Mapping

from cards.wording import _, translate
from cards.wording.dates import day_written, listed, working_days_written
from cards.wording.events import event_title
from cards.wording.facts import facts_listed
from cards.wording.states import REQUEST_ENDS, STATUS_CHOICES, named, role_name
from domain.wording import N_

# What happened, and what follows from it; the second only where its detail is there.
SENTENCES: Mapping[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "event-recorded": (
        N_("{event}, {day}"),
        (
            ("opens", N_("Actions opened: {opens}.")),
            ("person", N_("Recorded by {person}.")),
        ),
    ),
    "event-corrected": (
        N_("“{event}” moved from {was} to {day}"),
        (
            ("moves", N_("New dates for actions {moves}.")),
            ("person", N_("Corrected by {person}.")),
        ),
    ),
    "event-withdrawn": (
        N_("“{event}” of {was} was withdrawn"),
        (
            ("moves", N_("New dates for actions {moves}.")),
            ("person", N_("Withdrawn by {person}.")),
        ),
    ),
    "secu-date-set": (
        N_("SECU wants action {action} by {day}"),
        (("person", N_("Recorded by {person}. Only SECU moves this date.")),),
    ),
    "event-corrected-told": (
        N_("{case}: “{event}” moved from {was} to {day}, and dates of yours with it"),
        (("moved", N_("{moved}.")),),
    ),
    "event-withdrawn-told": (
        N_("{case}: “{event}” of {was} was withdrawn, and dates of yours moved"),
        (("moved", N_("{moved}.")),),
    ),
    "secu-date-told": (
        N_("{case}: SECU set the date of an action of yours"),
        (
            ("moved", N_("{moved}.")),
            ("person", N_("Recorded by {person}. Only SECU moves this date.")),
        ),
    ),
    "extension-asked": (
        N_("{person} asks for {days} more on action {action}"),
        (("reason", N_("Reason: {reason}")),),
    ),
    "yours-to-extend": (
        N_("{case}, action {action}: {person} asks you for {days} more"),
        (("title", N_("{title}. Its card here has the reason and the buttons.")),),
    ),
    "extension-granted": (
        N_("Action {action} has {days} more: it is due {day}"),
        (
            ("was", N_("Before, it was due {was}.")),
            ("person", N_("Granted by {person}.")),
            ("answer", N_("“{answer}”")),
        ),
    ),
    "extension-granted-told": (
        N_("{case}: {person} granted {days} more"),
        (("moved", N_("{moved}.")),),
    ),
    "extension-denied": (
        N_("Action {action} keeps its date: more time was denied"),
        (("reason", N_("Reason: {reason}")), ("person", N_("Denied by {person}."))),
    ),
    "extension-denied-told": (
        N_("{case}: {person} denied more time for action {action}"),
        (("reason", N_("Reason: {reason}")),),
    ),
    "extension-ended-told": (
        N_(
            "{case}: nobody decides any more on the {days} that you asked for on "
            "action {action}: {because}"
        ),
        (),
    ),
    "extension-withdrawn": (
        N_("{person} took back the request for more time on action {action}"),
        (),
    ),
    "facts-corrected": (
        N_("Facts of the case were corrected: {facts}"),
        (
            ("keyed", N_("Keys were reckoned again for actions {keyed}.")),
            ("person", N_("Corrected by {person}.")),
        ),
    ),
    "dates-moved": (
        N_("Dates moved: the holidays of {year} for “{calendar}” were loaded"),
        (("moved", N_("{moved}. Type “why” and the number to see the count.")),),
    ),
    "dates-moved-told": (
        N_("{case}: the holidays of {year} for “{calendar}” moved dates of yours"),
        (("moved", N_("{moved}.")),),
    ),
    "status-changed": (
        N_("The project's status is now: {after}"),
        (
            ("before", N_("Before, it was: {before}.")),
            (
                "after",
                N_(
                    "A message goes to the Executive Office. Somebody of the team "
                    "tells SECU, as the SOP asks."
                ),
            ),
        ),
    ),
    "status-changed-told": (
        N_("{case}: the project's status is now: {after}"),
        (("before", N_("Before, it was: {before}.")),),
    ),
    "action-done": (
        N_("Action {action} is done: {title}"),
        (("person", N_("By {person}.")),),
    ),
    "approval-asked": (
        N_("Version {version} of action {action} is out for approval: {title}"),
        (("person", N_("Sent by {person}.")),),
    ),
    "yours-to-approve": (
        N_("{case}, action {action}: version {version} waits for you"),
        (("title", N_("{title}. Its card here has the document and the buttons.")),),
    ),
    "key-given": (
        N_("{person} agreed to version {version} of action {action}: {title}"),
        (("given", N_("{given} of {needed} agreed.")),),
    ),
    "yours-to-submit": (
        N_("{case}, action {action} is cleared and waits to be submitted to SECU"),
        (("title", N_("{title}. Its card here has the document and the button.")),),
    ),
    "approval-stopped": (
        N_("{person} did not agree to action {action}: {title}"),
        (("person", N_("The reason stands on its card.")),),
    ),
    "approval-ended": (
        N_("Version {version} of action {action} is no longer out for approval"),
        (
            (
                "person",
                N_(
                    "{person} stored version {newer}. Keys given on version {version} "
                    "count no more; you are asked again when a version is sent."
                ),
            ),
        ),
    ),
    "team-joined": (
        N_("{person} joined as {role}"),
        (("by", N_("Named by {by}.")),),
    ),
    "team-left": (
        N_("{person} is no longer {role}"),
        (("note", N_("Hand-over: {note}")),),
    ),
    "team-agreed": (
        N_("The Management Response Team is agreed"),
        (("by", N_("Confirmed by {by}; changes stay possible.")),),
    ),
    "acting-for": (
        N_("{deputy} acts for {principal} as {role}"),
        (("first_day", N_("From {first_day} to {last_day}, both days included.")),),
    ),
    "recused-told": (
        N_("{person} has stepped back from deciding on this case"),
        (("person", N_("They sign and clear nothing on it from now on.")),),
    ),
    "decides-again": (
        N_("{person} decides on this case again"),
        (("by", N_("The stepping back was taken away by {by}; the record keeps it.")),),
    ),
    "request-moved": (
        N_("SECU moved the date of a request to {day}: {words}"),
        (("was", N_("Before, it was {was}.")), ("person", N_("Recorded by {person}."))),
    ),
    "request-moved-told": (
        N_("{case}: SECU wants an answer of yours by {day}: {words}"),
        (("was", N_("Before, it was {was}.")),),
    ),
    "cases-related": (
        N_("{other} belongs together with this case"),
        (("person", N_("Said by {person}; the reason stands in the record.")),),
    ),
    "cases-unrelated": (
        N_("{other} does not belong together with this case any more"),
        (("person", N_("Said by {person}; the reason stands in the record.")),),
    ),
    "cases-related-unnamed": (
        N_("A confidential case belongs together with this case"),
        (("person", N_("Said by {person}; the reason stands in the record.")),),
    ),
    "cases-unrelated-unnamed": (
        N_("A confidential case does not belong together with this case any more"),
        (("person", N_("Said by {person}; the reason stands in the record.")),),
    ),
    "request-added": (
        N_("SECU asks: {words}"),
        (("due", N_("By {due}. Only SECU moves this date.")),),
    ),
}
GENERAL = N_("Something changed on this case")

_DAYS = {"day", "was", "due", "first_day", "last_day"}
_PEOPLE = {"person", "by", "principal", "deputy"}


def news_words(
    code: str, words: Mapping[str, str], names: Mapping[str, str]
) -> tuple[str, str]:
    """
    Return the headline of a piece of news, and what else is to be said of it.

    *names* are people's names by id; somebody who is not in it is "somebody".
    """
    headline, more = SENTENCES.get(code, (GENERAL, ()))
    said = {key: _word(key, value, names) for key, value in words.items()}
    sentences = (translate(text).format(**said) for key, text in more if said.get(key))
    return translate(headline).format(**said), " ".join(sentences)


def _word(key: str, value: str, names: Mapping[str, str]) -> str:
    if key in _DAYS:
        return day_written(value)
    if key in _PEOPLE:
        return names.get(value) or _("somebody")
    if key in _LISTED:
        return _LISTED[key](value.split(", "))
    return _NAMED[key](value) if key in _NAMED else value


def _moved(move: str) -> str:
    """Word a date that moved, stored as `10 2026-11-30 2026-12-01`."""
    label, *days = move.split(" ")
    before, after = (day_written(day) if day else _("no date") for day in days)
    words = _("action {action} from {before} to {after}")
    return words.format(action=label, before=before, after=after)


_NAMED: Mapping[str, Callable[[str], str]] = {
    "event": event_title,
    "title": translate,
    "days": working_days_written,
    "because": lambda value: named(REQUEST_ENDS, value),
    "role": role_name,
    "before": lambda value: named(STATUS_CHOICES, value),
    "after": lambda value: named(STATUS_CHOICES, value),
}
_LISTED: Mapping[str, Callable[[list[str]], str]] = {
    "opens": listed,
    "moves": listed,
    "keyed": listed,
    "moved": lambda moves: listed(map(_moved, moves)),
    "facts": facts_listed,
}
