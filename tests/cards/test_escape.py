"""People's words reach the reader as they were written, and set nothing off."""

import html
import re

import pytest
from hypothesis import given

from cards.escape import (
    WORD_JOINER,
    clean,
    cut,
    escape_html,
    escape_markdown,
    escape_mrkdwn,
    one_line,
    quiet,
)
from tests.cards.nasty import NASTY
from tests.cards.strategies import any_text, lines

markdown_it = pytest.importorskip("markdown_it")
MARKDOWN = markdown_it.MarkdownIt("js-default")
_ELEMENTS = re.compile(r"<(/?)(\w+)[^>]*>")


def seen(rendered: str) -> str:
    """Return what a reader sees of rendered HTML, white space evened out."""
    words = html.unescape(_ELEMENTS.sub(" ", rendered))
    return evened(words)


def evened(text: str) -> str:
    return " ".join(text.replace(WORD_JOINER, "").split())


def test_the_table_of_nasty_texts_is_long_enough() -> None:
    assert len(NASTY) >= 60


@pytest.mark.parametrize("text", NASTY)
def test_markdown_shows_nasty_texts_as_they_were_typed(text: str) -> None:
    rendered = MARKDOWN.render(escape_markdown(clean(text)))

    assert {name for _, name in _ELEMENTS.findall(rendered)} <= {"p"}
    assert seen(rendered) == evened(clean(text))


@given(lines)
def test_markdown_shows_any_text_as_it_was_typed(text: str) -> None:
    rendered = MARKDOWN.render(escape_markdown(clean(text)))

    assert {name for _, name in _ELEMENTS.findall(rendered)} <= {"p"}
    assert seen(rendered) == evened(clean(text))


@pytest.mark.parametrize("text", NASTY)
def test_slack_finds_no_mention_link_or_entity(text: str) -> None:
    escaped = escape_mrkdwn(clean(text))

    assert not set("<>") & set(escaped)
    assert html.unescape(escaped.replace("&amp;", "\x00")).replace("\x00", "&") == (
        clean(text)
    )


@pytest.mark.parametrize("text", NASTY)
def test_html_has_no_mark_of_theirs(text: str) -> None:
    escaped = escape_html(clean(text))

    assert not set("<>\"'") & set(escaped)
    assert html.unescape(escaped) == clean(text)


@pytest.mark.parametrize("text", NASTY)
def test_teams_finds_no_mention_and_no_function(text: str) -> None:
    said = quiet(clean(text))

    assert not re.search(r"</?\s*at\b", said, re.IGNORECASE)
    assert "{{" not in said
    assert said.replace(WORD_JOINER, "") == clean(text).replace(WORD_JOINER, "")


@given(any_text)
def test_cleaned_text_can_be_stored_sent_and_printed(text: str) -> None:
    cleaned = clean(text)

    cleaned.encode("utf-8")
    assert clean(cleaned) == cleaned
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", cleaned)
    assert "\n" not in one_line(text)


def test_direction_overrides_are_taken_out() -> None:
    assert clean("report\u202efdp.exe") == "reportfdp.exe"


def test_lone_surrogates_become_a_mark_that_something_was_there() -> None:
    assert clean("\ud83d alone") == "\ufffd alone"


@given(lines)
def test_a_cut_text_keeps_its_limit_and_says_that_it_was_cut(text: str) -> None:
    shorter = cut(text, 20)

    assert len(shorter) <= 20
    assert shorter == text or shorter.endswith("…")


def test_a_cut_leaves_no_half_emoji_and_no_letter_without_its_accent() -> None:
    assert cut("ab👩‍👩‍👧", 5) == "ab…"
    assert cut("re\u0301sume\u0301", 3) == "r…"


def test_a_heap_of_accents_is_cut_all_the_same() -> None:
    assert cut("e" + "\u0301" * 40, 20) == "e" + "\u0301" * 18 + "…"


def test_ordinary_words_get_no_backslash() -> None:
    ordinary = "Due Thu 2 May 2024 (7 working days), R&D: 3 < 5 - see 12.5."

    assert escape_markdown(ordinary) == ordinary
