"""How the desk looks: nothing keeps anybody out, nothing runs off the page."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from structlog.testing import capture_logs

from bot.desk.drawing import words_html
from cards.elements import Card, Text
from tests.cards import samples
from tests.cards.drawing import picture
from tests.desk.browsing import LAPTOP, PHONE, WIDE, Seat, Sit
from tests.desk.site import Site
from tests.desk.small_desk import CO_LEAD, FOCAL_POINT, SmallDesk

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LEAD = "Demo CO Lead"
SIZES = {"phone": PHONE, "laptop": LAPTOP, "wide": WIDE}
every_look = pytest.mark.parametrize(
    "size, theme",
    [(size, theme) for size in SIZES for theme in ("light", "dark")],
)
NASTY = (
    "Long" + "word" * 400,
    "https://example.org/" + "a-long-path/" * 60,
    "مرحبا \u202e reversed \u2066 isolated",
    "👩‍👩‍👧‍👦 " * 200,
    "<b>no markup</b> &amp; no entities",
    "line\n" * 40,
)


def furnished(desk: SmallDesk) -> str:
    """Fill a room with all that can stand in one."""
    case_id = desk.open_case()
    room = f"room:{case_id}"
    desk.pin(room, samples.CASE, case_id=case_id)
    desk.hand_in(case_id)
    for name in ("action", "refusal", "signature", "form"):
        desk.say(room, samples.SAMPLES[name], case_id=case_id)
    desk.say(room, samples.LIST, case_id=case_id, private_to=CO_LEAD)
    for author, words in ((CO_LEAD, "On its way."), (FOCAL_POINT, "Thank you!\nBye")):
        desk.messages.add(
            room,
            case_id=case_id,
            author=author,
            plain=words,
            html=words_html(words),
            at=desk.ports.clock(),
        )
    return case_id


def seated(sit: Sit, *, size: str, theme: str, person: str = LEAD) -> Seat:
    return sit(person, viewport=SIZES[size], color_scheme=theme)


@every_look
def test_the_cast(size: str, theme: str, sit: Sit, tmp_path: Path) -> None:
    seat = sit(viewport=SIZES[size], color_scheme=theme).goto("/who")

    picture(seat.page, tmp_path, f"desk-cast-{size}-{theme}")
    assert seat.barriers() == []
    assert seat.stands_still()


@every_look
def test_an_empty_chat(size: str, theme: str, sit: Sit, tmp_path: Path) -> None:
    seat = seated(sit, size=size, theme=theme, person="Demo SES Focal Point")

    picture(seat.page, tmp_path, f"desk-empty-{size}-{theme}")
    assert seat.barriers() == []
    assert seat.stands_still()


@every_look
def test_a_room(size: str, theme: str, sit: Sit, site: Site, tmp_path: Path) -> None:
    case_id = furnished(site.desk)
    seat = seated(sit, size=size, theme=theme).enter(case_id)
    expect(seat.messages).to_have_count(7)

    picture(seat.page, tmp_path, f"desk-room-{size}-{theme}")
    assert seat.barriers() == []
    assert seat.stands_still()


@every_look
def test_a_form(size: str, theme: str, sit: Sit, tmp_path: Path) -> None:
    seat = seated(sit, size=size, theme=theme)
    seat.say("open case")
    seat.dialog.locator("form").evaluate("form => form.noValidate = true")
    seat.dialog.get_by_role("button", name="Open the case").click()
    expect(seat.dialog).to_contain_text("Write the code of the case.")

    picture(seat.page, tmp_path, f"desk-form-{size}-{theme}")
    assert seat.barriers() == []
    assert seat.stands_still()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_drawers_of_a_phone(
    theme: str, sit: Sit, site: Site, tmp_path: Path
) -> None:
    seat = seated(sit, size="phone", theme=theme).enter(furnished(site.desk))

    for name in ("Conversations and people", "Files", "People"):
        seat.button(name).click()
        picture(seat.page, tmp_path, f"desk-drawer-{name.split()[0]}-{theme}")
        assert seat.barriers() == []
        seat.page.keyboard.press("Escape")
    assert seat.stands_still()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_suggestions_files_and_failures(
    theme: str, sit: Sit, site: Site, tmp_path: Path
) -> None:
    seat = seated(sit, size="laptop", theme=theme).enter(furnished(site.desk))
    site.desk.failure = ZeroDivisionError()
    seat.page.locator("#files").set_input_files(
        {"name": "facts.txt", "mimeType": "text/plain", "buffer": b"Demo"}
    )
    with capture_logs():
        seat.say("help")
        expect(seat.page.get_by_role("alert")).to_contain_text("Error id")
    seat.words.fill("")
    seat.words.press_sequentially("/")
    expect(seat.page.locator("#suggestions")).to_be_visible()

    picture(seat.page, tmp_path, f"desk-composer-{theme}")
    assert seat.barriers() == []


@pytest.mark.parametrize("path", ["/nowhere", "/rooms/none"])
def test_a_problem_has_a_page_of_its_own(path: str, sit: Sit, tmp_path: Path) -> None:
    seat = sit(LEAD, viewport=PHONE).goto(path)

    picture(seat.page, tmp_path, f"desk-problem-{path.count('/')}")
    expect(seat.page.get_by_role("link", name="Go to the start page")).to_be_visible()
    assert seat.barriers() == []


@pytest.mark.parametrize("width", [320, 360, 820, 1280])
def test_nothing_runs_off_the_page(
    width: int, sit: Sit, site: Site, tmp_path: Path
) -> None:
    case_id = furnished(site.desk)
    for words in NASTY:
        site.desk.messages.add(
            f"room:{case_id}",
            case_id=case_id,
            author=CO_LEAD,
            plain=words,
            html=words_html(words),
            at=site.desk.ports.clock(),
        )
        card = Card(title=words, plain=words, eyebrow=words, elements=(Text(words),))
        site.desk.say(f"room:{case_id}", card, case_id=case_id)

    seat = sit(LEAD, viewport={"width": width, "height": 700}).enter(case_id)

    expect(seat.messages).to_have_count(19)
    picture(seat.page, tmp_path, f"desk-nasty-{width}")
    assert seat.stands_still()


def test_text_can_be_twice_as_large(sit: Sit, site: Site) -> None:
    seat = sit(LEAD, viewport={"width": 640, "height": 400}, device_scale_factor=2)
    seat.enter(furnished(site.desk))

    expect(seat.words).to_be_in_viewport()
    assert seat.stands_still()


def test_without_motion_nothing_moves(sit: Sit, site: Site) -> None:
    seat = sit(LEAD, reduced_motion="reduce").enter(furnished(site.desk))

    moving = seat.page.evaluate(
        "document.getAnimations().filter((each) =>"
        " each.effect.getTiming().duration > 0).length"
    )

    assert moving == 0
