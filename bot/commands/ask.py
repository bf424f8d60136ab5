"""`ses-desk ask`: what the desk would answer, for people and for other programs."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import typer

from bot.commands.refused import CommandRefused
from bot.commands.text_file import text_of
from bot.settings import Settings, load_settings
from cards.wording import _
from domain.learning.answers import MOST_SHOWN, Answer, Found, Outcome
from domain.learning.reasons import DOOR_NAMES, door_of
from services.learning.answer_question import answer_from, answer_question
from services.ports import Ports
from storage.catalogue.shipped import shipped_resources
from storage.search.glossary_search import GlossarySearch

_STDIN = "-"
_LANGUAGES = ("", "en", "fr", "es")
Answering = Callable[[str], Answer]


def ask(
    question: str,
    *,
    batch: str = "",
    language: str = "",
    said: dict[str, str],
    as_json: bool,
) -> None:
    """
    Print the answer to *question*, or to each line of the file *batch* (`-`: stdin).

    A blank line of a batch is a question too, that nothing is asked in: answers keep
    the lines' order and number. Without a desk the product's own catalogue is asked.
    """
    if language not in _LANGUAGES:
        raise CommandRefused(_("The language is one of en, fr and es."))
    if not batch and not question:
        raise CommandRefused(_("Type a question, or name a file with --batch."))
    with _answering(load_settings(said=said), language) as answering:
        if batch:
            answers = [answering(line) for line in _lines(batch)]
            _print_all(answers, as_json=as_json)
        elif as_json:
            _print_json(as_fields(answering(question)))
        else:
            typer.echo("\n".join(_in_words(answering(question))))


def as_fields(answer: Answer) -> dict[str, Any]:
    """Return an answer as programs read it, with the resources that are shown."""
    return {
        "question": answer.question,
        "language": answer.language,
        "outcome": str(answer.outcome),
        "reason": str(answer.reason),
        "resources": [
            {
                "id": found.resource.id,
                "url": found.resource.url,
                "title": found.resource.title,
                "score": round(found.score, 4),
                "why": _why(found),
            }
            for found in answer.found[:MOST_SHOWN]
        ],
    }


@contextmanager
def _answering(settings: Settings, language: str) -> Iterator[Answering]:
    """Ask the desk that is there; where none is made yet, what the product ships."""
    if not settings.database and not settings.database_file.exists():
        search = GlossarySearch()
        search.learn(shipped_resources(), version="shipped")
        yield lambda line: answer_from(line, search=search, language=language)
        return
    with _ports_of(settings) as ports:
        yield lambda line: answer_question(line, ports=ports, language=language)


@contextmanager
def _ports_of(settings: Settings) -> Iterator[Ports]:
    from bot.compose import compose  # A desk needs its vendors; a fresh install none.

    with compose(settings, make=False) as house:
        yield house.ports


def _lines(batch: str) -> Sequence[str]:
    text = sys.stdin.read() if batch == _STDIN else text_of(Path(batch))
    return [line.rstrip("\r") for line in text.removesuffix("\n").split("\n")]


def _print_all(answers: Sequence[Answer], *, as_json: bool) -> None:
    if as_json:
        _print_json([as_fields(answer) for answer in answers])
        return
    for answer in answers:
        typer.echo(f"> {answer.question}")
        typer.echo("\n".join((*_in_words(answer), "")))


def _print_json(fields: object) -> None:
    typer.echo(json.dumps(fields, ensure_ascii=False, indent=2))


def _in_words(answer: Answer) -> Iterator[str]:
    if answer.outcome is not Outcome.ANSWERED:
        door = _(DOOR_NAMES[door_of(answer.reason)])
        said = {
            Outcome.HANDED_OVER: _("No resource answers this. Ask {door}."),
            Outcome.OUT_OF_ROLE: _("The desk cannot answer this. Go to {door}."),
        }[answer.outcome]
        yield said.format(door=door)
    for found in answer.found[:MOST_SHOWN]:
        yield f"{found.resource.title}"
        yield f"  {found.resource.url}"
        yield f"  {_why(found)}"


def _why(found: Found) -> str:
    """Return in one line what a resource is, and the words by which it was found."""
    summary = " ".join(found.resource.summary.split())
    if not found.matched:
        return summary
    matched = _("matched: {words}").format(words=", ".join(found.matched))
    return f"{summary} ({matched})"
