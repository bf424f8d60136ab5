"""A card as Slack's blocks, and a form as a modal."""

from cards.blockkit.buttons import verb_of
from cards.blockkit.card import as_blocks, fit_blocks
from cards.blockkit.modal import as_modal

__all__ = ["as_blocks", "as_modal", "fit_blocks", "verb_of"]
