"""Texts, facts, folds and the line of phases in an Adaptive Card."""

from collections.abc import Iterable, Sequence

from cards.adaptive.text import (
    Json,
    container,
    label,
    marked,
    run,
    runs,
    shown,
)
from cards.elements import Badge, Facts, Fold, Progress, Step, StepState, Text, Tone
from cards.limits import LINE, PARAGRAPH, SHORT
from cards.phrases import Phrases
from cards.signs import NEXT, SIGNS, STEP_SIGNS

_GROUNDS = {Tone.GOOD: "good", Tone.SOON: "warning", Tone.LATE: "attention"}
_COLOURS = {
    Tone.NEUTRAL: "Accent",
    Tone.GOOD: "Good",
    Tone.SOON: "Warning",
    Tone.LATE: "Attention",
}
_BREAKLESS = "\u00a0"
_GAP = "\u2003 "  # Wide, and a line may end at it.


def text(element: Text) -> Json:
    """Draw a paragraph; a tone gives it a ground and a sign."""
    style: Json = {"weight": "Bolder"} if element.strong else {}
    if element.tone is Tone.MUTED:
        style |= {"isSubtle": True, "size": "Small"}
    if element.tone in {Tone.NEUTRAL, Tone.MUTED}:
        return runs(run(shown(element.text), **style))
    sign = run(f"{SIGNS[element.tone]} ", weight="Bolder")
    paragraph = runs(sign, run(shown(element.text), **style))
    return container(paragraph, style=_GROUNDS[element.tone])


def facts(element: Facts) -> Json:
    """Draw labels with their values."""
    return {
        "type": "FactSet",
        "facts": [
            {"title": marked(title, SHORT), "value": marked(value, PARAGRAPH)}
            for title, value in element.pairs
        ],
    }


def badges(each: Sequence[Badge]) -> Iterable[Json]:
    """Draw badges in a line: the sign has the colour, the word can be read."""
    inlines: list[Json | str] = []
    for badge in each:
        inlines += [run(_GAP)] if inlines else []
        inlines += _badge(badge)
    if inlines:
        yield runs(*inlines, spacing="Small")


def fold(element: Fold, *, name: str) -> Iterable[Json]:
    """Draw a line that opens and closes what is under it."""
    closed, opened = f"{name}-closed", f"{name}-open"
    title = label(element.title)
    toggle = {
        "type": "Action.ToggleVisibility",
        "title": title,
        "targetElements": [name, closed, opened],
    }
    yield container(
        runs(run(f"▸ {title}", color="Accent", weight="Bolder"), id=closed),
        runs(
            run(f"▾ {title}", color="Accent", weight="Bolder"),
            id=opened,
            isVisible=False,
        ),
        selectAction=toggle,
    )
    yield container(*_lines(element.lines), id=name, isVisible=False, style="emphasis")


def progress(element: Progress, words: Phrases) -> Iterable[Json]:
    """Draw the phases as one line that wraps between phases."""
    if element.caption:
        yield runs(run(shown(element.caption, LINE), weight="Bolder"))
    inlines: list[Json | str] = []
    for number, step in enumerate(element.steps):
        inlines += [run(f"  {NEXT}  ", isSubtle=True)] if number else []
        inlines.append(_step(step, words))
    if inlines:
        yield runs(*inlines, spacing="Small")


def _badge(badge: Badge) -> list[Json | str]:
    sign = run(SIGNS[badge.tone] + _BREAKLESS, weight="Bolder", **_colour(badge.tone))
    words = label(badge.text).replace(" ", _BREAKLESS)
    muted = {"isSubtle": True} if badge.tone is Tone.MUTED else {}
    return [sign, run(words, weight="Bolder", **muted)]


def _colour(tone: Tone) -> Json:
    return {"color": _COLOURS[tone]} if tone in _COLOURS else {}


def _lines(lines: Sequence[str]) -> list[Json]:
    if len(lines) == 1:
        return [runs(run(shown(lines[0])))]
    drawn = [runs(run(f"• {shown(line)}"), spacing="Small") for line in lines]
    return drawn or [runs(run("–"))]


def _step(step: Step, words: Phrases) -> Json | str:
    times = f" ×{step.times}" if step.times > 1 else ""
    now = f" ({words.state(step.state)})" if step.state is StepState.CURRENT else ""
    name = f"{STEP_SIGNS[step.state]} {label(step.label)}{times}{now}"
    name = name.replace(" ", _BREAKLESS)
    if step.state is StepState.CURRENT:
        return run(name, weight="Bolder", color="Accent")
    if step.state is StepState.SKIPPED:
        return run(name, isSubtle=True, strikethrough=True)
    return run(name, isSubtle=True)
