"""What was typed into a form, and what was wrong with it: shown again in place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cards.elements import Card, Element, Field, FieldKind, Form
from cards.wording import _, language
from domain.people import Person

NOTHING: Mapping[str, str] = MappingProxyType({})
SHORT = 200
NOTE = 2000
WORDS = 4000
Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """Makes fields that remember: *values* as typed, *problems* by field."""

    values: Mapping[str, str]
    problems: Mapping[str, str]

    def field(
        self,
        name: str,
        label: str,
        kind: FieldKind = FieldKind.TEXT,
        *,
        value: str = "",
        hint: str = "",
        required: bool = True,
        options: Options = (),
        limit: int = SHORT,
    ) -> Field:
        """Return a question with its last answer, else with *value*."""
        typed = self.values.get(name, "")
        return Field(
            name=name,
            label=label,
            kind=kind,
            value=typed or value,
            hint=hint,
            required=required,
            options=options,
            problem=self.problems.get(name, ""),
            limit=limit,
        )

    def person(
        self, name: str, label: str, people: Iterable[Person], *, required: bool = True
    ) -> Field:
        """Return a question for one of some people; for a name where there are none."""
        options = options_of(people)
        hint = "" if options else _("A name, or enough of it to know who is meant.")
        kind = FieldKind.PERSON
        return self.field(
            name, label, kind, hint=hint, options=options, required=required
        )


def card_of_form(
    form: Form, *, eyebrow: str = "", before: Iterable[Element] = ()
) -> Card:
    """Return a card with one form; *before* stands above its questions."""
    return Card(
        title=form.title,
        plain=f"{eyebrow}: {form.title}" if eyebrow else form.title,
        eyebrow=eyebrow,
        elements=(*before, form),
        language=language(),
    )


def options_of(people: Iterable[Person]) -> Options:
    """Return people as choices, by name, told apart by their title."""
    found = sorted(people, key=lambda each: each.name.casefold())
    return tuple(
        (each.id, f"{each.name} ({each.title})" if each.title else each.name)
        for each in found
    )
