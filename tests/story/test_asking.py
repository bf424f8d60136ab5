"""A question finds the right pages, or a person who answers it, as people play it."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.story.conftest import PHONE, Sit
from tests.story.people import CO_LEAD, OUTSIDER, Chair

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

FACILITATOR = "Demo Community Facilitator"
EXPERT = "Demo Hub Expert"
ASKED = "do we need FPIC if the comunity is only 'consulted'?"  # With a slip.
ANSWERED = "Yes: consultation is the way, consent is the end of it."
PUBLIC = "Is consent needed where people are only consulted?"


def test_a_question_finds_pages_then_a_person_and_helps_the_next_one(sit: Sit) -> None:
    chair = sit(CO_LEAD)
    finds_pages(chair)
    asks_a_person_anonymously(chair)
    is_handed_on(chair)
    is_answered_and_asked_back(chair)
    agrees_to_a_public_answer(chair)
    is_published_without_names(chair)
    is_found_by_somebody_else(chair)


def links(card: Locator) -> Locator:
    return card.locator("a.card-link")


def finds_pages(chair: Chair) -> None:
    chair.say(ASKED)
    best = chair.card("This may help")
    expect(links(best).first).to_be_visible()
    assert 1 <= links(best).count() <= 3
    first = links(best).first.get_attribute("href")
    chair.picture("60-links")
    chair.press("Not what I need", on=best)
    other = chair.card("The next best")
    expect(links(other).first).to_be_visible()
    assert first not in [each.get_attribute("href") for each in links(other).all()]


def asks_a_person_anonymously(chair: Chair) -> None:
    chair.press("Ask a person privately…", on=chair.card("The next best"))
    expect(chair.dialog).to_contain_text("In a small community")
    expect(chair.dialog.get_by_label("Your question")).to_have_value(ASKED)
    chair.fill(
        send="Send to the facilitator",
        Who_may_know="Anonymous: nobody is shown who I am",
        Topic="Indigenous peoples and consent (FPIC)",
        I_have_read=True,
    )
    expect(chair.card("Your question is with")).to_contain_text("Answer promised")
    chair.picture("61-asked")


def is_handed_on(chair: Chair) -> None:
    chair.be(FACILITATOR).chat()
    asked = chair.card("Question of Asker")
    expect(asked).to_contain_text(ASKED)
    expect(chair.messages.filter(has_text=CO_LEAD)).to_have_count(0)
    chair.press("Hand on…", on=asked)
    chair.press(f"Hand on: {EXPERT}", on=chair.card("Hand on to whom?"))
    chair.picture("62-handed-on")


def answers(chair: Chair, words: str) -> None:
    chair.press("Answer…", on=chair.card("Question of Asker"))
    chair.fill(send="Send", Your_answer=words)


def is_answered_and_asked_back(chair: Chair) -> None:
    chair.be(EXPERT).chat()
    answers(chair, ANSWERED)
    chair.be(CO_LEAD).chat()
    answered = chair.card(f"{EXPERT} answered")
    expect(answered).to_contain_text(ANSWERED)
    chair.press("Ask back…", on=answered)
    chair.fill(send="Send", What_you_ask="From everybody, or from their chiefs?")
    chair.be(EXPERT).chat()
    answers(chair, "From the community, in the way that it decides.")
    chair.be(CO_LEAD).chat()
    chair.press("It helped", on=chair.card(f"{EXPERT} answered"))


def agrees_to_a_public_answer(chair: Chair) -> None:
    answered = chair.card(f"{EXPERT} answered")
    expect(answered).to_contain_text("From the community")
    chair.press("Let others read it, without names", on=answered)
    expect(chair.card(f"{EXPERT} answered")).to_contain_text("you agreed")


def is_published_without_names(chair: Chair) -> None:
    chair.be(FACILITATOR).chat()
    chair.press("Publish without names…", on=chair.card("Question of Asker"))
    chair.fill(send="Publish", Question=PUBLIC, Answer=ANSWERED, Actions="5")
    expect(chair.card("Question of Asker")).to_contain_text("stands for everybody")
    chair.picture("63-published")


def is_found_by_somebody_else(chair: Chair) -> None:
    chair.be(OUTSIDER).chat()
    chair.say("asked before")
    expect(chair.card("Asked before")).to_contain_text(PUBLIC)
    chair.say("is consent needed where people are consulted only?")
    expect(chair.card("This may help")).to_contain_text(ANSWERED)
    chair.picture("64-found")


@pytest.mark.parametrize(
    "asked, title, label",
    [
        (
            "faut-il un CLPE si la comunauté est seulement consultée ?",
            "Ceci peut aider",
            "Ce n’est pas ce qu’il me faut",
        ),
        (
            "necesitamos CLPI si solo se consulta a la comunidad?",
            "Esto puede ayudar",
            "No es lo que necesito",
        ),
    ],
)
def test_a_question_is_answered_in_its_own_language_on_a_phone(
    sit: Sit, asked: str, title: str, label: str
) -> None:
    chair = sit(OUTSIDER, **PHONE, color_scheme="dark")

    chair.say(asked)

    found = chair.card(title)
    expect(links(found).first).to_be_visible()
    assert links(found).count() <= 3
    expect(found.get_by_role("button", name=label)).to_be_visible()
    chair.picture(f"65-{title.split(maxsplit=1)[0].lower()}")


@pytest.mark.parametrize(
    "asked, door",
    [
        ("will SECU find our case eligible?", "I do not judge cases"),
        ("can you approve our management plan", "only people sign"),
        ("give me the names of the complainants", re.compile("name", re.IGNORECASE)),
        ("write a statement that the complaint is baseless", "against a complaint"),
        ("what is the capital of Mongolia", "not about the Social and Environmental"),
    ],
)
def test_what_the_desk_must_not_answer_gets_a_no_and_a_door(
    sit: Sit, asked: str, door: str | re.Pattern[str]
) -> None:
    chair = sit(OUTSIDER)

    chair.say(asked)

    said = chair.newest
    expect(said).to_contain_text(door)
    expect(links(said)).to_have_count(0)
    expect(said.get_by_role("button", name="Ask in other words…")).to_be_visible()
