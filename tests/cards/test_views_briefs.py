"""A role's brief is read within two minutes, in every channel and language."""

import pytest

from cards.adaptive import as_adaptive_card
from cards.blockkit import as_blocks
from cards.elements import Card, Items
from cards.html import as_html
from cards.limits import TEAMS_AIM, utf16_size
from cards.plain import as_plain
from cards.verbs import Verb
from cards.views.briefs import card_of_brief, card_of_roles
from cards.wording import speaking
from domain.learning.brief_parts import BriefSheet
from domain.learning.briefs import BRIEFS
from domain.procedure.secu import SECU
from domain.roles import ASSIGNABLE, Role
from tests.cards.items import items_in
from tests.cards.makers import RESOURCES, make_case
from tests.cards.wire import broken_message_limits, complaints

every_role = pytest.mark.parametrize("role", ASSIGNABLE)
every_language = pytest.mark.parametrize("spoken", ["en", "fr", "es"])


def make_brief(role: Role, *, on_case: bool = False) -> BriefSheet:
    brief = BRIEFS[role]
    return BriefSheet(
        brief=brief,
        procedure=SECU,
        pages=tuple(RESOURCES[page] for page in brief.pages),
        case=make_case() if on_case else None,
    )


def words_of(card: Card) -> list[str]:
    """Return the words that a person reads, but for the numbers of actions."""
    lists = [each for each in card.elements if isinstance(each, Items)]
    said = [card.title, *(each.title for each in lists)]
    said += [words for each in lists for item in each.items for words in texts(item)]
    return [word for word in " ".join(said).split() if not word.strip(",").isdigit()]


def texts(item: object) -> tuple[str, str]:
    return (getattr(item, "text", ""), getattr(item, "note", ""))


@every_role
def test_a_brief_is_read_within_two_minutes(role: Role) -> None:
    assert 200 <= len(words_of(card_of_brief(make_brief(role)))) <= 300


@every_role
@every_language
def test_a_brief_is_drawn_in_every_channel(role: Role, spoken: str) -> None:
    with speaking(spoken):
        card = card_of_brief(make_brief(role, on_case=True))

        adaptive = as_adaptive_card(card)
        assert not list(complaints(adaptive))
        assert utf16_size(adaptive) <= TEAMS_AIM
        assert not list(broken_message_limits(as_blocks(card)))
        for drawn in (as_plain(card), str(as_html(card))):
            assert RESOURCES[BRIEFS[role].pages[0]].url.split("?")[0] in drawn


def test_what_comes_first_says_by_when_in_the_words_of_the_sop() -> None:
    plain = as_plain(card_of_brief(make_brief(Role.COUNTRY_LEAD)))

    assert "Prepare the Fact Sheet" in plain
    assert "Within 7 working days of registration" in plain


def test_who_has_several_roles_chooses_among_them_and_others_among_all() -> None:
    mine = card_of_roles((Role.RISK_OWNER, Role.RESIDENT_REPRESENTATIVE))
    others = card_of_roles(())

    assert targets(mine) == ["risk-owner", "resident-representative"]
    assert set(targets(others)) == set(ASSIGNABLE)


def targets(card: Card) -> list[str]:
    buttons = [item.button for item in items_in(card) if item.button]
    assert all(button.verb is Verb.ROLE_BRIEF for button in buttons)
    return [button.target for button in buttons]
