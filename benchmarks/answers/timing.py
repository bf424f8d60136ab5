"""How long a question takes beside a bare query, and how long making the index."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from random import Random
from time import perf_counter, process_time

from benchmarks.measuring import MS, medians
from domain.learning.reading import read_question
from domain.learning.resources import Resource
from services.learning.answer_question import answer_from
from storage.catalogue.shipped import shipped_resources
from storage.search.full_text import FullText
from storage.search.glossary_search import GlossarySearch
from storage.search.stems import stems_of

SIZES = (200, 10_000)
TIMES = 120
ASKED = (
    "do we need FPIC if the community is only 'consulted'?",
    "hay que mover a 12 familias por un puente, ¿qué plan se hace?",
    "comment monter un MGP simple au niveau du projet",
    "pesticides were spilled near the well, which standard is that",
)


def timings() -> Iterator[str]:
    """Measure both sizes; a line each."""
    for size in SIZES:
        resources = many_resources(size)
        search = GlossarySearch()
        begun = process_time()  # Threads of others must not count.
        search.learn(resources, version=1)
        made = process_time() - begun
        ours, floor = _question_against_query(search, resources)
        yield (
            f"{size:>6} resources: a question {ours:.2f} ms, a bare query of the same"
            f" index {floor:.2f} ms ({ours / floor:.1f} x); making the index takes a"
            f" processor {made:.2f} s"
        )


def many_resources(size: int) -> list[Resource]:
    """Make a catalogue of that size, of the shipped texts with their words mixed."""
    chance = Random(7)
    shipped = shipped_resources()
    words = [word for each in shipped for word in each.summary.split()]

    def mixed(at: int, of: Resource) -> Resource:
        if at < len(shipped):
            return of
        summary = " ".join(chance.choices(words, k=40))
        title = " ".join(chance.choices(words, k=6))
        url = f"https://example.org/{at}"
        return replace(of, id=f"r{at}", url=url, title=title, summary=summary)

    return [mixed(at, of) for at, of in enumerate(islice(cycle(shipped), size))]


def _question_against_query(
    search: GlossarySearch, resources: list[Resource]
) -> tuple[float, float]:
    bare = FullText(
        (
            " ".join(stems_of(each.title.lower().split(), "en")),
            " ".join(each.topics).lower(),
            " ".join(stems_of(each.summary.lower().split(), "en")),
            "",
        )
        for each in resources
    )

    def asked(number: int) -> str:
        return f"{ASKED[number % len(ASKED)]} {number}"

    def ours(number: int) -> float:
        begun = perf_counter()
        answer_from(asked(number), search=search)
        return (perf_counter() - begun) * MS

    def floor(number: int) -> float:
        question = read_question(asked(number))
        stems = frozenset(stems_of(question.words, question.language))
        begun = perf_counter()
        bare.best(stems, limit=60)
        return (perf_counter() - begun) * MS

    return medians(ours, floor, times=TIMES, warm_up=8)
