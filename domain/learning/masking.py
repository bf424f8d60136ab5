"""What must not be kept of a question: who complained, and how to reach anybody."""

import re

from domain.learning.reading import words_of
from domain.learning.small_words import SMALL_WORDS

TAKEN_OUT = "[…]"

_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = re.compile(r"(?<![\w-])\+?\(?\d(?:[\d()]|[ ./-](?=[\d(])){5,20}\d(?![\w-])")
_NO_PHONE = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"  # A day.
    r"|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}"
    r"|(?:19|20)\d\d ?[-/] ?(?:19|20)?\d\d"  # From year to year.
    r"|\d{1,3}(?:[ .]\d{3})+"  # A large number.
)
_FEWEST_DIGITS = 7
_WHO_COMPLAINED = (
    r"(?i:complainants?|requestors?|requesters?|whistle-?blowers?"
    r"|plaignante?s?|requérante?s?|requerante?s?"
    r"|denunciantes?|reclamantes?|demandantes?|quejos[oa]s?)"
)
_CALLED = (
    r"(?i:\s*[,:(]\s*|\s+(?:is|are|was|named|called|name is|mr\.?|mrs\.?|ms\.?|dr\.?"
    r"|nommée?|appelée?|s'appelle|est|m\.|mme|llamad[oa]|se llama|es|sr\.?|sra\.?)"
    r"(?=\s))*"
)
_NAME = r"(?:\s*[A-ZÀ-ÖØ-Þ][\w'’-]+(?:\s+(?:de|da|del|la|van|bin|al)(?=\s))*){1,4}"
_NAMED = re.compile(rf"\b({_WHO_COMPLAINED}{_CALLED})\s*({_NAME})")
_BEGINNINGS = frozenset((word,) for words in SMALL_WORDS.values() for word in words)
_LOOKED_AT = 100_000


def masked(question: str) -> str:
    """
    Return a question without e-mail addresses, phone numbers and complainants' names.

    A name is known by what stands before it: `the complainant is Jane Doe`. Names that
    stand behind a wall are looked for elsewhere.
    """
    said = _MAIL.sub(TAKEN_OUT, question[:_LOOKED_AT])
    said = _PHONE.sub(_without_phone, said)
    return _NAMED.sub(_without_name, said)


def _without_phone(found: re.Match[str]) -> str:
    digits = sum(map(str.isdigit, found[0]))
    is_other = _NO_PHONE.fullmatch(found[0].strip()) is not None
    return found[0] if is_other or digits < _FEWEST_DIGITS else TAKEN_OUT


def _without_name(found: re.Match[str]) -> str:
    """Take a name out; acronyms and words that begin a sentence are none."""
    named = found[2].split()
    if any(word.isupper() for word in named) or words_of(named[0])[:1] in _BEGINNINGS:
        return found[0]
    return f"{found[1].rstrip()} {TAKEN_OUT}"
