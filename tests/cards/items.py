"""The lines of the lists of a card."""

from cards.elements import Card, Item, Items


def items_in(card: Card) -> list[Item]:
    """Return the lines of all lists of a card, in order."""
    lists = [each for each in card.elements if isinstance(each, Items)]
    return [item for each in lists for item in each.items]


def lines_of(card: Card) -> list[str]:
    """Return what the lines of a card's lists say first."""
    return [item.text for item in items_in(card)]
