"""Asks a part of the ways after learning from the others, so that none is known."""

from collections.abc import Iterator
from random import Random

from benchmarks.answers.learning import Way, all_ways, learn
from benchmarks.answers.scoring import Answering, Asked, Score, score
from domain.learning.glossary import LANGUAGES
from services.learning.answer_question import answer_from
from storage.catalogue.shipped import shipped_resources
from storage.search.glossary_search import GlossarySearch

_PARTS = 5


def crossed() -> Iterator[tuple[str, Score]]:
    """Score each language; a few minutes. Only the very resource meant is a hit."""
    answers: dict[str, list[str]] = {}
    asked: list[tuple[str, Asked]] = []
    ways = [*all_ways()]
    Random(11).shuffle(ways)
    for part in range(_PARTS):
        held_out = [way for way in ways[part::_PARTS] if way.means]
        known = {id(way) for way in ways[part::_PARTS]}
        answering = _taught([way for way in ways if id(way) not in known])
        for way in held_out:
            answers[way.question.text] = [*answering(way.question.text)]
            asked.append((way.question.language, _asked(way)))
    for language in LANGUAGES:
        of = [each for spoken, each in asked if spoken == language]
        yield language, score(of, lambda text: answers[text])


def _asked(way: Way) -> Asked:
    answers = frozenset({way.means} if way.answered else ())
    return Asked(way.question.text, way.question.language, answers)


def _taught(ways: list[Way]) -> Answering:
    search = GlossarySearch(learnt=learn(ways))
    search.learn(shipped_resources(), version=1)
    return lambda text: [
        found.resource.id for found in answer_from(text, search=search).found
    ]
