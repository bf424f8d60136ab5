"""A row of a case's record as a sentence that a person can read."""

from collections.abc import Mapping

from cards.wording import _, translate
from cards.wording.dates import day_written, listed, working_days_written
from cards.wording.events import event_title
from cards.wording.facts import FACTS
from cards.wording.states import (
    ACTION_STATES,
    DECISIONS,
    DOCUMENTS,
    KEYS,
    PARTS,
    REQUEST_ENDS,
    STAKEHOLDERS,
    VERDICTS,
    choice_words,
    named,
    role_name,
)
from domain.record import RecordRow
from domain.wording import N_

# What was done, and what is added where that detail is there.
SENTENCES: Mapping[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "case.open": (N_("Opened the case {reference}"), (("project", N_("“{project}”")),)),
    "case.correct": (
        N_("Corrected a fact of the case: {fact}"),
        (("was", N_("before: {was}")), ("becomes", N_("now: {becomes}"))),
    ),
    "approval.reckon": (
        N_("Reckoned the keys of action {action} by the case's funds"),
        (("coordinator", N_("the Executive Coordinator's: {coordinator}")),),
    ),
    "part.reckon": (
        N_("Reckoned a part of action {action} by the case's funds: {part}"),
        (("needed", N_("needed: {needed}")),),
    ),
    "event.record": (
        N_("Recorded: {event}, {day}"),
        (("opens", N_("opens {opens}")), ("note", N_("note: {note}"))),
    ),
    "event.correct": (N_("Moved “{event}” from {was} to {becomes}"), ()),
    "event.withdraw": (N_("Withdrew “{event}” of {was}"), ()),
    "action.start": (N_("Started action {action}"), ()),
    "action.assign": (N_("Gave action {action} to {to}"), ()),
    "action.comment": (N_("Commented on action {action}: {words}"), ()),
    "action.finish": (N_("Finished action {action}"), ()),
    "action.lapse": (N_("Action {action} lapsed with SECU's track"), ()),
    "case.relevance": (
        N_("Decided on the Executive Coordinator's key for action {action}"),
        (("needed", N_("needed: {needed}")), ("reason", N_("reason: {reason}"))),
    ),
    "nudge.snooze": (
        N_("Wants to hear nothing of action {action} before {until}"),
        (("reason", N_("reason: {reason}")),),
    ),
    "nudge.wake": (N_("Hears of action {action} again"), ()),
    "action.wait": (N_("Action {action} waits for its event again"), ()),
    "action.resume": (
        N_("Took up action {action} again, which an event had ended"),
        (("state", N_("it is: {state}")),),
    ),
    "action.unassign": (N_("Action {action} is nobody's own any more"), ()),
    "action.redate": (
        N_("The date of action {action} moved"),
        (("before", N_("from {before}")), ("after", N_("to {after}"))),
    ),
    "action.repeat": (N_("Opened another round: action {action}"), ()),
    "action.waive": (N_("Waived action {action}: {reason}"), ()),
    "record.redact": (N_("Took back what an entry said: {reason}"), ()),
    "action.reopen": (N_("Reopened action {action}: {reason}"), ()),
    "secu.date": (
        N_("SECU's date for action {action}: {becomes}"),
        (("was", N_("before: {was}")), ("words", N_("note: {words}"))),
    ),
    "extension.ask": (
        N_("Asked for {days} more on action {action}: {reason}"),
        (),
    ),
    "extension.grant": (
        N_("Granted {days} more on action {action}"),
        (
            ("was", N_("from {was}")),
            ("becomes", N_("to {becomes}")),
            ("answer", N_("“{answer}”")),
        ),
    ),
    "extension.deny": (
        N_("Denied {days} more on action {action}: {reason}"),
        (),
    ),
    "extension.end": (
        N_("The request for {days} more on action {action} ended: {because}"),
        (),
    ),
    "extension.withdraw": (
        N_("Took back the request for more time on action {action}"),
        (),
    ),
    "evidence.add": (
        N_("Showed how action {action} was done"),
        (
            ("note", N_("note: {note}")),
            ("link", N_("link: {link}")),
            ("version", N_("with a file")),
        ),
    ),
    "part.finish": (N_("Finished a part of action {action}: {part}"), ()),
    "part.drop": (N_("Not needed of action {action}: {part}. {reason}"), ()),
    "part.restore": (
        N_("Needed after all, of action {action}: {part}. {reason}"),
        (),
    ),
    "document.version": (
        N_("Stored version {version} of: {document}"),
        (("fingerprint", N_("fingerprint {fingerprint}")),),
    ),
    "decision.propose": (N_("Proposed in the plan: {kind}: {choice}"), ()),
    "decision.hold": (
        N_("In force now: {kind}: {choice}"),
        (("words", N_("“{words}”")),),
    ),
    "approval.ask": (
        N_("Sent version {version} of action {action} out for approval"),
        (("fingerprint", N_("fingerprint {fingerprint}")),),
    ),
    "approval.give": (
        N_("Signed action {action}: {key}"),
        (
            ("acting_for", N_("acting for {acting_for}")),
            ("fingerprint", N_("fingerprint {fingerprint}")),
        ),
    ),
    "approval.complete": (N_("All keys of action {action} are given"), ()),
    "approval.end": (
        N_("Ended the approval of action {action}: version {newer} was drafted"),
        (
            ("version", N_("keys on version {version} count no more")),
            ("fingerprint", N_("fingerprint {fingerprint}")),
        ),
    ),
    "approval.stop": (
        N_("Stopped the approval of action {action}: {verdict}. {reason}"),
        (("fingerprint", N_("fingerprint {fingerprint}")),),
    ),
    "approval.submit": (
        N_("Submitted action {action} to SECU"),
        (
            ("acting_for", N_("acting for {acting_for}")),
            ("fingerprint", N_("fingerprint {fingerprint}")),
        ),
    ),
    "team.join": (N_("{subject} joined as {role}"), ()),
    "team.leave": (N_("{subject} is no longer {role}"), (("note", N_("{note}")),)),
    "team.agree": (N_("Agreed the Management Response Team"), ()),
    "team.act-for": (
        N_("{deputy} acts for {principal} as {role}"),
        (
            ("first_day", N_("from {first_day}")),
            ("last_day", N_("to {last_day}")),
            ("reason", N_("reason: {reason}")),
        ),
    ),
    "team.end-acting": (N_("{deputy} acts no longer"), ()),
    "team.recuse": (N_("Stepped back from deciding: {reason}"), ()),
    "team.decide-again": (N_("{subject} decides again: {reason}"), ()),
    "request.add": (N_("SECU asks: {words}"), (("due", N_("by {due}")),)),
    "request.move": (
        N_("SECU moved the date of a request to {becomes}"),
        (("was", N_("before: {was}")), ("words", N_("note: {words}"))),
    ),
    "request.answer": (N_("A request of SECU was answered, {day}"), ()),
    "stakeholder.add": (N_("To be notified: {name} ({kind})"), ()),
    "stakeholder.remove": (N_("Took a stakeholder off the list"), ()),
    "stakeholder.told": (N_("Told {name}, for action {action}"), ()),
    "case.relate": (N_("Related {other} to this case: {reason}"), ()),
    "case.unrelate": (N_("{other} is not related any more: {reason}"), ()),
    "feed.make": (N_("Made a private calendar link of this case"), ()),
    "feed.stop": (N_("Stopped a private calendar link of this case"), ()),
    "message.again": (
        N_("Had a message sent again that did not arrive for certain"),
        (("to", N_("to {to}")),),
    ),
    "wall.seal": (N_("Put {count} names behind the identity wall"), ()),
    "wall.reveal": (N_("Looked at complainants' names: {reason}"), ()),
    "wall.pass": (N_("Sent on what the identity wall had stopped: {reason}"), ()),
}
GENERAL = N_("Changed something ({verb})")
REDACTED = N_("Content removed later; its fingerprint still stands in the chain")

_DAYS = {
    "day", "was", "becomes", "before", "after", "due", "received", "first_day",
    "last_day", "until",
}  # fmt: skip
_PEOPLE = {"to", "principal", "deputy", "acting_for", "subject"}
_SHOWN = 12  # Letters of a fingerprint that people compare.


class _Details(dict[str, str]):
    """What a row says of itself; what it does not say leaves a gap, never an error."""

    def __missing__(self, key: str) -> str:
        return "…"


def record_words(row: RecordRow, names: Mapping[str, str]) -> str:
    """
    Return what a row says, without who and when.

    *names* are people's names by id; somebody who is not in it is "somebody".
    """
    if row.verb not in SENTENCES:
        return translate(GENERAL).format(verb=row.verb)
    headline, more = SENTENCES[row.verb]
    if row.content is None:
        return translate(REDACTED)
    content = {**row.content, "subject": row.subject}
    said = _Details(
        {
            key: _word(key, value, row, names)
            for key, value in content.items()
            if key in {*_PEOPLE, "reason"} or value
        }
    )
    parts = [translate(text).format_map(said) for key, text in more if content.get(key)]
    return "; ".join([translate(headline).format_map(said).strip(), *parts])


def _word(key: str, value: str, row: RecordRow, names: Mapping[str, str]) -> str:
    if key in _DAYS:
        return day_written(value)
    if key in _PEOPLE:
        return names.get(value) or _("somebody")
    if key == "fingerprint":
        return value[:_SHOWN]
    if key == "opens":
        return listed(value.split(", "))
    return _keyed(key, value, row)


def _keyed(key: str, value: str, row: RecordRow) -> str:
    """Word a stored key by the table of its subject."""
    if key == "choice":
        return choice_words((row.content or {}).get("kind", ""), value)
    if key in {"needed", "coordinator"}:
        return _("yes") if value == "true" else _("no")
    if key == "event":
        return event_title(value)
    if key == "role":
        return role_name(value)
    if key == "days":
        return working_days_written(value)
    kinds = STAKEHOLDERS if row.verb.startswith("stakeholder") else DECISIONS
    tables = {
        "state": ACTION_STATES,
        "because": REQUEST_ENDS,
        "fact": FACTS,
        "document": DOCUMENTS,
        "key": KEYS,
        "part": PARTS,
        "verdict": VERDICTS,
        "kind": kinds,
    }
    return named(tables[key], value) if key in tables else value
