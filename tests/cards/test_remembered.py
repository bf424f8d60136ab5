"""What is made of the same things is found again; of equal ones it is made anew."""

from cards.remembered import Remembered


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
