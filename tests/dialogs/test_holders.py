"""A part that decides changes hands only after who leaves it was shown."""

from collections.abc import Callable

from cards.plain import as_plain
from dialogs.conversation import Reply

FOCAL = "demo-ses-focal-point"
LEAD = "demo-co-lead"


def team(at: Callable[..., Reply]) -> str:
    return as_plain(at(FOCAL, "team").cards[0])


def confirm(at: Callable[..., Reply], asked: Reply) -> Reply:
    button = asked.cards[0].buttons[0]
    return at(FOCAL, verb=button.verb, target=button.target, on_own_card=True)


def test_another_risk_owner_is_confirmed_with_who_leaves(
    at: Callable[..., Reply],
) -> None:
    before = team(at)

    asked = at(FOCAL, "role risk owner is Demo RBx Director")

    shown = as_plain(asked.cards[0])
    assert "Make Demo RBx Director Risk Owner" in shown
    assert "Demo Resident Representative leaves this part" in shown
    assert team(at) == before
    assert confirm(at, asked).instead is not None
    assert team(at) != before


def test_a_second_clearer_is_confirmed_with_who_stays(at: Callable[..., Reply]) -> None:
    asked = at(FOCAL, "role BPPS senior management is Demo RBx Director")

    assert "keeps this part too" in as_plain(asked.cards[0])


def test_taking_a_deciding_part_says_who_is_left_and_keeps_the_note(
    at: Callable[..., Reply],
) -> None:
    asked = at(FOCAL, "remove Demo Resident Representative as risk owner: on leave")

    assert "Nobody is left in it" in as_plain(asked.cards[0])
    confirm(at, asked)
    assert "on leave" in as_plain(at(FOCAL, "log").cards[0])


def test_who_may_not_change_the_team_is_not_asked_but_refused(
    at: Callable[..., Reply],
) -> None:
    reply = at(LEAD, "role risk owner is Demo RBx Director")

    assert reply.refusal == "not-a-team-keeper"


def test_other_parts_change_at_once(at: Callable[..., Reply]) -> None:
    reply = at(FOCAL, "role project manager is Demo Colleague Elsewhere")

    assert reply.cards[0].buttons == ()
    assert "Colleague Elsewhere" in team(at)
