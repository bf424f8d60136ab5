"""What is learnt from: ways people ask, and questions of several hands."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.answers.scoring import Asked, read_questions
from domain.learning.glossary import LANGUAGES
from domain.learning.reading import Question, read_question
from storage.search.ways_files import read_sounding_alike, read_turned_away, read_ways

_FOLDER = Path(__file__).parent
_JUDGED_BEFORE = ("tune_2", "tune_3", "tune_4")
_MOST_MEANT = 2  # Where more resources answer, none of them is rather meant.


@dataclass(frozen=True, slots=True)
class Way:
    """
    How somebody asks for what it *means*: resources, or a reason; none: just any.

    *asked* says that it stands in a set of questions; the others were made up for a
    resource or a reason, many by one hand.
    """

    question: Question
    means: tuple[str, ...]
    answered: bool
    asked: bool = False


def sets_to_learn_from() -> tuple[str, ...]:
    """Return the names of the sets that are learnt from; the first, but for words."""
    taught = sorted(_FOLDER.glob("questions_taught_*.json"))
    names = (file.stem.removeprefix("questions_") for file in taught)
    return ("tune", *_JUDGED_BEFORE, *names)


def set_file(name: str) -> Path:
    """Return where a set stands: by its name, or at any path."""
    file = _FOLDER / f"questions_{name}.json"
    return file if file.exists() else Path(name)


def all_ways(*, without: str = "") -> Iterator[Way]:
    """Return the ways that come with the product, then the sets but one *without*."""
    for language in LANGUAGES:
        yield from _made_up(language)
    for name in sets_to_learn_from():
        if name != without:
            for each in read_questions(set_file(name)):
                # The glossary was made for the first: words are not learnt from it.
                yield _way(each, means_something=name != "tune")


def _made_up(language: str) -> Iterator[Way]:
    for made, answered in (
        (read_ways(language), True),
        (read_turned_away(language), False),
    ):
        for means, texts in made.items():
            for text in texts:
                yield Way(read_question(text, language=language), (means,), answered)
    for text in read_sounding_alike(language):
        yield Way(read_question(text, language=language), (), answered=True)


def _way(each: Asked, *, means_something: bool) -> Way:
    question = read_question(each.text, language=each.language)
    clear = means_something and len(each.answers) <= _MOST_MEANT
    means = tuple(sorted(each.answers)) if clear else ()
    return Way(question, means, bool(each.answers), asked=True)
