"""The forms of the catalogue: what a resource says, and why one is withdrawn."""

from collections.abc import Iterator, Mapping

from cards.elements import Card, Field, FieldKind, Form
from cards.verbs import Verb
from cards.views.forms.answers import NOTE, NOTHING, Answers, card_of_form
from cards.views.targets import with_inputs
from cards.wording import _, translate
from cards.wording.resources import KINDS, STATUSES
from domain.learning.resource_rules import LONGEST, LONGEST_ADDRESS
from domain.learning.resources import KeptResource, Resource, ResourceStatus

_LONG_LIST = 1_000


def card_of_add_form(
    *, values: Mapping[str, str] = NOTHING, problems: Mapping[str, str] = NOTHING
) -> Card:
    """Ask for a new resource; whoever adds it vouches for it."""
    answers = Answers(values, problems)
    name = answers.field(
        "id",
        _("Short name"),
        hint=_("Small letters, digits and hyphens, as tk-s6; it never changes."),
        limit=64,
    )
    form = Form(
        verb=Verb.RESOURCE_ADD,
        target="",
        title=_("Add a resource"),
        submit=_("Add"),
        intro=_("You vouch for it: open its page first. Today counts as its review."),
        fields=(name, *_fields(answers, ResourceStatus.CURRENT)),
    )
    return card_of_form(form)


def card_of_edit_form(
    kept: KeptResource,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask what a resource says, beginning with what stands."""
    resource = kept.resource
    answers = Answers(values or _standing(resource), problems)
    form = Form(
        verb=Verb.RESOURCE_EDIT,
        target=with_inputs(resource.id, str(kept.revision)),
        title=_("Edit a resource"),
        submit=_("Save"),
        intro=_("Who changed what, and when, is kept."),
        fields=tuple(_fields(answers, resource.status)),
    )
    return card_of_form(form, eyebrow=resource.id)


def card_of_withdraw_form(resource: Resource) -> Card:
    """Ask why a resource is taken out."""
    reason = Answers(NOTHING, NOTHING).field(
        "reason", _("Why"), FieldKind.LONG_TEXT, limit=NOTE
    )
    form = Form(
        verb=Verb.RESOURCE_WITHDRAW,
        target=resource.id,
        title=_("Withdraw “{title}”").format(title=resource.title),
        submit=_("Withdraw it"),
        intro=_("It is linked in no answer any more. You can bring it back."),
        fields=(reason,),
    )
    return card_of_form(form, eyebrow=resource.id)


def _standing(resource: Resource) -> dict[str, str]:
    return {
        "title": resource.title,
        "url": resource.url,
        "language": resource.language,
        "kind": resource.kind.value,
        "summary": resource.summary,
        "topics": "; ".join(resource.topics),
        "standards": "; ".join(resource.standards),
        "audience": "; ".join(resource.audience),
        "edition": resource.edition,
        "official": _yes_or_no(resource.official),
        "status": resource.status.value,
        "superseded_by": resource.superseded_by,
        "aliases": " ".join(resource.aliases),
        "public": _yes_or_no(resource.public),
    }


def _yes_or_no(flag: bool) -> str:  # noqa: FBT001 -- It is the whole subject.
    return "yes" if flag else "no"


def _fields(answers: Answers, status: ResourceStatus) -> Iterator[Field]:
    yield answers.field("title", _("Title"), limit=LONGEST["title"])
    yield answers.field("url", _("Address"), hint="https://…", limit=LONGEST_ADDRESS)
    yield _choice(answers, "kind", _("Kind"), KINDS)
    hint = _("Its short name, as en, fr or es.")
    yield answers.field("language", _("Language"), hint=hint, limit=3)
    yield answers.field(
        "summary",
        _("What it is for, in your own words"),
        FieldKind.LONG_TEXT,
        limit=LONGEST["summary"],
    )
    yield from _lists(answers)
    yield _optional(answers, "edition", _("Edition"), _("A year, as 2021."))
    if status is not ResourceStatus.WITHDRAWN:
        known = {k: v for k, v in STATUSES.items() if k != ResourceStatus.WITHDRAWN}
        yield _choice(answers, "status", _("State"), known)
    yield _optional(
        answers,
        "superseded_by",
        _("What to use instead"),
        _("The short name of another resource."),
    )
    yield _flag(answers, "official", _("Is it UNDP's own, and not a copy?"), "no")
    yield _flag(answers, "public", _("May guests see it?"), "yes")


def _lists(answers: Answers) -> Iterator[Field]:
    between = _("With semicolons between.")
    yield _optional(answers, "topics", _("Topics"), between)
    yield _optional(answers, "standards", _("Standards and principles"), "S6; P3")
    yield _optional(answers, "audience", _("For"), between)
    yield _optional(
        answers,
        "aliases",
        _("Other addresses of the same page"),
        _("With spaces between."),
    )


def _optional(answers: Answers, name: str, label: str, hint: str) -> Field:
    return answers.field(name, label, hint=hint, required=False, limit=_LONG_LIST)


def _flag(answers: Answers, name: str, label: str, value: str) -> Field:
    return answers.field(name, label, FieldKind.YES_NO, value=value)


def _choice(answers: Answers, name: str, label: str, words: Mapping[str, str]) -> Field:
    options = tuple((str(key), translate(each)) for key, each in words.items())
    first = options[0][0]
    return answers.field(name, label, FieldKind.CHOICE, value=first, options=options)
