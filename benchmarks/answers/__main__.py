"""`python -m benchmarks.answers`: how well questions are answered, and how fast."""

import argparse
from collections.abc import Iterator, Sequence

from benchmarks.answers.crossing import crossed
from benchmarks.answers.engines import plain_bm25, plain_fts5, product
from benchmarks.answers.learning import learn, write_learnt
from benchmarks.answers.scoring import (
    Answering,
    Asked,
    Score,
    read_questions,
    score,
    with_interval,
)
from benchmarks.answers.timing import timings
from benchmarks.answers.ways import all_ways, set_file
from storage.catalogue.shipped import shipped_resources
from storage.search.learnt import Learnt

_LANGUAGES = ("en", "fr", "es")
_HEAD = (
    f"{'':12}{'':4}{'n':>5}  {'first':<22}{'among three':<22}{'1/rank':<8}"
    f"{'wrongly refused':<22}{'rightly not answered':<22}"
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table by engine and language of a set, or how long questions take."""
    asked = _parser().parse_args(arguments)
    if asked.time:
        print("\n".join(timings()))
        return
    if asked.learn:
        write_learnt()
        return
    if asked.within:
        print(_HEAD)
        for language, found in crossed():
            print(_line("ways", language, found))
        return
    questions = read_questions(set_file(asked.set))
    learnt = learn([*all_ways(without=asked.set)]) if asked.left_out else None
    print(_HEAD)
    print("\n".join(_lines(questions, learnt)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.answers")
    parser.add_argument(
        "--set", default="tune", help="tune, tune_2, taught_1, held, judge, or a file"
    )
    parser.add_argument("--time", action="store_true", help="measure the time instead")
    parser.add_argument("--learn", action="store_true", help="learn from the ways")
    parser.add_argument(
        "--left-out", action="store_true", help="learn first, from all but that set"
    )
    parser.add_argument("--within", action="store_true", help="ask ways held out")
    return parser


def _lines(questions: Sequence[Asked], learnt: Learnt | None) -> Iterator[str]:
    resources = shipped_resources()
    engines: dict[str, Answering] = {
        "SES Desk": product(resources, learnt),
        "plain BM25": plain_bm25(resources),
        "plain FTS5": plain_fts5(resources),
    }
    for name, answering in engines.items():
        for language in _LANGUAGES:
            of = [each for each in questions if each.language == language]
            yield _line(name, language, score(of, answering))


def _line(name: str, language: str, found: Score) -> str:
    return (
        f"{name:12}{language:4}{found.answerable:>5}"
        f"  {with_interval(found.first, found.answerable):<22}"
        f"{with_interval(found.among_three, found.answerable):<22}"
        f"{found.reciprocal:<8.2f}"
        f"{with_interval(found.refused, found.answerable):<22}"
        f"{with_interval(found.not_answered, found.others):<22}"
    )


if __name__ == "__main__":
    main()
