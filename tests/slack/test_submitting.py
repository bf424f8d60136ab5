"""What an acknowledgement of a modal can carry, and what must be shown after it."""

import pytest

from bot.slack.turns.submitting import Outcome

LETTERS = 9_000


@pytest.mark.parametrize("letter, fits", [("a", True), ("é", False), ("ж", False)])
def test_an_acknowledgement_is_measured_as_it_goes_over_a_socket(
    letter: str, *, fits: bool
) -> None:
    view = {"type": "modal", "blocks": [{"type": "section", "text": letter * LETTERS}]}

    answer = Outcome(view=view).as_answer()

    assert answer == ({"response_action": "update", "view": view} if fits else None)
