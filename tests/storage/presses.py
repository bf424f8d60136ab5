"""Many people pressing at the same instant."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

T = TypeVar("T")

PEOPLE = 8


def press_at_once(press: Callable[[int], T], *, people: int = PEOPLE) -> list[T]:
    """Call *press* with each person's number, in as many threads, let go at once."""
    together = Barrier(people)

    def pressed(number: int) -> T:
        together.wait(timeout=30)
        return press(number)

    with ThreadPoolExecutor(people) as threads:
        return list(threads.map(pressed, range(people), timeout=60))
