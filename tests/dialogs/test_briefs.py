"""Somebody reads in chat what their part is, as it comes and when they ask."""

import pytest

from cards.elements import Items
from cards.plain import as_plain
from cards.verbs import Verb
from domain.roles import Role
from tests.dialogs.cast import FOCAL, LEAD, OUTSIDER
from tests.talking import Talk


@pytest.mark.usefixtures("case_id")
@pytest.mark.parametrize("words", ["my role", "brief", "What is my role?"])
def test_somebody_reads_what_their_only_part_is(talk: Talk, words: str) -> None:
    [card] = talk.say(LEAD, words).cards

    assert card.title == "Your part: Country Office lead"
    assert "Within 7 working days of registration" in as_plain(card)


def test_who_has_no_part_chooses_among_all(talk: Talk) -> None:
    [choice] = talk.say(OUTSIDER, "my role").cards

    lines = next(each for each in choice.elements if isinstance(each, Items))
    button = next(i.button for i in lines.items if i.text == "Risk Owner")
    assert button is not None
    [card] = talk.say(OUTSIDER, verb=button.verb, target=button.target).cards
    assert card.title == "Your part: Risk Owner"


def test_who_is_put_on_a_case_reads_their_brief_in_their_own_chat(
    talk: Talk, case_id: str
) -> None:
    inputs = {"person": OUTSIDER, "role": Role.PROJECT_MANAGER.value}

    talk.say(FOCAL, verb=Verb.TEAM_GIVE, target=case_id, inputs=inputs)

    brief = next(
        c for c in talk.channel.shown if c.title == "Your part: Project Manager"
    )
    assert "Fact Sheet" in as_plain(brief)
    assert Verb.CASE_SHOW in {button.verb for button in brief.buttons}
