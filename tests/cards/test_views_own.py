"""A room's card where each is shown their own: what all share, and who has more."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from cards.elements import Button, Card, Items
from cards.verbs import Verb
from cards.views.action import card_of_action
from cards.views.own_views import card_of_shared_action
from cards.views.stands import stands_of
from domain.actions import ActionState
from domain.documents import Key, Verdict
from domain.people import Membership
from domain.roles import ASSIGNABLE, RESPONSE_TEAM_ROLES, Role
from domain.sheets import ActionSheet
from tests.cards.makers import NOW, make_acting, make_sheet, make_signature, make_team

SIGNERS = ("p-executive-coordinator", "p-risk-owner")
OUT = ActionState.IN_APPROVAL
ON_TEAM = [role for role in ASSIGNABLE if role in RESPONSE_TEAM_ROLES]


def presses(card: Card) -> set[tuple[str, str]]:
    return {(each.verb, each.target) for each in _buttons(card)}


def _buttons(card: Card) -> Iterator[Button]:
    yield from card.buttons
    for items in card.elements:
        if isinstance(items, Items):
            yield from (item.button for item in items.items if item.button)


def shared(sheet: ActionSheet) -> Card:
    return card_of_shared_action(sheet)


@pytest.mark.parametrize("number", range(1, 31))
@pytest.mark.parametrize("state", [ActionState.PENDING, OUT, ActionState.DONE])
def test_all_of_the_team_may_press_what_is_shared_and_who_has_more_is_named(
    number: int, state: ActionState
) -> None:
    card = shared(make_sheet(number, state, versions=1))
    ours = {each for each in presses(card) if each[0] != Verb.ACTION_VIEW}
    named = card.own_views.people if card.own_views else ()

    for role in ON_TEAM:
        theirs = presses(
            card_of_action(make_sheet(number, state, versions=1, reader=role))
        )
        assert ours <= theirs
        assert (f"p-{role.value}" in named) is (theirs > ours)


def test_a_shared_card_tells_days_as_a_room_is_told_them() -> None:
    sheet = make_sheet(5)

    card = shared(sheet)

    assert card.badges == card_of_action(sheet).badges


def test_whoever_is_to_move_comes_first() -> None:
    """Teams asks for sixty at most."""
    views = shared(make_sheet(10, OUT, versions=1)).own_views

    assert views is not None
    assert views.people[:2] == SIGNERS


def test_a_deputy_is_named_while_they_act() -> None:
    team = make_team()
    acting = make_acting(Role.RISK_OWNER, deputy="p-bera")
    away = replace(team, acting=(acting,))

    views = shared(make_sheet(10, OUT, versions=1, team=away)).own_views

    assert views is not None
    assert "p-bera" in views.people[:3]


def test_who_has_left_is_not_named() -> None:
    team = make_team()
    gone = tuple(replace(each, until=NOW) for each in team.members)

    card = shared(make_sheet(10, OUT, versions=1, team=replace(team, members=gone)))

    assert card.own_views is None
    assert Verb.ACTION_VIEW not in {each.verb for each in card.buttons}


def test_many_are_named_and_the_signer_is_still_the_first() -> None:
    team = make_team()
    owner = next(m for m in team.members if m.role is Role.CORPORATE_SES_TEAM)
    more = tuple(_another(owner, number) for number in range(70))
    crowd = replace(team, members=(*more, *team.members))

    views = shared(make_sheet(10, OUT, versions=1, team=crowd)).own_views

    assert views is not None
    assert len(views.people) > 60
    assert views.people[:2] == SIGNERS


def _another(member: Membership, number: int) -> Membership:
    person_id = f"a-{number:03}"
    return replace(member, id=f"m-{person_id}", person_id=person_id)


def test_of_what_is_open_and_unsigned_nobody_was_first() -> None:
    assert stands_of(make_sheet(10)) == ""
    assert stands_of(make_sheet(10, OUT, versions=1)) == ""


@pytest.mark.parametrize(
    "number, key, verdict, said",
    [
        (10, Key.RISK_OWNER, Verdict.GIVEN, "signed version 1 on 3 June 2024 09:12"),
        (12, Key.RISK_OWNER, Verdict.GIVEN, "cleared version 1 on"),
        (12, Key.SUBMISSION, Verdict.GIVEN, "submitted version 1 to SECU on"),
        (10, Key.RISK_OWNER, Verdict.REFUSED, "refused version 1 on"),
        (10, Key.RISK_OWNER, Verdict.SENT_BACK, "sent version 1 back on"),
    ],
)
def test_who_was_first_is_named_with_what_they_did(
    number: int, key: Key, verdict: Verdict, said: str
) -> None:
    signature = make_signature(key, verdict=verdict)

    words = stands_of(make_sheet(number, OUT, versions=1, signatures=[signature]))

    assert said in words


def test_who_signed_for_another_is_named_with_them() -> None:
    signature = make_signature(
        Key.RISK_OWNER, by="p-bera", acting_for=f"p-{Role.RISK_OWNER.value}"
    )

    words = stands_of(make_sheet(10, OUT, versions=1, signatures=[signature]))

    assert "(acting for" in words


def test_what_was_done_without_a_document_says_who_did_it() -> None:
    assert stands_of(make_sheet(5, ActionState.DONE)).startswith("Done")
