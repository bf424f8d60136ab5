"""Reads the glossary that comes with the product."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from domain.learning.glossary import (
    ANY_LANGUAGE,
    LANGUAGES,
    Concept,
    Glossary,
    Together,
)

_FILE = Path(__file__).with_name("glossary.json")


@lru_cache(maxsize=1)
def read_glossary() -> Glossary:
    """Return the product's own glossary."""
    read: dict[str, Any] = json.loads(_FILE.read_text("utf-8"))
    return Glossary(
        concepts=tuple(_concept(each) for each in read["concepts"]),
        together=tuple(_together(each) for each in read["together"]),
    )


def _concept(read: dict[str, Any]) -> Concept:
    return Concept(
        key=read["key"],
        weight=read["weight"],
        phrases={
            language: tuple(read[language])
            for language in (ANY_LANGUAGE, *LANGUAGES)
            if language in read
        },
        best=tuple(read.get("best", ())),
    )


def _together(read: dict[str, Any]) -> Together:
    return Together(
        concepts=frozenset(read["concepts"]),
        best=tuple(read["best"]),
        weight=read.get("weight", 3.0),
    )
