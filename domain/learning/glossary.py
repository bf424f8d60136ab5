"""The field's own words: what people call things, in three languages."""

from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES = ("en", "fr", "es")
ANY_LANGUAGE = "any"  # Acronyms and names, which nobody translates.


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """
    A thing of the field, with the *phrases* people use for it, by language.

    *weight* says how much it tells of what is asked: 0 to 3; a question in which
    nothing weighs half or more is about something else. *best* are ids of resources
    that answer it, best first; what bears its phrases is found as well.
    """

    key: str
    weight: float
    phrases: Mapping[str, tuple[str, ...]]
    best: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """What answers a question in which all of these concepts meet, best first."""

    concepts: frozenset[str]
    best: tuple[str, ...]
    weight: float = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """All concepts, and what some of them mean together."""

    concepts: tuple[Concept, ...]
    together: tuple[Together, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonym:
    """Words that a facilitator added: they mean a concept, or one resource."""

    phrase: str
    means: str  # A concept's key or a resource's id.


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A question that a facilitator tied to the resource that answers it."""

    question: str
    resource_id: str
