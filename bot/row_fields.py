"""Fields of rows that an administrator writes, as their lists have them in common."""

import re
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Annotated, Any

from babel import Locale, UnknownLocaleError
from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from domain.calendars.holiday_rows import is_written_well
from domain.listed_rows import RowFault

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)


def wrong(fault: StrEnum, text: str = "") -> PydanticCustomError:
    """Return what to raise where a field does not fit."""
    return PydanticCustomError("list", "{fault}", {"fault": fault.value, "text": text})


def line(value: object) -> str:
    """Read a line of text; it may be empty."""
    words = spoken(value)
    if not is_written_well(words):
        raise wrong(RowFault.TOO_LONG)
    return words


def spoken(value: object) -> str:
    """Read a text of whatever length."""
    if not isinstance(value, str):
        raise wrong(RowFault.UNREADABLE_ROW)
    return value.strip()


def filled(value: object) -> str:
    """Read a line of text that may not be empty."""
    words = line(value)
    if not words:
        raise wrong(RowFault.MISSING)
    return words


def one_of(value: object, *, kind: Any, fault: StrEnum) -> object:  # noqa: ANN401
    """Read one word of an enumeration."""
    try:
        return kind(filled(value).casefold())
    except ValueError:
        raise wrong(fault) from None


def field(fault: StrEnum, fits: Callable[[str], object]) -> BeforeValidator:
    """Return what reads a line that must fit."""
    return BeforeValidator(
        partial(_shaped, fault=fault, fits=lambda words: bool(fits(words)))
    )


def _shaped(value: object, *, fault: StrEnum, fits: Callable[[str], bool]) -> str:
    words = filled(value)
    if not fits(words):
        raise wrong(fault)
    return words


def _is_language(name: str) -> bool:
    try:
        return bool(_LANGUAGE.fullmatch(name) and Locale.parse(name))
    except (UnknownLocaleError, ValueError):
        return False


Id = Annotated[str, field(RowFault.NOT_AN_ID, _ID.fullmatch)]
Language = Annotated[str, field(RowFault.NOT_A_LANGUAGE, _is_language)]
Words = Annotated[str, BeforeValidator(line)]
Filled = Annotated[str, BeforeValidator(filled)]


class RowEntry(BaseModel):
    """A row, field by field; what it does not know is a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True)
