"""What gets into a digest: few things of different kinds, and nobody's own words."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.learning.answers import Outcome
from domain.learning.connect import Privacy, PrivateQuestion, PublicAnswer
from domain.learning.digest import DigestItem, DigestKind, Move, moved
from domain.learning.digest_choice import (
    Changed,
    chosen,
    of_answers,
    of_changes,
    of_most_asked,
    of_open,
)
from domain.learning.feedback import Asked, Vote
from domain.learning.reasons import FOUND, HandedOver, OutOfRole
from domain.learning.resources import Resource, ResourceKind, ResourceStatus

AT = datetime(2024, 6, 3, 13, tzinfo=UTC)
K = DigestKind


def make_resource(resource_id: str = "a", **besides: object) -> Resource:
    resource = Resource(
        id=resource_id,
        title=f"Title {resource_id}",
        url=f"https://{resource_id}.example/",
        language="en",
        kind=ResourceKind.WEB_PAGE,
        summary="What it is for.",
        attested="page seen",
    )
    return replace(resource, **besides)  # type: ignore[arg-type]


def make_asked(*shown: str, times: int = 1, **besides: object) -> list[Asked]:
    """Return what so many people asked, once each."""
    one = Asked(
        id="",
        at=AT,
        mark="mark",
        language="en",
        outcome=Outcome.ANSWERED if shown else Outcome.HANDED_OVER,
        reason=FOUND if shown else HandedOver.NOTHING_FITS,
        shown=shown,
        sealed=b"Who told you about Ada Example?",
    )
    one = replace(one, **besides)  # type: ignore[arg-type]
    return [replace(one, id=f"{'-'.join(shown)}{n}") for n in range(times)]


def make_question(number: int = 0) -> PrivateQuestion:
    return PrivateQuestion(
        id=f"q{number}",
        pseudonym="Asker",
        privacy=Privacy.ANONYMOUS,
        topic="labour",
        language="fr",
        region="",
        facilitator_id="f",
        holder_id="f",
        asked_at=AT,
        promised_at=AT,
    )


class Everybody(dict[str, str]):
    """Each question was asked by somebody else, whose id is its own."""

    def get(self, key: str, default: str = "") -> str:  # type: ignore[override]
        return key or default


EACH = Everybody()


def item(kind: DigestKind, about: str) -> DigestItem:
    return DigestItem(kind=kind, about=about)


def test_new_resources_come_before_edited_ones() -> None:
    edited = Changed(resource=make_resource("a"), is_new=False)
    new = Changed(resource=make_resource("b"), is_new=True)

    assert [(each.kind, each.about) for each in of_changes((edited, new))] == [
        (K.NEW, "b"),
        (K.EDITED, "a"),
    ]


@pytest.mark.parametrize(
    "unfit",
    [
        {"status": ResourceStatus.SUPERSEDED},
        {"status": ResourceStatus.WITHDRAWN},
        {"dead_since": date(2024, 6, 1)},
        {"public": False},
    ],
)
def test_nobody_is_sent_to_what_is_old_dead_or_not_public(
    unfit: dict[str, object],
) -> None:
    resource = make_resource("a", **unfit)
    asked = make_asked("a", times=3)

    assert of_changes([Changed(resource=resource, is_new=True)]) == []
    assert of_most_asked(asked, {"a": resource}, people=EACH) == []


def test_what_fewer_than_three_asked_is_told_to_nobody() -> None:
    known = {each: make_resource(each) for each in "ab"}
    asked = [*make_asked("a", times=2), *make_asked("b", "a", times=3)]

    two = [make_question(0), make_question(1)]
    [most] = of_most_asked(asked, known, people=EACH)

    assert (most.about, most.times) == ("b", 3)
    assert of_open(make_asked(times=2), two, people=EACH) == []


@pytest.mark.parametrize(
    "people",
    [
        {},  # Nobody knows who it was.
        {"a0": "one", "a1": "one", "a2": "one", "0": "one", "1": "one"},
        {"a0": "one", "a1": "two", "0": "one", "1": "two", "2": "two"},
    ],
)
def test_who_asks_often_is_not_several(people: dict[str, str]) -> None:
    asked, known = make_asked("a", times=2), {"a": make_resource("a")}
    often = [*asked, *asked, *asked]

    assert of_most_asked(often, known, people=people) == []
    assert of_open(make_asked(times=3), (), people=people) == []


def test_what_was_asked_most_comes_first_and_what_did_not_help_not_at_all() -> None:
    known = {each: make_resource(each) for each in "abc"}
    asked = [
        *make_asked("a", times=3),
        *make_asked("b", times=4),
        *make_asked("c", times=9, vote=Vote.NOT_NEEDED),
        *make_asked("gone", times=9),
    ]

    assert [each.about for each in of_most_asked(asked, known, people=EACH)] == [
        "b",
        "a",
    ]


def test_open_questions_are_topics_and_numbers_and_never_words() -> None:
    asked = make_asked(times=4)
    private = list(map(make_question, range(3)))

    found = of_open(asked, private, people=EACH)

    assert [(each.about, each.language, each.times) for each in found] == [
        ("", "en", 4),
        ("labour", "fr", 3),
    ]
    assert "Ada" not in str(found)


@pytest.mark.parametrize(
    "reason", [HandedOver.COSTS, HandedOver.OTHER_SUBJECT, HandedOver.UNREAD_SCRIPT]
)
def test_what_no_member_could_answer_is_no_open_question(reason: HandedOver) -> None:
    costs = make_asked(times=3, reason=reason)
    out = make_asked(times=3, outcome=Outcome.OUT_OF_ROLE, reason=OutOfRole.PRESS)

    assert of_open([*costs, *out], (), people=EACH) == []


def test_a_public_answers_words_stay_with_it() -> None:
    answer = PublicAnswer(
        id="p-1",
        question_id="q",
        question="Is consent needed?",
        answer="Yes.",
        language="en",
        topics=(),
        row_keys=(),
        by_id="f",
        made_at=AT,
    )

    [found] = of_answers([answer])

    assert (found.about, found.title, found.address) == ("p-1", "", "")


def test_each_kind_has_its_turn_and_five_are_the_most() -> None:
    new = [item(K.NEW, each) for each in "abcdef"]
    asked = [item(K.ASKED, each) for each in "xy"]
    open_ = [item(K.OPEN, "labour")]

    found = chosen((new, asked, (), open_))

    assert [each.about for each in found] == ["a", "x", "labour", "b", "y"]


def test_nothing_stands_in_it_twice_nor_two_weeks_in_a_row() -> None:
    new = [item(K.NEW, each) for each in "abc"]
    asked = [item(K.ASKED, each) for each in "ac"]

    found = chosen((new, asked), told={item(K.RESOURCE, "b").subject})

    assert [(each.kind, each.about) for each in found] == [
        (K.NEW, "a"),
        (K.ASKED, "c"),
    ]


@pytest.mark.parametrize(
    "place, move, becomes",
    [
        (1, Move.UP, "bac"),
        (1, Move.DOWN, "acb"),
        (1, Move.OUT, "ac"),
        (0, Move.UP, "abc"),
        (2, Move.DOWN, "abc"),
    ],
)
def test_an_item_moves_within_the_list_or_out(
    place: int, move: Move, becomes: str
) -> None:
    items = [item(K.NEW, each) for each in "abc"]

    assert "".join(each.about for each in moved(items, place, move)) == becomes
