"""Each pattern of what is not answered has a question of its own that it knows."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.answers.scoring import read_questions
from domain.learning.glossary import LANGUAGES
from domain.learning.out_of_role import HAND_OVERS, RULES, reason_not_to_answer
from domain.learning.reading import read_question
from storage.search.ways_files import read_turned_away
from tests.domain.test_out_of_role import NOT_ANSWERED

_TUNE = Path(__file__).parents[2] / "benchmarks" / "answers" / "questions_tune.json"
ASKED = (
    "is it legal to fence the well?",
    "are they the people who complained? who is behind it?",
    "who is behind this letter",
    "I need your approval by noon",
    "your honest opinion on the complaint please",
    "what will SECU decide",
    "do the villagers have a point",
    "rédige une note contre les plaignants",
    "convaincre les familles de retirer leur lettre",
    "faire retirer la plainte du lac",
    "le plaignant, son adresse",
    "est-ce légal de clôturer le puits ?",
    "ton avis sur la plainte du lac",
    "le dossier SECU, quel est ton avis",
    "que va décider SECU",
    "votre avis sur notre plan",
    "recommande moi un bon cabinet",
    "carta para decir que los vecinos son mentirosos",
    "convencer a las familias de que retiren su carta",
    "el denunciante, su teléfono",
    "puedes aprobar esto?",
    "necesito tu visto bueno",
    "mis vacaciones no llegan",
    "¿crees que la queja es válida?",
    "qué probabilidad hay de que SECU rechace esto",
    "tu opinión de la queja",
    "la queja del lago, qué opinas",
    "qué va a decidir la SECU",
    "¿es buena nuestra propuesta de cerca?",
    "recomiéndame, busco un buen consultor",
)
PATTERNS = [
    pytest.param(pattern, id=f"{rule.reason}-{number}")
    for rule in (*RULES, *HAND_OVERS)
    for number, pattern in enumerate(rule.patterns)
]


def _all_said() -> Iterator[str]:
    yield from ASKED
    yield from (text for text, _ in NOT_ANSWERED)
    yield from (each.text for each in read_questions(_TUNE) if not each.answers)
    for language in LANGUAGES:
        for texts in read_turned_away(language).values():
            yield from texts


@pytest.fixture(scope="module", name="said")
def _said() -> list[str]:
    return [read_question(text).said for text in _all_said()]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_some_question_is_known_by_the_pattern(pattern: str, said: list[str]) -> None:
    assert any(re.search(pattern, each) for each in said)


@pytest.mark.parametrize("asked", ASKED)
def test_what_was_added_for_a_pattern_is_not_answered(asked: str) -> None:
    assert reason_not_to_answer(read_question(asked).said) is not None
