"""Which resources a few words ask for: `french`, `to review`, `dead`, `S6 template`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.learning.known_gaps import KNOWN_GAPS, KnownGap
from domain.learning.links import LinkHealth, LinkOutcome
from domain.learning.resources import Resource, ResourceStatus
from domain.spelling import alike

_LANGUAGES = {
    "en": ("en", "english", "anglais", "ingles"),
    "fr": ("fr", "french", "francais", "frances"),
    "es": ("es", "spanish", "espagnol", "espanol"),
}
_OF_LANGUAGE = {word: code for code, words in _LANGUAGES.items() for word in words}
_PHRASES = {
    "to review": "review",
    "review": "review",
    "dead": "dead",
    "links": "dead",
    "withdrawn": "withdrawn",
    "gaps": "gaps",
}
_IDLE = frozenset({"in", "the", "all", "of", "on", "about", "to", "for", "show"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceFilter:
    """What is asked for; *words* must all stand somewhere in a resource."""

    language: str = ""
    about: str = ""  # `review`, `dead`, `withdrawn`, `gaps`; empty for what is linked.
    words: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether all of the catalogue is asked for."""
        return not (self.language or self.about or self.words)

    def found(
        self,
        resources: Iterable[Resource],
        *,
        today: date,
        links: Mapping[str, LinkHealth],
    ) -> list[Resource]:
        """Return the resources that are asked for, in the order in which they came."""
        if self.about == "gaps":
            return []
        return [
            each
            for each in resources
            if self._is_about(each, today=today, link=links.get(each.id))
            and self.language in {"", each.language}
            and self._has_words(_words_of(each))
        ]

    def gaps(self) -> tuple[KnownGap, ...]:
        """Return what was looked for in vain and would have been asked for."""
        if self.about not in {"", "gaps"} or self.language:
            return ()
        return tuple(gap for gap in KNOWN_GAPS if self._has_words(_words_of_gap(gap)))

    def _is_about(
        self, resource: Resource, *, today: date, link: LinkHealth | None
    ) -> bool:
        is_withdrawn = resource.status is ResourceStatus.WITHDRAWN
        if self.about == "withdrawn" or is_withdrawn:
            return is_withdrawn and self.about == "withdrawn"
        if self.about == "review":
            return resource.is_review_due(today)
        if self.about == "dead":
            is_alive = link is None or link.outcome is LinkOutcome.ALIVE
            return resource.dead_since is not None or not is_alive
        return True

    def _has_words(self, text: str) -> bool:
        return all(word in text for word in self.words)


def read_filter(text: str) -> ResourceFilter:
    """Read what somebody typed behind `resources`."""
    said = " ".join(alike(text).split())
    about = next((name for phrase, name in _PHRASES.items() if phrase in said), "")
    for phrase in _PHRASES if about else ():
        said = said.replace(phrase, " ")
    words = [word for word in said.split() if word not in _IDLE]
    language = next((_OF_LANGUAGE[w] for w in words if w in _OF_LANGUAGE), "")
    rest = (word for word in words if word not in _OF_LANGUAGE)
    return ResourceFilter(language=language, about=about, words=tuple(rest))


def _words_of(resource: Resource) -> str:
    parts = (
        resource.id,
        resource.title,
        resource.kind,
        resource.edition,
        *resource.topics,
        *resource.standards,
        *(f"standard {each[1:]}" for each in resource.standards if each[0] == "S"),
    )
    return alike(" ".join(parts))


def _words_of_gap(gap: KnownGap) -> str:
    return alike(" ".join((gap.title, *gap.topics, *gap.standards)))
