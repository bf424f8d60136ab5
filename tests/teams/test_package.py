"""The app package: what an administrator uploads is what Teams takes."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from jsonschema import Draft4Validator

from bot.teams.package import make_package
from bot.teams.package.manifest import SCHEMA, manifest_of, words_of
from bot.teams.package.words import IN_CHAT, IN_ROOM, LANGUAGES, typed
from dialogs.reading.command_table import CommandName
from dialogs.reading.commands import read_command
from tests.bot.commands import ses_desk
from tests.cards.drawing import NODE_MODULES

SCHEMAS = NODE_MODULES / "@microsoft/app-manifest/build/json-schemas/teams"
APP = "00000000-0000-0000-0000-0000000000aa"
ADDRESS = "https://desk.example.org"
SET = {"SES_DESK_TEAMS_APP_ID": APP, "SES_DESK_PUBLIC_URL": ADDRESS}
OTHERS = "additionalLanguages"
MANIFEST = manifest_of(APP, ADDRESS)
TODAY = date(2026, 1, 5)
LONGEST_COMMAND = 32  # More of a title does not show in the menu.
LONGEST_DESCRIPTION = 128


def files(package: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def size(png: bytes) -> tuple[int, int]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def has_alpha(png: bytes) -> bool:
    return png[25] == 6  # True colour with transparency.


def test_all_files_that_the_manifest_names_are_in_the_package() -> None:
    found = files(make_package(APP, ADDRESS))

    named = [each["file"] for each in MANIFEST["localizationInfo"][OTHERS]]
    assert [*found] == ["manifest.json", "color.png", "outline.png", *named]
    assert json.loads(found["manifest.json"]) == MANIFEST


def test_the_same_settings_give_the_same_bytes() -> None:
    assert make_package(APP, ADDRESS) == make_package(APP, ADDRESS)


def test_the_icons_have_the_sizes_that_teams_asks_for() -> None:
    found = files(make_package(APP, ADDRESS))

    assert (size(found["color.png"]), size(found["outline.png"])) == (
        (192, 192),
        (32, 32),
    )
    assert has_alpha(found["outline.png"])


def test_one_id_and_one_address_stand_everywhere() -> None:
    (bot,), (links,) = MANIFEST["bots"], MANIFEST["composeExtensions"]

    ids = {MANIFEST["id"], MANIFEST["webApplicationInfo"]["id"], bot["botId"]}
    assert ids | {links["botId"]} == {APP}
    assert links["messageHandlers"][0]["value"]["domains"] == ["desk.example.org"]
    assert MANIFEST["validDomains"] == ["desk.example.org"]
    assert all(
        address.startswith(ADDRESS)
        for name, address in MANIFEST["developer"].items()
        if name != "name"
    )


def test_nothing_asks_for_rights_that_an_owner_would_have_to_grant() -> None:
    """The desk could not put such an app into a team with the rights it has."""
    assert "authorization" not in MANIFEST


def test_a_port_is_no_part_of_a_domain() -> None:
    manifest = manifest_of(APP, "https://desk.example.org:8443")

    assert manifest["validDomains"] == ["desk.example.org"]


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
@pytest.mark.parametrize("name", sorted({*IN_CHAT, *IN_ROOM}))
def test_each_command_of_the_menu_is_understood_as_it_stands_there(
    name: CommandName, language: str
) -> None:
    title = typed(name, language)

    assert len(title) <= LONGEST_COMMAND
    assert read_command(title, today=TODAY).name is name


def test_a_menu_has_ten_commands_at_most_and_each_once() -> None:
    for menu in MANIFEST["bots"][0]["commandLists"]:
        titles = [command["title"] for command in menu["commands"]]
        assert len(set(titles)) == len(titles) <= 10


def test_each_scope_has_one_menu() -> None:
    (bot,) = MANIFEST["bots"]

    listed = [scope for menu in bot["commandLists"] for scope in menu["scopes"]]
    assert sorted(listed) == sorted(bot["scopes"])


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_words_fit_into_every_language(language: str) -> None:
    words = words_of(language)

    assert len(words["name.short"]) <= 30
    assert len(words["description.short"]) <= 80
    assert len(words["description.full"]) <= 4000
    for place, sentence in words.items():
        if place.startswith("bots"):
            assert 0 < len(sentence) <= LONGEST_DESCRIPTION


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_in_english(language: str) -> None:
    english, other = words_of("en"), words_of(language)

    same = {place for place in english if english[place] == other[place]}
    sentences = {place for place in same if not place.endswith(".title")}
    assert sentences == {"$schema", "name.short", "name.full"}
    # What acts on several things at once is typed in English alone.
    assert {english[place] for place in same - sentences} == {
        *("draft", "event", "exceptions", "extend", "snooze"),
    } - ({"exceptions"} if language == "es" else set())
    assert english.keys() == other.keys()


def test_the_command_writes_the_package_without_any_secret(tmp_path: Path) -> None:
    ended = ses_desk("teams", "package", folder=tmp_path, env=SET)

    assert (ended.returncode, ended.stderr) == (0, "")
    written = (tmp_path / "ses-desk.zip").read_bytes()
    assert written == make_package(APP, ADDRESS)
    assert not (tmp_path / "data").exists()


def test_without_an_app_or_an_address_nothing_is_written(tmp_path: Path) -> None:
    ended = ses_desk("teams", "package", "--to", "a.zip", folder=tmp_path)

    assert ended.returncode == 2
    assert "S018" in ended.stderr
    assert "S023" in ended.stderr
    assert not (tmp_path / "a.zip").exists()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    ended = ses_desk(
        "teams", "package", "--to", "nowhere/a.zip", folder=tmp_path, env=SET
    )

    assert ended.returncode == 2
    assert "The folder nowhere is not there." in ended.stderr


def broken_rules(content: Any, schema: Path) -> list[str]:  # noqa: ANN401
    validator = Draft4Validator(json.loads(schema.read_text(encoding="utf-8")))
    return [error.message for error in validator.iter_errors(content)]


@pytest.mark.browser
def test_the_official_schema_takes_the_manifest_and_its_words() -> None:
    folder = SCHEMAS / f"v{SCHEMA}"

    assert broken_rules(MANIFEST, folder / "MicrosoftTeams.schema.json") == []
    for language in LANGUAGES:
        words = folder / "MicrosoftTeams.Localization.schema.json"
        assert broken_rules(words_of(language), words) == []


@pytest.mark.browser
def test_the_newest_schema_is_taken() -> None:
    released = (
        tuple(map(int, folder.name[1:].split(".")))
        for folder in SCHEMAS.glob("v[0-9]*")
    )

    assert max(released) == tuple(map(int, SCHEMA.split(".")))
