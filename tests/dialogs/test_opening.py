"""Opening a case: no decision is taken in somebody's place, and none against itself."""

from dataclasses import replace

import pytest

from cards.elements import Field
from cards.verbs import Verb
from dialogs.conversation import Reply
from domain.rooms import Home
from tests.dialogs.cast import OPENING
from tests.talking import Talk, form_in, words_in

FOCAL = "demo-ses-focal-point"
NOTICE = """\
Case Number: DEMO-0044
Project Name: Demo Wetlands Project
Country: Demo Country
Date Registered: 27 May 2024
Synopsis: A demo dyke was built without asking anybody.
Donors: Global Environment Facility (GEF)
"""


def fields(reply: Reply) -> dict[str, Field]:
    return {field.name: field for field in form_in(reply).fields}


@pytest.mark.parametrize("typed", ["open case", NOTICE])
def test_decisions_are_not_answered_in_advance(talk: Talk, typed: str) -> None:
    asked = fields(talk.say(FOCAL, typed))

    for name in ("vertical_fund", "environmental", "confidential"):
        assert (asked[name].value, asked[name].required) == ("", True)


def test_a_fund_among_the_donors_is_pointed_out_and_not_decided(talk: Talk) -> None:
    asked = fields(talk.say(FOCAL, NOTICE))

    hint = asked["vertical_fund"].hint
    assert "names a vertical fund: Global Environment Facility (GEF)" in hint
    assert "If yes," in hint
    assert "if no, the Risk Owner signs alone" in hint


def test_donors_that_are_no_fund_are_not_pointed_out(talk: Talk) -> None:
    plain = NOTICE.replace("Global Environment Facility (GEF)", "Demo Trust Fund")

    assert "donors' line" not in fields(talk.say(FOCAL, plain))["vertical_fund"].hint


@pytest.mark.parametrize(
    "changed, field, words",
    [
        (
            {"vertical_fund": "no", "environmental": "yes"},
            "vertical_fund",
            "yes to both",
        ),
        ({"vertical_fund": ""}, "vertical_fund", "decides who signs"),
        ({"environmental": ""}, "environmental", "not answered for you"),
        ({"confidential": ""}, "confidential", "not answered for you"),
    ],
)
def test_what_is_at_odds_or_open_is_asked_again_at_its_question(
    talk: Talk, changed: dict[str, str], field: str, words: str
) -> None:
    reply = talk.say(FOCAL, verb=Verb.CASE_OPEN, inputs={**OPENING, **changed})

    assert words in fields(reply)[field].problem
    assert talk.say(FOCAL, "cases").cards[0].badges == ()


@pytest.mark.parametrize(
    "home, words",
    [
        (Home.DESK, "Its room has the first cards"),
        (Home.TEAMS, "Its room is being made and gets the first cards"),
        (Home.SLACK, "Its room is being made and gets the first cards"),
    ],
)
def test_a_room_is_said_to_be_there_only_where_it_is(
    talk: Talk, home: Home, words: str
) -> None:
    there = Talk(replace(talk.ports, homes={"test": home}))

    opened = there.say(FOCAL, verb=Verb.CASE_OPEN, inputs=OPENING)

    assert f"{words}; the team is provisional until action 3." in words_in(opened)
