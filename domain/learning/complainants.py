"""What must not be kept of a question: who complained, and how to reach anybody."""

import re

from domain.learning.private_words import MASK, masked
from domain.learning.reading import words_of
from domain.learning.small_words import SMALL_IN_ANY

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
_LOOKED_AT = 100_000


def without_people(question: str) -> str:
    """
    Return a question without e-mail addresses, phone numbers and complainants' names.

    A name is known by what stands before it: `the complainant is Jane Doe`. Names that
    stand behind a wall are looked for elsewhere.
    """
    return _NAMED.sub(_without_name, masked(question[:_LOOKED_AT]))


def _without_name(found: re.Match[str]) -> str:
    """Take a name out; acronyms and words that begin a sentence are none."""
    named = found[2].split()
    begins = SMALL_IN_ANY.intersection(words_of(named[0])[:1])
    if begins or any(word.isupper() for word in named):
        return found[0]
    return f"{found[1].rstrip()} {MASK}"
