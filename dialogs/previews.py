"""A preview that is confirmed after something changed: shown anew, and nothing done."""

from dataclasses import replace

from cards.elements import Card, Text, Tone
from cards.wording.refusals import word_refusal
from dialogs.ask import Ask, settled
from dialogs.conversation import Reply
from domain.refusals import Refusal

OUTDATED = "preview-outdated"


def outdated(ask: Ask, preview: Card, *, case_id: str) -> Reply:
    """Ask again, with what it would do now: *preview* in place of the one confirmed."""
    why = Text(word_refusal(Refusal(OUTDATED)), tone=Tone.SOON)
    card = replace(preview, elements=(why, *preview.elements))
    return settled(ask, card, case_id=case_id, refusal=OUTDATED)
