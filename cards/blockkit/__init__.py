"""A card as Slack's blocks or Home, a form as a modal, and what was filled in."""

from cards.blockkit.answers import files_of, values_of
from cards.blockkit.buttons import verb_of
from cards.blockkit.card import as_blocks, fit_blocks
from cards.blockkit.home import as_home
from cards.blockkit.metadata import Metadata, pack, unpack
from cards.blockkit.modal import (
    as_loading_modal,
    as_modal,
    as_modal_of_card,
    asked_in,
    field_errors,
)

__all__ = [
    "Metadata",
    "as_blocks",
    "as_home",
    "as_loading_modal",
    "as_modal",
    "as_modal_of_card",
    "asked_in",
    "field_errors",
    "files_of",
    "fit_blocks",
    "pack",
    "unpack",
    "values_of",
    "verb_of",
]
