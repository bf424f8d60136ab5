"""Colours can be read in both themes, and pages need nothing but the stylesheets."""

import re

import pytest

from tests.cards.drawing import STYLES

TOKENS = (STYLES / "tokens.css").read_text()
CARDS = (STYLES / "cards.css").read_text()
COLOURS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", TOKENS
    )
}
GROUNDS = ("ground", "surface", "sunken", "raised", "hover", "selected")
TONES = ("neutral", "good", "soon", "late", "muted")
TEXTS = [
    *((ink, ground) for ink in ("ink", "ink-soft", "ink-link") for ground in GROUNDS),
    *((f"{tone}-ink", f"{tone}-soft") for tone in TONES),
    *((f"{tone}-ink", "surface") for tone in TONES),
    ("on-accent", "accent"),
    ("on-accent", "accent-hover"),
    ("accent", "accent-soft"),
    ("on-danger", "danger"),
    ("danger", "danger-soft"),
    ("danger", "surface"),
]
SHAPES = [
    *((f"{tone}-edge", "surface") for tone in TONES),
    *((line, ground) for line in ("line-strong", "focus") for ground in GROUNDS[:4]),
]


def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 reckons it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("text, ground", TEXTS)
def test_text_can_be_read(text: str, ground: str, theme: int) -> None:
    assert ratio(COLOURS[text][theme], COLOURS[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("shape, ground", SHAPES)
def test_shapes_can_be_seen(shape: str, ground: str, theme: int) -> None:
    assert ratio(COLOURS[shape][theme], COLOURS[ground][theme]) >= 3


def test_cards_use_no_colour_of_their_own_and_no_token_that_is_not_there() -> None:
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgb\(", CARDS)
    assert set(re.findall(r"var\(--([\w-]+)\)", CARDS)) <= set(
        re.findall(r"--([\w-]+):", TOKENS)
    )


def test_nothing_is_fetched() -> None:
    assert "url(" not in TOKENS + CARDS
    assert "@import" not in TOKENS + CARDS
