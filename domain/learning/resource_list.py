"""The resources of a list that somebody loads, and its problems."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from domain.learning.resource_rules import (
    ResourceFault,
    faults_beside,
    faults_of,
    whose_address,
)
from domain.learning.resources import Resource
from domain.listed_rows import RowProblem, RowsFaulty

_SEEN = 12  # Signs of the word by which a preview is known.
NEEDED = ("title", "url", "language", "kind", "summary")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceProblem(RowProblem[ResourceFault]):
    """What is wrong in one row of a list of resources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedResource:
    """A row: whose it is, and the *fields* that it names; others stay as they are."""

    row: int
    id: str
    fields: Mapping[str, Any]

    def lacks(self) -> list[str]:
        """Return what a new resource needs and the row does not say."""
        return [name for name in NEEDED if not self.fields.get(name)]

    def on(self, known: Resource | None, *, attested: str) -> Resource:
        """Return the resource as it is once the row is loaded."""
        if known is None:
            return Resource(**{"id": self.id, "attested": attested, **self.fields})
        return replace(known, **self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceList:
    """What was read of a list; rows that could not be read have their *problems*."""

    resources: tuple[ListedResource, ...] = ()
    problems: tuple[ResourceProblem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedResources:
    """
    What a list does: resources that are *new*, and those that it *changed*.

    Each change is the resource before and after; *same* counts those left as they were.
    """

    new: tuple[Resource, ...] = ()
    changed: tuple[tuple[Resource, Resource], ...] = ()
    same: int = 0

    @property
    def does_something(self) -> bool:
        """Whether anything is another than before."""
        return bool(self.new or self.changed)

    @property
    def seen(self) -> str:
        """Return a short word for just this, which tells a preview from another one."""
        said = repr((self.new, self.changed))
        return sha256(said.encode()).hexdigest()[:_SEEN]


class ResourceListFaulty(RowsFaulty[ResourceProblem]):
    """All the *problems* of such a list at once, in the order of its rows."""

    def __init__(self, problems: tuple[ResourceProblem, ...]) -> None:
        super().__init__("resource-list-faulty", problems)


def merged(
    listed: ResourceList, known: Mapping[str, Resource], *, attested: str
) -> dict[str, Resource]:
    """
    Return the resources of a list as they are once it is loaded, by id.

    :raises ResourceListFaulty: with every problem of the list.
    """
    problems = [*listed.problems, *_of_rows(listed, known)]
    rows: dict[str, int] = {}
    becomes: dict[str, Resource] = {}
    for each in listed.resources:
        if each.id in known or not each.lacks():
            rows.setdefault(each.id, each.row)
            becomes.setdefault(each.id, each.on(known.get(each.id), attested=attested))
    problems += _of_resources(becomes, rows, known)
    if problems:
        in_order = sorted(problems, key=lambda problem: problem.row)
        raise ResourceListFaulty(tuple(in_order))
    return becomes


def _of_rows(
    listed: ResourceList, known: Mapping[str, Resource]
) -> Iterator[ResourceProblem]:
    seen: set[str] = set()
    for each in listed.resources:
        if each.id in seen:
            fault = ResourceFault.TWICE
            yield ResourceProblem(row=each.row, field="id", fault=fault, text=each.id)
        seen.add(each.id)
        for name in [] if each.id in known else each.lacks():
            fault = ResourceFault.MISSING
            yield ResourceProblem(row=each.row, field=name, fault=fault)


def _of_resources(
    becomes: Mapping[str, Resource],
    rows: Mapping[str, int],
    known: Mapping[str, Resource],
) -> Iterator[ResourceProblem]:
    others = {**known, **becomes}
    pages = whose_address(others)
    for resource in becomes.values():
        by_itself = faults_of(resource)
        beside = faults_beside(resource, others, lambda page: pages.get(page, ""))
        for name, fault, text in (*by_itself, *beside):
            yield ResourceProblem(
                row=rows[resource.id], field=name, fault=fault, text=text
            )
