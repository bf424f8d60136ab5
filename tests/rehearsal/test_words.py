"""What comes in a rehearsal is told without a word twice, and times with their zone."""

from bot.rehearsal.stage import Stage
from bot.rehearsal.words import coming_words, moment_words
from cards.wording import speaking
from domain.rehearsal.agenda import Coming
from domain.rehearsal.script import SCRIPT
from services.rehearsal.begin_rehearsal import BEGINS


def test_players_in_two_zones_see_whose_clock_it_is() -> None:
    with speaking("en", zone="America/New_York"):
        assert moment_words(BEGINS) == "Mon 8 January 2024, 10:00 EST"
    with speaking("en", zone="UTC"):
        assert moment_words(BEGINS) == "Mon 8 January 2024, 15:00 UTC"


def test_secu_is_named_once_in_what_it_does(stage: Stage) -> None:
    scene = stage.scene()

    said = [coming_words(Coming(at=BEGINS, step=step), scene) for step in SCRIPT]

    assert [words for words in said if words.count("SECU") > 1] == []
    assert "SECU: Draft investigation TOR posted for comment" in said
