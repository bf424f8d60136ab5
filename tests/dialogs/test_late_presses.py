"""Whoever asks after the thing is done is told so, before filling anything in."""

from collections.abc import Callable

import pytest

from dialogs.conversation import Reply
from tests.dialogs.cast import FOCAL, LEAD
from tests.talking import words_in

At = Callable[..., Reply]
# A day in figures may mean two days, and is asked back about in the form.
LATE = ["snooze 6", "snooze 6 until 6/7", "wake 6", "extend 6", "secu date 6"]


@pytest.mark.parametrize("words", LATE)
def test_of_what_is_done_nothing_is_asked_any_more(at: At, words: str) -> None:
    at(LEAD, "done 6 Sent to SECU.")

    told = at(LEAD, words)

    assert "Action 6 is not open. It is: Done." in words_in(told)
    assert told.form is None


def test_no_date_of_secus_is_asked_for_where_it_sets_none(at: At) -> None:
    told = at(FOCAL, "secu date 5")

    assert "SECU sets no date for action 5" in words_in(told)
    assert told.form is None
