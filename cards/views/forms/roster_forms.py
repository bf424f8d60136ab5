"""The forms of the roster: who is invited, and what somebody answers for."""

from collections.abc import Iterable, Mapping

from cards.elements import Card, Field, FieldKind, Form
from cards.verbs import Verb
from cards.views.forms.answers import NOTHING, Answers, Options, card_of_form
from cards.views.roster import part_name
from cards.wording import _
from domain.learning.roster import MOST_OPEN, OPT_IN, RosterEntry
from domain.people import Person


def card_of_invite_form(
    people: Iterable[Person],
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask whom to invite, and to which part."""
    answers = Answers(values, problems)
    form = Form(
        verb=Verb.ROSTER_INVITE,
        target="",
        title=_("Invite to the roster"),
        submit=_("Invite"),
        intro=_("They are asked, and are on the roster once they say yes themselves."),
        fields=(
            answers.person("person", _("Who"), people),
            _part(answers),
            _topics(answers),
        ),
    )
    return card_of_form(form)


def card_of_join_form(*, values: Mapping[str, str] = NOTHING) -> Card:
    """Ask for a part of one's own."""
    answers = Answers(values, NOTHING)
    form = Form(
        verb=Verb.ROSTER_JOIN,
        target="",
        title=_("Ask to join the roster"),
        submit=_("Ask"),
        intro=_("A facilitator says yes first; you can leave at any time."),
        fields=(_part(answers), *_covers(answers)),
    )
    return card_of_form(form)


def card_of_roster_edit_form(entry: RosterEntry) -> Card:
    """Ask what somebody answers for, and when they are away."""
    values = {
        "topics": ", ".join(entry.topics),
        "regions": ", ".join(entry.regions),
        "languages": ", ".join(entry.languages),
        "most": str(entry.most_open),
        "first": entry.away_from.isoformat() if entry.away_from else "",
        "last": entry.away_until.isoformat() if entry.away_until else "",
    }
    answers = Answers(values, NOTHING)
    first, last = _("Away from"), _("Away until")
    form = Form(
        verb=Verb.ROSTER_EDIT,
        target=entry.id,
        title=_("What you answer for"),
        submit=_("Save"),
        fields=(
            *_covers(answers),
            answers.field("first", first, FieldKind.DATE, required=False),
            answers.field("last", last, FieldKind.DATE, required=False),
        ),
    )
    return card_of_form(form)


def _part(answers: Answers) -> Field:
    options: Options = tuple((part.value, part_name(part)) for part in OPT_IN)
    return answers.field("part", _("Part"), FieldKind.CHOICE, options=options)


def _covers(answers: Answers) -> Iterable[Field]:
    yield _topics(answers)
    yield answers.field(
        "regions",
        _("Regions"),
        hint=_("Bureaux, as RBA, RBAP; empty for all."),
        required=False,
    )
    yield answers.field(
        "languages",
        _("Languages"),
        hint=_("Short names, as en, fr, es; empty for all."),
        required=False,
    )
    yield answers.field("most", _("Questions at once"), value=str(MOST_OPEN))


def _topics(answers: Answers) -> Field:
    hint = _("With commas between, as: FPIC, resettlement; empty for all.")
    return answers.field("topics", _("Topics"), hint=hint, required=False, limit=800)
