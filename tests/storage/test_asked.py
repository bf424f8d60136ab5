"""What was asked is kept without who; synonyms and pins hold until they end."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

from domain.learning.answers import Outcome
from domain.learning.feedback import OFTEN, Asked, Fix, Settled, Vote, tallied
from tests.conftest import OpenUow
from tests.storage.makers import NOW
from tests.storage.presses import press_at_once

ASKED = Asked(
    id="a-1",
    at=NOW,
    mark="mark",
    language="fr",
    outcome=Outcome.ANSWERED,
    reason="found",
    shown=("tk-s6", "gn-s6"),
    sealed=b"sealed",
)
FIX = Fix(
    id="f-1",
    mark="mark",
    language="fr",
    kind=Settled.SYNONYM,
    by="facilitator",
    at=NOW,
    words="clpi",
    means="tk-s6",
)


def count(open_uow: OpenUow, *asked: Asked) -> None:
    with open_uow() as uow:
        for each in asked:
            uow.asked.add(each)
        uow.commit()


def fix(open_uow: OpenUow, each: Fix = FIX) -> bool:
    with open_uow() as uow:
        done = uow.asked.fix(each)
        uow.commit()
    return done


def test_what_was_asked_comes_back_newest_first(open_uow: OpenUow) -> None:
    later = replace(ASKED, id="a-2", shown=())
    count(open_uow, ASKED, later)

    with open_uow() as uow:
        assert uow.asked.newest(most=5) == [later, ASKED]
        assert uow.asked.newest(most=1) == [later]
        assert uow.asked.of_mark("mark") == [ASKED, later]
        assert uow.asked.of_mark("other") == []


def test_the_same_vote_counts_once_and_the_last_word_holds(open_uow: OpenUow) -> None:
    count(open_uow, ASKED)

    with open_uow() as uow:
        said = [Vote.HELPED, Vote.HELPED, Vote.NOT_NEEDED]
        changed = [uow.asked.vote("a-1", vote) for vote in said]
        uow.commit()

    with open_uow() as uow:
        assert changed == [True, False, True]
        assert uow.asked.newest(most=1)[0].vote is Vote.NOT_NEEDED


def test_what_was_asked_is_forgotten_in_time(open_uow: OpenUow) -> None:
    count(open_uow, ASKED, replace(ASKED, id="a-2", at=NOW + timedelta(days=1)))

    with open_uow() as uow:
        assert uow.asked.forget_before(NOW + timedelta(hours=1)) == 1
        assert [each.id for each in uow.asked.newest(most=5)] == ["a-2"]


def test_the_same_fix_at_once_is_stored_once(open_uow: OpenUow) -> None:
    done = press_at_once(lambda number: fix(open_uow, replace(FIX, id=f"f-{number}")))

    with open_uow() as uow:
        assert done.count(True) == 1
        assert len(uow.asked.fixes()) == 1


def test_what_is_let_be_is_nothing_learnt(open_uow: OpenUow) -> None:
    dismissed = replace(FIX, id="f-2", kind=Settled.DISMISSED, words="", means="")
    pin = replace(FIX, id="f-3", kind=Settled.PIN)
    for each in (FIX, dismissed, pin):
        fix(open_uow, each)

    with open_uow() as uow:
        assert uow.asked.fixes() == [FIX, dismissed, pin]
        assert uow.asked.learnt() == [FIX, pin]


def test_what_is_taken_back_may_be_done_again(open_uow: OpenUow) -> None:
    fix(open_uow)

    with open_uow() as uow:
        ended = [uow.asked.end_fix("f-1", at=NOW) for _ in range(2)]
        uow.commit()

    assert ended == [True, False]
    assert fix(open_uow, replace(FIX, id="f-2"))


def every_way_of_a_question() -> list[Asked]:
    """Return questions of every outcome and vote, each asked once, twice and thrice."""
    ways = product(Outcome, Vote, (1, 2, 3))
    return [
        replace(
            ASKED,
            id=f"{outcome}-{vote}-{times}-{number}",
            mark=f"{outcome}-{vote}-{times}",
            outcome=outcome,
            vote=vote if number == 0 else Vote.NOT_SAID,
        )
        for outcome, vote, times in ways
        for number in range(times)
    ]


def test_tasks_are_counted_as_they_are_told_from_other_questions(
    open_uow: OpenUow,
) -> None:
    asked = every_way_of_a_question()
    count(open_uow, *asked)

    told = sum(each.is_task for each in tallied(asked))
    with open_uow() as uow:
        assert uow.asked.count_tasks(most=5000, often=OFTEN) == told > 0
        assert uow.asked.count_tasks(most=1, often=OFTEN) <= 1
        assert uow.asked.count_tasks(most=0, often=OFTEN) == 0


def test_what_was_settled_is_no_task_until_it_goes_badly_again(
    open_uow: OpenUow,
) -> None:
    badly = replace(ASKED, outcome=Outcome.HANDED_OVER)
    later = replace(badly, id="a-2", at=NOW + timedelta(hours=1))

    def tasks() -> int:
        with open_uow() as uow:
            return uow.asked.count_tasks(most=50, often=OFTEN)

    count(open_uow, badly)
    before = tasks()
    fix(open_uow)
    settled = tasks()
    count(open_uow, later)

    assert (before, settled, tasks()) == (1, 0, 1)
