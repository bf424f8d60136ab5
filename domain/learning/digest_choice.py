"""What gets into a digest: few things, of different kinds, none twice in a row."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeVar

from domain.learning.answers import Outcome
from domain.learning.connect import PrivateQuestion, PublicAnswer
from domain.learning.digest import LEAST_ASKED, MOST_ITEMS, DigestItem, DigestKind
from domain.learning.feedback import Asked, Vote
from domain.learning.reasons import HandedOver
from domain.learning.resources import Resource, ResourceStatus

K = TypeVar("K", bound=Hashable)
# What a person might have known; of prices, posts and dates nobody is asked.
_UNANSWERED = frozenset({HandedOver.NOTHING_FITS, HandedOver.NO_SUCH_RESOURCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A resource that somebody added or edited."""

    resource: Resource
    is_new: bool


def is_worth_a_line(resource: Resource) -> bool:
    """Whether everybody can be sent to a resource: it holds, answers and is public."""
    current = resource.status is ResourceStatus.CURRENT
    return current and resource.dead_since is None and resource.public


def of_changes(changes: Iterable[Changed]) -> list[DigestItem]:
    """Return new resources, then edited ones, each in the order in which they come."""
    held = [each for each in changes if is_worth_a_line(each.resource)]
    held.sort(key=lambda each: not each.is_new)
    return [
        item_of(
            each.resource,
            DigestKind.NEW if each.is_new else DigestKind.EDITED,
        )
        for each in held
    ]


def item_of(resource: Resource, kind: DigestKind, *, times: int = 0) -> DigestItem:
    """Return a resource as an item."""
    return DigestItem(
        kind=kind,
        about=resource.id,
        title=resource.title,
        address=resource.url,
        language=resource.language,
        times=times,
    )


def of_most_asked(
    asked: Iterable[Asked],
    catalogue: Mapping[str, Resource],
    *,
    people: Mapping[str, str],
) -> list[DigestItem]:
    """
    Return the resources that answered most, oftenest first; nothing of the questions.

    Who found that it was not what they need asked something else. *people* are who
    asked, by what was asked, here and below.
    """
    said = (
        (each.shown[0], people.get(each.id, ""))
        for each in asked
        if each.outcome is Outcome.ANSWERED
        and each.shown
        and each.vote is not Vote.NOT_NEEDED
    )
    return [
        item_of(catalogue[which], DigestKind.ASKED, times=times)
        for which, times in _of_several(said)
        if which in catalogue and is_worth_a_line(catalogue[which])
    ]


def of_open(
    asked: Iterable[Asked],
    private: Iterable[PrivateQuestion],
    *,
    people: Mapping[str, str],
) -> list[DigestItem]:
    """Return what nobody could answer, by topic and language, as numbers alone."""
    unanswered = [
        (("", each.language), people.get(each.id, ""))
        for each in asked
        if each.outcome is Outcome.HANDED_OVER and each.reason in _UNANSWERED
    ]
    declined = [
        ((each.topic, each.language), people.get(each.id, "")) for each in private
    ]
    return [
        DigestItem(kind=DigestKind.OPEN, about=topic, language=language, times=times)
        for (topic, language), times in _of_several((*unanswered, *declined))
    ]


def _of_several(said: Iterable[tuple[K, str]]) -> list[tuple[K, int]]:
    """
    Count what several people said, each with who did, oftenest first.

    All of whom nobody knows who they are may be one, and count as one.
    """
    times: Counter[K] = Counter()
    who: dict[K, set[str]] = {}
    for what, person_id in said:
        times[what] += 1
        who.setdefault(what, set()).add(person_id)
    enough = (each for each in times.most_common() if len(who[each[0]]) >= LEAST_ASKED)
    return list(enough)


def of_answers(published: Iterable[PublicAnswer]) -> list[DigestItem]:
    """Return public answers, newest first, without their words."""
    newest = sorted(published, key=lambda each: each.made_at, reverse=True)
    return [
        DigestItem(kind=DigestKind.ANSWER, about=each.id, language=each.language)
        for each in newest
    ]


def chosen(
    kinds: Sequence[Sequence[DigestItem]], *, told: Collection[str] = ()
) -> tuple[DigestItem, ...]:
    """
    Return the items of a digest: of each kind the first, then of each the second.

    What was *told* the last time, by its subject, is left out, and nothing is twice.
    """
    found: dict[str, DigestItem] = {}
    for item in _in_turn(kinds):
        if item.subject not in told:
            found.setdefault(item.subject, item)
    return tuple(found.values())[:MOST_ITEMS]


def _in_turn(kinds: Sequence[Sequence[DigestItem]]) -> Iterator[DigestItem]:
    for round_ in zip_longest(*kinds):
        yield from filter(None, round_)
