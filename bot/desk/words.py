"""What the page's script says and offers by itself, in the reader's language."""

from collections.abc import Iterable
from dataclasses import asdict

from bot.desk.wiring import Hint
from cards.wording import _, translate


def script_words() -> dict[str, str]:
    """Return what the page's script says by itself; `{name}` is filled in there."""
    return {
        "attached": _("{name} is attached"),
        "copied": _("Copied: {address}"),
        "desk": _("SES Desk"),
        "detach": _("Take {name} off"),
        "error_id": _("Error id {id}."),
        "news_title": _("● {title}"),
        "offline": _("The desk does not answer. Trying again…"),
        "paste": _("Paste the text of the notice here and press Enter"),
        "reload": _("Reload the page"),
        "set_aside": _("“{title}” was closed before it was sent."),
        "stale": _("This page is no longer current."),
        "suggestions": _("Commands that fit: {count}. Choose with the arrow keys."),
        "too_large": _("{name} is too large"),
        "too_large_next": _("Files of up to 25 MB go through. Share a link instead."),
        "unreached": _("The desk did not answer"),
        "unreached_next": _("What you wrote is still here. Try once more."),
    }


def hints_for(hints: Iterable[Hint]) -> list[dict[str, str]]:
    """Return the commands to offer, worded for the reader."""
    return [asdict(hint) | {"does": translate(hint.does)} for hint in hints]
