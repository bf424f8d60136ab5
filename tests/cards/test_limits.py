"""Paging, sizes, and what is said of what was left out."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.elements import Card, Facts, Fold, Items, Text
from cards.limits import bare, fewer_items, fit, page_items, utf16_size
from tests.cards.samples import ACTION, QUESTIONS, make_list


@given(st.integers(0, 500), st.integers(1, 60))
def test_pages_together_are_the_whole_list(count: int, size: int) -> None:
    whole = list(range(count))
    pages = page_items(whole, page=1, size=size).count

    each = [page_items(whole, page=n, size=size) for n in range(1, pages + 1)]

    assert [item for page in each for item in page.items] == whole
    assert all(len(page.items) <= size for page in each)
    assert each[-1].left == 0


@pytest.mark.parametrize("asked, given", [(-1, 1), (0, 1), (2, 2), (99, 3)])
def test_a_page_that_does_not_exist_is_the_nearest_that_does(
    asked: int, given: int
) -> None:
    page = page_items(range(25), page=asked, size=10)

    assert page.number == given
    assert page.left == 25 - min(25, given * 10)


def test_size_is_counted_as_teams_counts() -> None:
    assert utf16_size("a") == 2 * 3
    assert utf16_size("é") == 2 * 3
    assert utf16_size("😀") == 2 * 4


def test_as_many_lines_as_fit_are_kept_and_the_rest_is_counted() -> None:
    card = make_list(30, more="Type “actions all 2”.")

    shorter = fewer_items(card, fits=lambda each: len(_items(each).items) <= 7)

    assert len(_items(shorter).items) == 7
    assert _items(shorter).more == (
        "23 more lines did not fit in this message: ask for less at once. "
        "Type “actions all 2”."
    )


def test_of_several_lists_the_last_lose_their_lines_first() -> None:
    both = replace(make_list(5), elements=make_list(5).elements * 2)

    shorter = fewer_items(
        both, fits=lambda each: sum(len(e.items) for e in _lists(each)) <= 6
    )

    assert [len(each.items) for each in _lists(shorter)] == [5, 1]


def test_long_texts_lose_their_ends_before_anything_is_dropped() -> None:
    card = replace(
        ACTION,
        elements=(
            Text("x" * 5000),
            Facts((("a", "y" * 5000),)),
            Fold("f", ("z",) * 99),
        ),
    )

    shorter = fit(card, fits=lambda each: len(str(each.elements)) < 1500)

    assert shorter is not None
    assert shorter.buttons == card.buttons
    assert "…" in str(shorter.elements)


def test_what_nobody_can_shorten_is_not_shortened() -> None:
    assert fit(ACTION, fits=lambda _: False) is None


def test_a_form_never_loses_the_start_of_an_answer() -> None:
    field = replace(QUESTIONS.fields[0], value="x" * 3000)
    form = replace(QUESTIONS, fields=(field,))
    card = replace(ACTION, elements=(form, Text("y" * 3000)))

    shorter = fit(card, fits=lambda each: len(str(each)) < 5500)

    assert shorter is not None
    assert shorter.elements[0] == form
    assert shorter.elements[1] != card.elements[1]


def test_the_last_resort_keeps_the_one_line_and_the_buttons() -> None:
    card = bare(ACTION, fits=lambda _: True)

    assert card.buttons == ACTION.buttons
    assert ACTION.plain in str(card.elements)
    assert "too long for one message" in str(card.elements)


def test_buttons_that_do_not_fit_are_named() -> None:
    card = bare(ACTION, fits=lambda each: len(each.buttons) <= 1)

    assert len(card.buttons) == 1
    assert "did not fit here: Who can help?, Not relevant here," in str(card.elements)


def _lists(card: Card) -> list[Items]:
    return [each for each in card.elements if isinstance(each, Items)]


def _items(card: Card) -> Items:
    return _lists(card)[0]
