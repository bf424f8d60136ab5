"""What a person wrote, without the name by which they called the desk."""

import pytest

from bot.teams.turns.mentions import words_of
from tests.teams.scenes import BOT, mention

OTHER = mention("Demo CO Lead", "29:lead")


@pytest.mark.parametrize(
    "text, entities, words",
    [
        ("help", [], "help"),
        ("<at>SES Desk</at> help", [mention()], "help"),
        ("<at>SES Desk</at>&nbsp;help\n", [mention()], "help"),
        ("help <at>SES Desk</at>", [mention()], "help"),
        ("<at>SES Desk</at> help <at>SES Desk</at>", [mention(), mention()], "help"),
        ("<at>Bureau SES</at> aide", [mention("Bureau SES")], "aide"),
        ('<at id="0">SES Desk</at> help', [mention()], "help"),
        ("<AT>SES Desk</AT> help", [mention()], "help"),
        ("<at>SES Desk</at> help", [], "help"),
        (
            "<at>SES Desk</at> assign 5 to <at>Demo CO Lead</at>",
            [mention(), OTHER],
            "assign 5 to Demo CO Lead",
        ),
        ("<at>@Demo CO Lead</at> look", [OTHER], "Demo CO Lead look"),
        ("<at>SES Desk</at>", [mention()], ""),
        ("one\n<at>SES Desk</at> two", [mention()], "one\ntwo"),
        ("a < b and b > c", [], "a < b and b > c"),
        ("<at>never closed", [], "<at>never closed"),
        ("<at>SES Desk</at> x", ["odd", 7, None, {"type": "mention"}], "x"),
        (None, [], ""),
        ({"text": "object"}, [], ""),
    ],
)
def test_the_desks_name_is_taken_out_and_other_peoples_stay(
    text: object, entities: list[object], words: str
) -> None:
    said = {"text": text, "entities": entities, "recipient": BOT}

    assert words_of(said) == words


@pytest.mark.parametrize("odd", [None, 7, "words", {}, [[]]])
def test_entities_of_another_kind_are_passed_over(odd: object) -> None:
    assert words_of({"text": "help", "entities": odd, "recipient": odd}) == "help"


@pytest.mark.parametrize("piece", ["<at>", "<at ", "</at>", "<at>x</at>", "<at><"])
def test_a_text_of_nothing_but_tags_is_read_at_once(piece: str) -> None:
    text = piece * (400_000 // len(piece))
    said = {"text": text, "entities": [mention(text)] * 1000, "recipient": BOT}

    # Read anew from each tag, it would take minutes, and the test's time would be over.
    assert words_of(said) == text.replace("<at>x</at>", "x").strip()
