"""In Teams people are answered in their own language, not in that of their client."""

import json

import pytest

from services.ports import Ports
from tests.cards.languages import LANGUAGES, english_in
from tests.dialogs.cast import FOCAL
from tests.speaking import speaks
from tests.teams.scenes import activity, scene_of

STRANGER = "nobody-of-ours"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_somebody_of_the_office_reads_their_language(
    ports: Ports, language: str
) -> None:
    scene = scene_of(ports, FOCAL)
    speaks(ports, FOCAL, language)

    for words in ("help", "cases", "nonsense"):
        await scene.came(activity(FOCAL, text=words))

    shown = [card for _, card in scene.own.standing.values()]
    assert {card.language for card in shown} <= {language}
    said = json.dumps([shown for _, shown in scene.teams.said], ensure_ascii=False)
    assert said != "[]"
    assert english_in(said, language) == set()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_stranger_is_turned_away_in_the_language_of_their_teams(
    ports: Ports, language: str
) -> None:
    scene = scene_of(ports)

    await scene.came(activity(STRANGER, text="help", locale=f"{language}-XX"))

    said = json.dumps([shown for _, shown in scene.teams.said], ensure_ascii=False)
    assert said != "[]"
    assert english_in(said, language) == set()
