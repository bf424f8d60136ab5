"""Events in words."""

from cards.wording import translate
from domain.events import BY_KIND, EventKind


def event_title(kind: str) -> str:
    """Return what happened; a kind that is not known as it is."""
    facts = BY_KIND.get(EventKind(kind)) if kind in set(EventKind) else None
    return translate(facts.title) if facts else kind
