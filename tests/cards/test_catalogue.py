"""The catalogue for translators holds every sentence that people read."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from cards import wording
from cards.plain import as_plain
from cards.views.action import card_of_action
from cards.wording import DOMAIN, LOCALES, _, language, speaking, zone
from cards.wording.catalogues import files_in
from cards.wording.dates import listed, long_day, moment, near_day, number
from tests.cards.makers import NOW, TODAY, make_sheet

ROOT = Path(__file__).parents[2]
POT = LOCALES / f"{DOMAIN}.pot"


@cache
def extracted() -> set[str]:
    with (ROOT / "babel.cfg").open(encoding="utf-8") as config:
        methods, options = parse_mapping_cfg(config)  # type: ignore[no-untyped-call]
    found = set()
    for floor in ("bot", "cards", "dialogs", "domain", "scheduler", "services"):
        below = [
            (pattern.removeprefix(f"{floor}/"), method)
            for pattern, method in methods
            if pattern.startswith(f"{floor}/")
        ]
        kept = {key.removeprefix(f"{floor}/"): value for key, value in options.items()}
        for _file, _line, message, _notes, _context in extract_from_dir(
            ROOT / floor, below, kept
        ):
            found.add(message if isinstance(message, str) else message[0])
    return found


def test_the_catalogue_is_current() -> None:
    with POT.open("rb") as file:
        listed_ = {
            message.id if isinstance(message.id, str) else message.id[0]
            for message in read_po(file)
        }

    assert extracted() - listed_ == set(), "run the command of babel.cfg"
    assert listed_ - extracted() - {""} == set(), "run the command of babel.cfg"


def test_every_sentence_of_the_procedure_is_in_it() -> None:
    assert "Prepare and agree the Interim Action Plan" in POT.read_text("utf-8")


@pytest.fixture(name="french")
def _french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let there be a French catalogue with two sentences."""
    catalogue = Catalog(locale="fr")
    catalogue.add("Owner", "Responsable")
    catalogue.add("Prepare the Fact Sheet", "Préparer la fiche")
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / f"{DOMAIN}.po").open("wb") as file:
        write_po(file, catalogue)
    monkeypatch.setattr(wording, "_files", lambda: files_in(tmp_path, DOMAIN))
    wording.catalogue.cache_clear()
    yield
    wording.catalogue.cache_clear()


@pytest.mark.usefixtures("french")
def test_a_card_speaks_its_readers_language_where_a_catalogue_is_loaded() -> None:
    with speaking("fr"):
        card = card_of_action(make_sheet(5))

    assert card.language == "fr"
    assert card.title == "5 · Préparer la fiche"
    assert "Responsable" in as_plain(card)


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize("said", ["fr-CA", "fr_FR", "FR"])
def test_a_client_may_name_its_country_with_its_language(said: str) -> None:
    with speaking(said):
        assert _("Owner") == "Responsable"


@pytest.mark.usefixtures("french")
def test_a_catalogue_is_read_once_a_process() -> None:
    assert wording.catalogue("fr") is wording.catalogue("fr-CA")


@pytest.mark.usefixtures("french")
def test_of_what_people_say_a_catalogue_keeps_nothing() -> None:
    words = "What Awa Demo said"
    with speaking("fr"):
        french = wording.catalogue("fr")
        assert _(words) == french.gettext(words) == words
        assert words not in french.sentences


@pytest.mark.parametrize("said", ["", "../fr", "/etc/passwd", "\0", "x" * 50_000])
def test_what_is_no_language_is_english(said: str) -> None:
    with speaking(said):
        assert _("Owner") == "Owner"
        assert long_day(TODAY) == "Mon 3 June 2024"


def test_who_speaks_a_language_without_catalogue_reads_english() -> None:
    with speaking("xx"):
        assert _("Owner") == "Owner"
        assert long_day(TODAY) == "Mon 3 June 2024"


def test_what_is_spoken_ends_with_its_block() -> None:
    with speaking("fr", zone="Asia/Dhaka"):
        assert (language(), zone()) == ("fr", "Asia/Dhaka")

    assert (language(), zone()) == ("en", "UTC")


def test_days_and_lists_follow_the_language() -> None:
    with speaking("es"):
        words = (long_day(TODAY), listed(["a", "b"]), number(1234.5))

    assert words == ("lun, 3 de junio de 2024", "a y b", "1.234,5")


def test_times_are_told_in_the_readers_zone() -> None:
    with speaking("en", zone="Asia/Dhaka"):
        assert moment(NOW) == "3 June 2024 15:12 +06"

    assert moment(NOW) == "3 June 2024 09:12 UTC"


def test_the_year_stands_only_where_it_is_another_one() -> None:
    assert near_day(TODAY, today=TODAY) == "Mon 3 June"
    assert near_day(TODAY.replace(year=2025), today=TODAY) == "Tue 3 June 2025"


def test_lists_leave_out_what_says_nothing() -> None:
    assert listed(["a", "", "b", "c"], any_of=True) == "a, b or c"
    assert listed([]) == ""
