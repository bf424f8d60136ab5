"""
Whether a text carries a complainant's name, however it is written.

Found are, whatever the case, accents, width, look-alike letters and unseen marks:

- two telling words of one name near each other, in any order: `Doe, Jane`,
  `jane_doe.pdf`, `Jane M. Doe`;
- a person's family name alone, or a name of one word; three letters need a capital,
  and an everyday word a title (`Mr Park`) or a capital in mid-sentence away from other
  capitals, so that `the Green Climate Fund` says nothing of Mrs Green;
- the name run together (`JaneDoe`, `j a n e d o e`), `jdoe@` in an address;
- in scripts without spaces, the name anywhere.

Not found are a given name alone, initials alone, nicknames, other transliterations and
one word of an organisation's name. It takes time in proportion to the text.
"""

import re
from collections.abc import Iterable, Iterator

from domain.name_shapes import SHORTEST_STRONG, NameShape, is_strong, shapes_of
from domain.name_text import NameText, Place, Span, Together
from domain.name_words import OF_CALENDARS, PARTICLES, TITLES

_NEAR = 3  # Words apart, so that two may stand between.
_SHORTEST_JOINED = 7  # Shorter ones are too often a part of some other word.
_SHORTEST_IN_ADDRESS = 4
_SHORTEST_UNSPACED = 2
_SHORTEST_UNSPACED_ALONE = 4
# Taking a name out may bring two other words of it together.
_ROUNDS = 4
_LONGEST_GAP = 12
_PARTICLE = "|".join(sorted(PARTICLES))
_MARK = r"(?:[^\w\n.!?;]|\.(?=\S))"  # A full stop before a space ends a sentence.
_GAP = re.compile(rf"{_MARK}*(?:(?:[a-z]\.?|{_PARTICLE}){_MARK}+)*", re.IGNORECASE)


def carries(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return which of the *names* occur in a text, in their order, each once."""
    shapes = shapes_of(names)
    read = NameText(text, wanted=_wanted(shapes))
    found = (shape.name for shape in shapes if any(True for _ in _spans(shape, read)))
    return tuple(dict.fromkeys(found))


def without(text: str, names: Iterable[str], replacement: str) -> str:
    """Return a text with each of the *names* replaced wherever `carries` finds it."""
    shapes = shapes_of(names)
    for _ in range(_ROUNDS):
        read = NameText(text, wanted=_wanted(shapes))
        spans = [span for shape in shapes for span in _spans(shape, read)]
        if not spans:
            break
        text = _replaced(text, _merged(spans, read), replacement)
    return text


def _wanted(shapes: Iterable[NameShape]) -> frozenset[str]:
    return frozenset(word for shape in shapes for word in (*shape.words, *shape.logins))


def _spans(shape: NameShape, read: NameText) -> Iterator[Span]:
    yield from _near_each_other(shape, read)
    yield from _alone(shape, read)
    yield from _joined(shape, read)
    yield from _as_login(shape, read)


def _near_each_other(shape: NameShape, read: NameText) -> Iterator[Span]:
    places = read.places_of(shape.words)
    for at, place in enumerate(places):
        for other in places[at + 1 : at + 1 + 2 * _NEAR]:
            if other.order - place.order > _NEAR:
                break
            if _make_a_name(place, other, shape, read):
                yield read.widened(place, shape)
                yield read.widened(other, shape)


def _make_a_name(place: Place, other: Place, shape: NameShape, read: NameText) -> bool:
    if place.key == other.key or place.order == other.order:
        return False
    strong = [each.key in shape.strong for each in (place, other)]
    if shape.organisation:
        return all(strong) or (any(strong) and len(shape.strong) == 1)
    meant = all(each.capital or each.key in shape.strong for each in (place, other))
    return any(strong) and (meant or read.in_one_run(place, other))


def _alone(shape: NameShape, read: NameText) -> Iterator[Span]:
    for place in read.places_of(shape.alone):
        if _tells(place, read) or _has_initial(place, shape, read):
            yield read.widened(place, shape)


def _tells(place: Place, read: NameText) -> bool:
    if not is_strong(place.key):
        return place.capital and _stands_as_name(place, read)
    is_long = len(place.key) > SHORTEST_STRONG
    return is_long or place.capital or read.run_of(place).code


def _stands_as_name(place: Place, read: NameText) -> bool:
    before, after = read.beside(place)
    if before is not None and before.key in TITLES:
        return True
    if place.key in OF_CALENDARS or read.starts_sentence(place):
        return False
    return not any(each is not None and each.capital for each in (before, after))


def _has_initial(place: Place, shape: NameShape, read: NameText) -> bool:
    others = {word[0] for word in shape.words if word != place.key}
    return place.capital and any(
        each is not None and each.capital and each.key in others
        for each in read.beside(place)
    )


def _joined(shape: NameShape, read: NameText) -> Iterator[Span]:
    for joined in shape.joined:
        for found in read.run_together(joined):
            if _is_the_name(found, joined, shape, read):
                yield found.span
    if shape.unspaced:
        for word in shape.alone:
            if len(word) >= _SHORTEST_UNSPACED_ALONE:
                yield from (found.span for found in read.run_together(word))


def _is_the_name(
    found: Together, joined: str, shape: NameShape, read: NameText
) -> bool:
    if shape.unspaced:
        return len(joined) >= _SHORTEST_UNSPACED
    first = found.words[0]
    if len(shape.words) == 1 or not (found.whole or len(found.words) == 1):
        return False
    if read.run_of(first).address and found.whole:
        return len(joined) >= _SHORTEST_IN_ADDRESS
    if not shape.strong:
        return found.whole and all(each.capital for each in found.words)
    return len(joined) >= _SHORTEST_JOINED


def _as_login(shape: NameShape, read: NameText) -> Iterator[Span]:
    for place in read.places_of(shape.logins):
        is_long = len(place.key) >= _SHORTEST_IN_ADDRESS
        if is_long and read.run_of(place).address:
            yield (place.start, place.end)


def _merged(spans: Iterable[Span], read: NameText) -> list[Span]:
    """Join spans with nothing but marks and particles between; give text positions."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and (span[0] <= merged[-1][1] or _is_gap(merged[-1], span, read)):
            merged[-1] = (merged[-1][0], max(merged[-1][1], span[1]))
        else:
            merged.append(span)
    return [read.in_text(span) for span in merged]


def _is_gap(span: Span, other: Span, read: NameText) -> bool:
    between = read.between(span, other)
    return len(between) <= _LONGEST_GAP and bool(_GAP.fullmatch(between))


def _replaced(text: str, spans: Iterable[Span], replacement: str) -> str:
    kept: list[str] = []
    done = 0
    for start, end in spans:
        if start >= done:  # One address may have held two spans.
            kept += [text[done:start], replacement]
        done = max(done, end)
    return "".join([*kept, text[done:]])
