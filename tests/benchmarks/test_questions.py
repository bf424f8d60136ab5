"""The questions that tune and judge the answers keep the promises of QUESTIONS.md."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from benchmarks.answers.ways import sets_to_learn_from
from storage.catalogue.shipped import shipped_resources

QUESTIONS = Path(__file__).parents[2] / "benchmarks" / "answers"
LANGUAGES = ("en", "fr", "es")
TAUGHT = tuple(f"taught_{number}" for number in range(1, 9))
# Part, and how many at least have an answer and have none, in each language.
LEAST = (
    ("judge", 120, 60),
    ("tune", 90, 30),
    ("tune_2", 110, 40),
    ("tune_3", 120, 50),
    ("tune_4", 120, 58),
    *((part, 60, 99) for part in TAUGHT),
)
PARTS = (*(part for part, *_ in LEAST), "held")
MOST_ANSWERS = 5


def questions(part: str) -> list[dict[str, Any]]:
    text = (QUESTIONS / f"questions_{part}.json").read_text(encoding="utf-8")
    return list(json.loads(text))


@pytest.mark.parametrize("part", PARTS)
def test_each_question_has_its_words_and_a_known_language(part: str) -> None:
    for question in questions(part):
        assert set(question) == {"q", "lang", "answers"}
        assert question["q"].strip()
        assert question["lang"] in LANGUAGES


@pytest.mark.parametrize("part", PARTS)
def test_what_answers_a_question_is_in_the_catalogue(part: str) -> None:
    known = {resource.id for resource in shipped_resources()}

    for question in questions(part):
        answers = question["answers"]
        assert set(answers) <= known, question["q"]
        assert len(set(answers)) == len(answers) <= MOST_ANSWERS, question["q"]


@pytest.mark.parametrize("part, with_answer, without", LEAST)
def test_each_language_has_enough_of_either_kind(
    part: str, with_answer: int, without: int
) -> None:
    counted = Counter((q["lang"], bool(q["answers"])) for q in questions(part))

    for language in LANGUAGES:
        assert counted[language, True] >= with_answer
        assert counted[language, False] >= without


def test_no_question_is_asked_twice_in_any_part() -> None:
    words = [" ".join(q["q"].casefold().split()) for p in PARTS for q in questions(p)]

    assert [words for words, times in Counter(words).items() if times > 1] == []


@pytest.mark.parametrize("part", PARTS)
def test_a_question_stands_on_one_line(part: str) -> None:
    text = (QUESTIONS / f"questions_{part}.json").read_text(encoding="utf-8")

    assert text.count("\n") == len(questions(part)) + 2


def test_what_is_learnt_from_is_every_part_but_two() -> None:
    assert {*sets_to_learn_from()} == {*PARTS} - {"judge", "held"}
