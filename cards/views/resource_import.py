"""A list of resources: what it would do, or all that is wrong with it, by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

from cards.elements import Button, ButtonStyle, Card, Item, Items, Text, Tone
from cards.escape import cut, one_line
from cards.limits import PAGE, Page, page_items
from cards.verbs import Verb
from cards.views.paging import paging
from cards.views.resource_fields import fault_words, field_words
from cards.views.targets import with_inputs
from cards.wording import _, language, ngettext
from domain.learning.resource_list import LoadedResources, ResourceProblem
from domain.learning.resources import Resource

_QUOTED = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportView:
    """A page of what a kept list would do."""

    draft_id: str
    loaded: LoadedResources
    page: int = 1


def card_of_import(view: ImportView) -> Card:
    """Show what a list would do, and ask for a yes where it would do anything."""
    title = count_words(view.loaded, dry_run=True)
    shown = page_items([*change_lines(view.loaded)], page=view.page, size=PAGE)
    none = Text(_("Nothing would change: the catalogue says all of that already."))
    does = view.loaded.does_something
    return Card(
        title=title,
        plain=title,
        elements=(_items(shown) if does else none,),
        buttons=(
            *_yes(view),
            *paging(shown, Verb.RESOURCES_IMPORT_FORM, view.draft_id),
        ),
        footer=_(
            "Nothing is imported yet. If the file belongs to a case, send it again"
            " with words, as “done 5”."
        ),
        language=language(),
    )


def card_of_faulty_list(
    draft_id: str, problems: Sequence[ResourceProblem], *, page: int = 1
) -> Card:
    """Tell all problems of a list by row; nothing of it can be imported."""
    said = ngettext(
        "{count} thing in that file cannot be taken",
        "{count} things in that file cannot be taken",
        len(problems),
    )
    title = said.format(count=len(problems))
    shown = page_items(list(map(problem_words, problems)), page=page, size=PAGE)
    return Card(
        title=title,
        plain=title,
        elements=(
            Text(_("Nothing is imported. Correct these rows and send it again.")),
            _items(shown),
        ),
        buttons=tuple(paging(shown, Verb.RESOURCES_IMPORT_FORM, draft_id)),
        tone=Tone.SOON,
        language=language(),
    )


def card_of_imported(loaded: LoadedResources) -> Card:
    """Say what was imported."""
    title, lines = count_words(loaded, dry_run=False), [*change_lines(loaded)]
    left = len(lines) - PAGE
    more = ngettext("and {count} more", "and {count} more", left)
    items = _items(page_items(lines, page=1, size=PAGE))
    shown = replace(items, more=more.format(count=left) if left > 0 else "")
    return Card(
        title=title,
        plain=title,
        elements=(shown,) if lines else (),
        footer=_("To look at one, type “resource” and its short name."),
        tone=Tone.GOOD,
        language=language(),
    )


def count_words(loaded: LoadedResources, *, dry_run: bool) -> str:
    """Count what a list does, or with *dry_run* would do."""
    words = (
        _("Resources that would be new: {new}, changed: {changed}, as before: {same}.")
        if dry_run
        else _("Resources new: {new}, changed: {changed}, as before: {same}.")
    )
    new, changed = len(loaded.new), len(loaded.changed)
    return words.format(new=new, changed=changed, same=loaded.same)


def change_lines(loaded: LoadedResources) -> Iterator[str]:
    """Say of each resource that it is new, and of each field what it becomes."""
    for resource in loaded.new:
        new = _("{id}: new, “{title}”, {url}")
        yield new.format(id=resource.id, title=resource.title, url=resource.url)
    for before, after in loaded.changed:
        yield from _changes(before, after)


def _changes(before: Resource, after: Resource) -> Iterator[str]:
    words = _("{id}, {field}: {before} becomes {after}")
    for each in fields(Resource):
        pair = [getattr(resource, each.name) for resource in (before, after)]
        if pair[0] != pair[1]:
            was, is_now = _quoted_apart(*map(field_words, pair))
            yield words.format(id=after.id, field=each.name, before=was, after=is_now)


def _quoted_apart(*texts: str) -> Iterator[str]:
    """Quote texts from a little before they differ, where a cut would hide it."""
    lines = [one_line(text) for text in texts]
    pairs = enumerate(zip(*lines, strict=False))
    same = next((place for place, pair in pairs if len({*pair}) > 1), len(lines[0]))
    hidden = same > _QUOTED // 2 and max(map(len, lines)) > _QUOTED
    start = lines[0].rfind(" ", 0, same - _QUOTED // 4) + 1 if hidden else 0
    for line in lines:
        yield ("…" if start else "") + cut(line[start:], _QUOTED) or "–"


def problem_words(problem: ResourceProblem) -> str:
    """Say what is wrong in a row, and in which field of it."""
    words = _("row {row}, {field}: {fault}").format(
        row=problem.row, field=problem.field, fault=fault_words(problem.fault)
    )
    return f"{words}: {_quoted(problem.text)}" if problem.text else words


def _quoted(text: str) -> str:
    return cut(one_line(text), _QUOTED)


def _items(shown: Page[str]) -> Items:
    return Items(tuple(Item("", line) for line in shown.items))


def _yes(view: ImportView) -> Iterator[Button]:
    if view.loaded.does_something:
        yield Button(
            verb=Verb.RESOURCES_IMPORT,
            target=with_inputs(view.draft_id, view.loaded.seen),
            label=_("Import it"),
            style=ButtonStyle.PRIMARY,
        )
