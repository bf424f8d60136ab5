"""A facilitator drops a list of resources in chat: it is shown, then imported whole."""

import json
from collections.abc import Callable

import pytest

from bot.demo_office import FACILITATOR
from cards.plain import as_plain
from cards.verbs import Verb
from dialogs.conversation import Reply, Upload
from domain.news import direct_with, room_of
from domain.people import Actor
from services.learning.resources.mark_resource import mark_dead
from tests.cards.items import lines_of
from tests.dialogs.cast import LEAD
from tests.storage.presses import press_at_once
from tests.talking import Talk, words_in

pytestmark = pytest.mark.usefixtures("catalogue")

HEAD = "id,title,url,language,kind,summary\n"
NEW = "new-a,Invented page,https://example.org/new-a,en,tool,Invented.\n"
FACILITATING = Actor(person_id=FACILITATOR, via="test")
At = Callable[..., Reply]


def drop(
    talk: Talk, content: str | bytes, who: str = FACILITATOR, text: str = ""
) -> Reply:
    """Drop a file in somebody's own chat."""
    raw = content.encode() if isinstance(content, str) else content
    file = Upload(name="list.csv", media_type="text/csv", content=raw)
    return talk.say(who, text, files=(file,), conversation=direct_with(who))


def yes_to(talk: Talk, reply: Reply, who: str = FACILITATOR) -> Reply:
    """Press the button that imports what a preview shows."""
    [button] = [b for b in reply.cards[0].buttons if b.verb == Verb.RESOURCES_IMPORT]
    return talk.say(who, verb=button.verb, target=button.target)


def title_of(talk: Talk, resource_id: str) -> str:
    with talk.ports.read_uow() as uow:
        found = uow.resources.some([resource_id])
    return found[resource_id].title if found else ""


def test_a_list_is_shown_and_nothing_is_imported_before_a_yes(talk: Talk) -> None:
    shown = drop(talk, HEAD + NEW)

    assert "would be new: 1, changed: 0, as before: 0" in words_in(shown)
    assert title_of(talk, "new-a") == ""


def test_what_would_change_is_shown_field_by_field(talk: Talk) -> None:
    [card] = drop(talk, "id,title,topics\ntk-s6,Another title,consent\n").cards

    was = title_of(talk, "tk-s6")
    assert f"tk-s6, title: {was} becomes Another title" in lines_of(card)
    assert card.title.startswith("Resources that would be new: 0, changed: 1")


def test_a_yes_imports_it_as_it_was_shown_and_twice_is_once(talk: Talk) -> None:
    shown = drop(talk, HEAD + NEW)

    first, second = yes_to(talk, shown), yes_to(talk, shown)

    assert "Resources new: 1, changed: 0" in words_in(first)
    assert "Resources new: 0, changed: 0, as before: 1" in words_in(second)
    assert title_of(talk, "new-a") == "Invented page"


def test_who_imported_it_vouches_for_it(talk: Talk) -> None:
    yes_to(talk, drop(talk, HEAD + NEW))

    with talk.ports.read_uow() as uow:
        assert uow.resources.get("new-a").resource.attested == FACILITATOR
        assert [each.by for each in uow.resources.history("new-a")] == [FACILITATOR]


def test_json_is_imported_as_well(talk: Talk) -> None:
    rows = [{"id": "tk-s6", "topics": ["consent", "land"], "edition": "2021"}]

    yes_to(talk, drop(talk, json.dumps({"resources": rows})))

    with talk.ports.read_uow() as uow:
        assert uow.resources.get("tk-s6").resource.topics == ("consent", "land")


def test_all_problems_are_told_by_row_and_nothing_can_be_imported(talk: Talk) -> None:
    odd = "Bad Id,T,ftp://example.org,xx,poem,S\n"
    [card] = drop(talk, f"{HEAD}{NEW}{odd}").cards

    rows = {line.split(",")[0] for line in lines_of(card)}
    assert rows == {"row 3"}
    assert any("a kind is" in line for line in lines_of(card))
    assert Verb.RESOURCES_IMPORT not in {b.verb for b in card.buttons}
    assert title_of(talk, "new-a") == ""


def test_many_problems_stand_on_several_pages(talk: Talk) -> None:
    odd = "".join(f"new-{n},T,nowhere,en,tool,S\n" for n in range(30))
    [card] = drop(talk, HEAD + odd).cards

    seen = lines_of(card)
    while forward := [b for b in card.buttons if b.label == "More"]:
        [card] = talk.say(
            FACILITATOR, verb=forward[0].verb, target=forward[0].target
        ).cards
        seen += lines_of(card)

    assert len({line.split(",")[0] for line in seen}) == 30


def test_what_changed_since_the_preview_is_shown_anew(talk: Talk) -> None:
    shown = drop(talk, "id,title,topics\ntk-s6,Another title,consent\n")
    mark_dead("tk-s6", by=FACILITATING, ports=talk.ports)

    again = yes_to(talk, shown)

    assert again.refusal == "preview-outdated"
    assert title_of(talk, "tk-s6") != "Another title"
    assert "Resources new: 0, changed: 1" in words_in(yes_to(talk, again))


def test_of_a_storm_of_yeses_one_imports(talk: Talk) -> None:
    shown = drop(talk, HEAD + NEW)

    press_at_once(lambda _: yes_to(talk, shown).refusal)

    with talk.ports.read_uow() as uow:
        assert len(uow.resources.history("new-a")) == 1


def test_only_who_dropped_a_list_can_import_it(talk: Talk) -> None:
    shown = drop(talk, HEAD + NEW)

    assert yes_to(talk, shown, who=LEAD).refusal == "draft-gone"


def test_who_is_no_facilitator_is_asked_what_the_file_is_for(
    talk: Talk, case_id: str
) -> None:
    reply = drop(talk, HEAD + NEW, who=LEAD)

    assert reply.form
    assert reply.form.title == "What is this file for?"
    assert "The catalogue" in words_in(drop(talk, HEAD + NEW, LEAD, "resources"))


@pytest.mark.parametrize(
    "content", ["id,name,email\n1,Jane,x\n", "Plain words.", b"\xff\xfe\x00", "[1, 2]"]
)
def test_another_file_of_a_facilitator_is_no_list(
    talk: Talk, content: str | bytes
) -> None:
    assert drop(talk, content).refusal == "file-has-no-place"
    assert drop(talk, content, who=LEAD).refusal == "no-case-yet"


@pytest.mark.parametrize("words", ["resources import", "resources export"])
def test_without_a_file_it_is_told_how_a_list_comes_and_goes(
    talk: Talk, words: str
) -> None:
    assert talk.say(FACILITATOR, words).refusal == "resource-list-missing"
    assert talk.say(LEAD, words).refusal == ""


@pytest.mark.parametrize("letters", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_list_is_read_in_the_letters_that_a_spreadsheet_wrote(
    talk: Talk, letters: str
) -> None:
    separator = "\t" if letters == "utf-16" else ";"
    rows = "id;title;topics\r\ntk-s6;Peuples d’ici, ailleurs;préalable\r\n"

    yes_to(talk, drop(talk, rows.replace(";", separator).encode(letters)))

    assert title_of(talk, "tk-s6") == "Peuples d’ici, ailleurs"


def test_a_change_at_the_end_of_a_long_text_is_seen(talk: Talk) -> None:
    long = "A summary that begins as it began and goes on for very long to end"
    yes_to(talk, drop(talk, f"id,summary,topics\ntk-s6,{long} here.,land\n"))
    [card] = drop(talk, f"id,summary,topics\ntk-s6,{long} there.,land\n").cards

    [line] = lines_of(card)

    assert line.endswith("to end here. becomes …very long to end there.")


def test_what_was_imported_is_listed_again(talk: Talk) -> None:
    shown = drop(talk, HEAD + NEW)

    [imported] = yes_to(talk, shown).cards

    assert lines_of(imported) == lines_of(shown.cards[0])


def test_in_a_room_a_list_is_a_file_of_the_case(
    talk: Talk, at: At, case_id: str
) -> None:
    file = Upload(name="r.csv", media_type="x/y", content=(HEAD + NEW).encode())

    reply = talk.say(FACILITATOR, files=(file,), conversation=room_of(case_id))

    assert Verb.RESOURCES_IMPORT not in str(reply)


@pytest.mark.parametrize(
    "content, code",
    [
        (b"\xff\xfe\x00", "resource-list-not-text"),
        ("{", "resource-list-not-json"),
        ("id\n", "resource-list-empty"),
        ("", "file-empty"),
    ],
)
def test_said_to_be_a_list_it_is_told_why_it_is_none(
    talk: Talk, content: str | bytes, code: str
) -> None:
    assert drop(talk, content, text="resources import").refusal == code


def test_a_list_may_be_named_with_words(talk: Talk) -> None:
    [card] = drop(talk, "id,title\ntk-s6,Another\n", text="resources import").cards

    assert "changed: 1" in as_plain(card)
