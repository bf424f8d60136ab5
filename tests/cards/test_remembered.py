"""What is made of the same things is found again, and kept no longer than it may be."""

from cards.adaptive import as_adaptive_card
from cards.adaptive.items import LINES
from cards.elements import Card, Item, Items
from cards.remembered import Remembered, RememberedWithIt


class Thing:
    """Something that can be told from another like it."""


def test_of_the_same_thing_it_is_made_once() -> None:
    made: list[object] = []

    def make(thing: object, *, day: int) -> list[object]:
        made.append(thing)
        return [thing, day]

    remembered = Remembered(make)
    thing = ("a", 1)

    assert remembered.of(thing, day=1) is remembered.of(thing, day=1)
    assert made == [thing]


def test_on_another_day_it_is_made_anew() -> None:
    remembered = Remembered(lambda thing, *, day: [thing, day])
    thing = ("a", 1)

    assert remembered.of(thing, day=1) == [thing, 1]
    assert remembered.of(thing, day=2) == [thing, 2]


def test_of_another_thing_it_is_made_anew_however_many_there_were() -> None:
    remembered = Remembered(lambda thing: [*thing])

    for number in range(3000):  # Ids come again once a thing is gone.
        assert remembered.of([number]) == [number]


def test_when_there_are_too_many_all_are_forgotten() -> None:
    made: list[Thing] = []
    remembered = Remembered(made.append)
    first = Thing()

    remembered.of(first)
    for _ in range(3000):
        remembered.of(Thing())
    remembered.of(first)

    assert [each is first for each in made].count(True) == 2


def test_what_is_made_of_a_thing_goes_with_it() -> None:
    made: list[str] = []

    def make(_thing: object) -> list[str]:
        made.append("made")
        return [*made]

    remembered = RememberedWithIt(make)
    first = Thing()
    assert remembered.of(first) is remembered.of(first)

    del first

    assert len(remembered) == 0
    assert len(remembered.of(Thing())) == 2  # It may well stand in the other's place.


def test_no_line_that_may_have_to_be_forgotten_is_kept_drawn() -> None:
    before = len(LINES)
    line = Item("12", "Commented on action 12: the witness was there")
    card = Card(title="Record", plain="Record", elements=(Items((line,)),))
    as_adaptive_card(card)
    assert len(LINES) == before + 1

    del line, card

    assert len(LINES) == before
