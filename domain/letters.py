"""E-mails that the desk words and people send."""

from collections.abc import Mapping
from dataclasses import dataclass

# By the key of a row that asks people to write one: the template it begins with.
LETTERS: Mapping[str, str] = {"brief-country-office": "email-to-country-office.md"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """An e-mail to addresses, as a draft: nobody but a person sends it."""

    to: tuple[str, ...]
    subject: str
    text: str
