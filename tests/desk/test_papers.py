"""A document is read at the desk before it is signed: as words, never as a program."""

import re

import pytest
from playwright.sync_api import expect

from bot.desk.markdown import markdown_html, plain_html
from cards.elements import Button, ButtonStyle, Card, Link, Text
from tests.desk.browsing import PHONE, Sit
from tests.desk.conftest import Visit
from tests.desk.site import Site
from tests.desk.small_desk import CO_LEAD, OUTSIDER, SmallDesk

LEAD = "Demo CO Lead"
NASTY = b"<script>alert(1)</script> <img src=x onerror=alert(2)> [a](javascript:b)"
PLAN = b"""# Interim Action Plan

DEMO-0001, for action 10.

## Decisions

- **Status of the project:** Continue
- **Mission:** No
1. First
<b>no markup</b>
"""


def to_sign(version_id: str) -> Card:
    """Return a card that asks for a signature on a version."""
    return Card(
        title="10 · Prepare and agree the Interim Action Plan",
        plain="10 is out for signature.",
        elements=(Text("Read version 1 and sign it.", strong=True),),
        buttons=(
            Button(
                verb="approval.sign",
                target="a:v",
                label="Sign version 1",
                style=ButtonStyle.PRIMARY,
            ),
        ),
        links=(
            Link("Interim Action Plan, version 1", f"/files/{version_id}"),
            Link("Registry", "https://example.org/"),
        ),
    )


def test_markdown_becomes_headings_lists_and_bold_words() -> None:
    html = markdown_html(PLAN.decode())

    assert '<h2 dir="auto">Interim Action Plan</h2>' in html
    assert '<h3 dir="auto">Decisions</h3>' in html
    assert '<ul><li dir="auto"><strong>Status of the project:</strong>' in html
    assert '<ol><li dir="auto">First</li></ol>' in html
    assert "&lt;b&gt;no markup&lt;/b&gt;" in html


@pytest.mark.parametrize("draw", [markdown_html, plain_html])
def test_nothing_of_a_paper_is_read_as_html(draw: type[str]) -> None:
    for words in (NASTY.decode(), "**<i>**", "# <s>", "- <u onclick=x>", "&lt;"):
        html = draw(words)
        tags = set(re.findall(r"</?(\w+)", html))
        assert tags <= {"p", "pre", "h2", "ul", "li", "strong"}
        assert "javascript:" not in re.sub(r">[^<]*<", "><", html)
    assert "&amp;lt;" in draw("&lt;")


def test_what_cannot_be_seen_is_left_out_and_empty_lines_stay() -> None:
    html = plain_html("one\u202e two\r\n\r\n  three\x00")

    assert "one two\n\n  three</pre>" in html


async def test_a_papers_page_says_which_version_it_is(
    visit: Visit, desk: SmallDesk
) -> None:
    version_id = desk.hand_in(desk.open_case(), content=PLAN, suffix=".md")
    lead = await visit(CO_LEAD)

    async with lead.client.get(f"/files/{version_id}") as answer:
        page = await answer.text()

    assert answer.content_type == "text/html"
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "<script" not in page
    assert "Fact Sheet, version 1" in page
    assert re.search(r"SHA-256 <code>[0-9a-f]{64}</code>", page)
    assert f"/files/{version_id}/save" in page


@pytest.mark.parametrize(
    "suffix, kind",
    [
        (".pdf", "application/pdf"),
        (".html", "application/octet-stream"),
        (".svg", "application/octet-stream"),
        ("", "application/octet-stream"),
    ],
)
async def test_what_is_no_words_is_saved_under_the_desks_own_type(
    suffix: str, kind: str, visit: Visit, desk: SmallDesk
) -> None:
    version_id = desk.hand_in(desk.open_case(), content=NASTY, suffix=suffix)
    lead = await visit(CO_LEAD)

    async with lead.client.get(f"/files/{version_id}") as answer:
        assert await answer.read() == NASTY

    assert answer.content_type == kind
    assert answer.headers["Content-Disposition"].startswith("attachment;")


async def test_a_long_paper_shows_its_beginning(visit: Visit, desk: SmallDesk) -> None:
    long = desk.hand_in(desk.open_case(), content=b"words " * 100_000)

    page = await (await visit(CO_LEAD)).page(f"/files/{long}")

    assert "This is only the beginning" in page
    assert len(page) < 500_000


async def test_an_outsider_reads_no_paper(visit: Visit, desk: SmallDesk) -> None:
    version_id = desk.hand_in(desk.open_case(), content=PLAN, suffix=".md")
    outsider = await visit(OUTSIDER)

    assert await outsider.status(f"/files/{version_id}") == 403
    assert await outsider.status(f"/files/{version_id}/save") == 403


@pytest.mark.browser
def test_the_paper_is_opened_right_above_the_button_that_signs_it(
    sit: Sit, site: Site
) -> None:
    case_id = site.desk.open_case()
    version_id = site.desk.hand_in(case_id, content=PLAN, suffix=".md")
    site.desk.say(f"direct:{CO_LEAD}", to_sign(version_id), case_id=case_id)
    seat = sit(LEAD, viewport=PHONE)
    link = seat.messages.last.get_by_role("link", name="Interim Action Plan, version 1")
    sign, paper = seat.button("Sign version 1").bounding_box(), link.bounding_box()
    assert sign
    assert paper
    assert 0 < sign["y"] - paper["y"] - paper["height"] < 20

    with seat.page.context.expect_page() as opened:
        link.click()

    read = opened.value
    expect(read.get_by_role("heading", name="Interim Action Plan")).to_be_visible()
    expect(read.get_by_role("heading", name="Fact Sheet, version 1")).to_be_visible()
    expect(seat.button("Sign version 1")).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_papers_page_keeps_nobody_out(theme: str, sit: Sit, site: Site) -> None:
    case_id = site.desk.open_case()
    version_id = site.desk.hand_in(case_id, content=PLAN, suffix=".md")
    seat = sit(LEAD, viewport=PHONE, color_scheme=theme).goto(f"/files/{version_id}")

    assert seat.barriers() == []
    assert seat.stands_still()
