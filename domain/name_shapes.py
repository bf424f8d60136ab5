"""A complainant's name taken apart: what of it must be found in a text, and how."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from domain.name_words import EVERYDAY, OF_ORGANISATIONS, PARTICLES, TITLES
from domain.spelling import spelled

# Letters with the marks that belong to them (Indic to Khmer), or digits.
WORD = re.compile(
    r"\d+|(?:[^\W\d_]|[\u0900-\u0963\u0970-\u1049\u104c-\u109f\u1780-\u17d3\u3099\u309a])+"
)
# Scripts that put no space between words; Arabic puts its short words before a name.
_UNSPACED = re.compile(
    r"[\u0600-\u06ff\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u9fff\U00020000-\U0003ffff]"
)
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}  # codespell:ignore
    | {"Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe"}  # codespell:ignore
)
_UMLAUTS_IN_TWO = re.compile(r"(?<=[a-z])([aou])e(?=[a-z])", re.IGNORECASE)
_APOSTROPHES = re.compile(r"(?<=\w)['’ʼ](?=\w)")  # noqa: RUF001 - written so by people.
_SHORTEST_CONTRACTED = 5
SHORTEST_STRONG = 3
_LIKE_A_SENTENCE = 4  # Parts, from which on the small words are not part of the name.

_Parts = tuple[tuple[str, ...], ...]  # `Jean-Pierre` is one part of two words.


@dataclass(frozen=True, slots=True, kw_only=True)
class NameShape:
    """
    One way to write *name*, in small plain letters.

    *words* leave titles and particles out; a *strong* one is no everyday word. One of
    *alone* tells by itself: a person's family name, or a name of one word. *joined* is
    the name without spaces, in several orders; *logins* are looked for in e-mail
    addresses only. *unspaced* is a script in which words are not set apart.
    """

    name: str
    words: tuple[str, ...]
    strong: frozenset[str]
    alone: frozenset[str]
    joined: frozenset[str]
    logins: frozenset[str]
    organisation: bool
    unspaced: bool
    initials: frozenset[str]


def shapes_of(names: Iterable[str]) -> tuple[NameShape, ...]:
    """Take names apart, each in every spelling; those without a letter give none."""
    shapes: list[NameShape] = []
    for name in dict.fromkeys(names):
        shapes += [
            _shape(name, parts)
            for parts in dict.fromkeys(map(_parts_in_order, _spellings(name)))
            if not all(map(str.isdigit, _flat(parts)))
        ]
    return tuple(shapes)


def is_organisation(words: Iterable[str]) -> bool:
    """Whether plain *words* name a community or an association, not a person."""
    listed = tuple(words)
    return len(listed) > 1 and not OF_ORGANISATIONS.isdisjoint(listed)


def given_names(name: str) -> tuple[str, ...]:
    """Return a person's given name as it is compared; nothing for an organisation."""
    written = _parts_in_order(name)
    parts = _significant(tuple(tuple(map(str.lower, part)) for part in written))
    if len(parts) == 1 or is_organisation(_flat(parts)):
        return ()
    return tuple(word for part in parts[:1] for word in part if is_strong(word))


def is_strong(word: str) -> bool:
    """Whether a plain word is neither short nor an everyday one."""
    everyday = word in EVERYDAY or word in OF_ORGANISATIONS
    return len(word) >= SHORTEST_STRONG and not everyday and not word.isdigit()


def _spellings(name: str) -> tuple[str, ...]:
    """Return a name as it is, with umlauts in two letters and in one, and closed."""
    composed = unicodedata.normalize("NFC", name)
    contracted = (
        _UMLAUTS_IN_TWO.sub(r"\1", word) if len(word) > _SHORTEST_CONTRACTED else word
        for word in composed.split()
    )
    closed = _APOSTROPHES.sub("", composed)
    return (composed, composed.translate(_UMLAUTS), " ".join(contracted), closed)


def _parts_in_order(name: str) -> _Parts:
    """Return a name's words by part, family name last where its writing shows it."""
    before, comma, after = name.partition(",")
    if comma and "," not in after:
        name = f"{after} {before}"
    written = [part for each in name.split() if (part := _words_of(each))]
    shouted = [part for part in written if _is_shouted(part)]
    if len(shouted) < len(written):
        written = [part for part in written if not _is_shouted(part)] + shouted
    return tuple(written)


def _words_of(written: str) -> tuple[str, ...]:
    return tuple(WORD.findall(spelled(written).letters))


def _is_shouted(part: tuple[str, ...]) -> bool:
    return len("".join(part)) > 1 and all(word.isupper() for word in part)


def _flat(parts: _Parts) -> tuple[str, ...]:
    return tuple(word for part in parts for word in part)


def _significant(parts: _Parts) -> _Parts:
    slight = TITLES | PARTICLES
    kept = (tuple(word for word in part if word not in slight) for part in parts)
    return tuple(part for part in kept if part) or parts


def _shape(name: str, written: _Parts) -> NameShape:
    parts = tuple(tuple(word.lower() for word in part) for part in written)
    organisation = is_organisation(_flat(parts))
    if len(parts) >= _LIKE_A_SENTENCE and not organisation:
        parts = _without_plain_words(written) or parts
    telling = _significant(parts)
    words = _flat(telling)
    return NameShape(
        name=name,
        words=words,
        strong=_strong(words, written if organisation else ()),
        alone=frozenset() if organisation else _family_names(telling),
        joined=_joined(_flat(parts), words),
        logins=frozenset() if organisation else _logins(telling),
        organisation=organisation,
        unspaced=_is_unspaced(words),
        initials=frozenset(word[0] for word in words),
    )


def _without_plain_words(written: _Parts) -> _Parts:
    """Leave out the small words of `Fisherfolk living near the mine`."""
    return tuple(
        tuple(word.lower() for word in part) for part in written if not _is_small(part)
    )


def _is_small(part: tuple[str, ...]) -> bool:
    return all(word.islower() for word in part)


def _strong(words: tuple[str, ...], written: _Parts) -> frozenset[str]:
    """Return the words that are no everyday ones; of *written* parts, the capitals."""
    small = {word for part in written if _is_small(part) for word in part}
    strong = frozenset(filter(is_strong, words))
    return strong - small if len(written) >= _LIKE_A_SENTENCE else strong


def _family_names(parts: _Parts) -> frozenset[str]:
    """Return what follows the given name, or that one if nothing telling follows."""
    family = frozenset(_flat(parts[1:]))
    tells = any(len(word) >= SHORTEST_STRONG for word in family)
    return family if tells else family | frozenset(parts[0])


def _joined(written: tuple[str, ...], words: tuple[str, ...]) -> frozenset[str]:
    orders = [written, words, words[::-1], (*words[-1:], *words[:-1])]
    if not is_organisation(written):
        orders += [(words[0], word) for word in words[1:]]
        orders += [(word, words[0]) for word in words[1:]]
    return frozenset(map("".join, orders))


def _logins(parts: _Parts) -> frozenset[str]:
    given = "".join(parts[0])
    return frozenset(
        login
        for word in _flat(parts[1:])
        for login in (given[0] + word, word + given[0], given + word[0])
    )


def _is_unspaced(words: tuple[str, ...]) -> bool:
    return bool(_UNSPACED.search("".join(words)))
