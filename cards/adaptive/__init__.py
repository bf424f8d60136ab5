"""A card as an Adaptive Card 1.5, as Teams draws it."""

from cards.adaptive.card import as_adaptive_card, fit_adaptive

__all__ = ["as_adaptive_card", "fit_adaptive"]
