"""Text files that people hand to a command."""

from pathlib import Path

from bot.commands.refused import CommandRefused
from cards.wording import _


def text_of(file: Path) -> str:
    """
    Return what stands in a file.

    :raises CommandRefused: where it is no text in UTF-8.
    """
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise CommandRefused(
            _(
                "{file} is not a text in UTF-8. Save it as CSV in UTF-8 and load it"
                " again."
            ).format(file=file)
        ) from None
