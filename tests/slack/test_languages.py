"""In Slack people are answered in their own language."""

import json

import pytest

from services.ports import Ports
from tests.cards.languages import LANGUAGES, english_in
from tests.dialogs.cast import FOCAL
from tests.slack.scenes import slack_scene
from tests.speaking import speaks


@pytest.mark.parametrize("language", LANGUAGES)
async def test_words_and_modals_are_in_the_language_of_who_asked(
    ports: Ports, language: str
) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        speaks(ports, FOCAL, language)

        await scene.says(FOCAL, "help")
        await scene.says(FOCAL, "nonsense")
        await scene.command(FOCAL, "open case")

        said = " ".join(scene.words())
        asked = json.dumps(scene.slack.opened[-1], ensure_ascii=False)
    assert said
    assert english_in(said + asked, language) == set()
