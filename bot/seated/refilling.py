"""A form that was refused, with what its reader had filled in."""

from collections.abc import Mapping
from dataclasses import replace

from cards.elements import Card, Element, Field, FieldKind, Form


def refilled(card: Card, inputs: Mapping[str, str]) -> Card:
    """Return a card whose forms hold *inputs*, by the names of their fields."""
    elements = tuple(_refilled(element, inputs) for element in card.elements)
    return replace(card, elements=elements)


def _refilled(element: Element, inputs: Mapping[str, str]) -> Element:
    if not isinstance(element, Form):
        return element
    fields = tuple(_field(field, inputs) for field in element.fields)
    return replace(element, fields=fields)


def _field(field: Field, inputs: Mapping[str, str]) -> Field:
    if field.name not in inputs or field.kind is FieldKind.FILE:
        return field
    return replace(field, value=inputs[field.name])
