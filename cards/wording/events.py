"""Events in words."""

from cards.wording import translate
from domain.events import BY_KIND

_TITLES: dict[str, str] = {kind.value: facts.title for kind, facts in BY_KIND.items()}


def event_title(kind: str) -> str:
    """Return what happened; a kind that is not known as it is."""
    title = _TITLES.get(kind)
    return translate(title) if title else kind
