"""What a person does at the desk, in a real browser."""

import re

import pytest
from playwright.sync_api import Route, expect
from structlog.testing import capture_logs

from cards.elements import Card
from tests.cards import samples
from tests.desk.browsing import PHONE, WIDE, Seat, Sit, tab_to
from tests.desk.site import Site
from tests.desk.small_desk import CO_LEAD, FOCAL_POINT, START

pytestmark = pytest.mark.browser

NOTE = Card(title="A note on the case", plain="A note on the case.")
FOCAL = "Demo SES Focal Point"
LEAD = "Demo CO Lead"


def test_the_first_page_says_what_to_try(sit: Sit) -> None:
    seat = sit(FOCAL)

    seat.page.get_by_role("button", name="What can I ask?").click()

    expect(seat.messages.nth(0)).to_contain_text("help")
    expect(seat.messages.nth(1)).to_contain_text("What you can ask")
    expect(seat.page.get_by_role("heading", name="Hello")).to_be_hidden()


def test_pasting_a_notice_is_invited_into_the_box(sit: Sit) -> None:
    seat = sit(FOCAL)

    seat.page.get_by_role("button", name="Paste a registry notice").click()

    expect(seat.words).to_be_focused()
    expect(seat.words).to_have_attribute("placeholder", re.compile("^Paste the text"))


def test_a_case_is_opened_with_the_keyboard_alone(sit: Sit) -> None:
    seat = sit().goto("/")
    keys = seat.page.keyboard

    tab_to(seat.page, seat.page.get_by_role("button", name=FOCAL))
    keys.press("Enter")
    expect(seat.words).to_be_focused()
    keys.type("open case")
    keys.press("Enter")
    expect(seat.dialog.get_by_label("Code of the case")).to_be_focused()
    keys.type("DEMO-0001")
    tab_to(seat.page, seat.dialog.get_by_role("button", name="Open the case"))
    keys.press("Enter")

    expect(seat.page.get_by_role("heading", level=1)).to_contain_text("DEMO-0001")
    expect(seat.page.locator("#pinned-card")).to_contain_text("Open actions")


def test_skip_links_come_first(sit: Sit) -> None:
    seat = sit(FOCAL, has_touch=True, is_mobile=True)  # Nothing is focused there.

    seat.page.keyboard.press("Tab")
    expect(seat.focused).to_have_text("Skip to the messages")
    seat.page.keyboard.press("Tab")
    seat.page.keyboard.press("Enter")

    expect(seat.words).to_be_focused()


def test_a_problem_comes_back_into_the_same_dialog(sit: Sit) -> None:
    seat = sit(FOCAL)
    seat.say("open case")
    # The browser's own check is no wall: the server says the same.
    seat.dialog.locator("form").evaluate("form => form.noValidate = true")

    seat.dialog.get_by_role("button", name="Open the case").click()

    reference = seat.dialog.get_by_label("Code of the case")
    expect(seat.dialog).to_contain_text("Write the code of the case.")
    expect(reference).to_be_focused()
    expect(reference).to_have_attribute("aria-invalid", "true")


def test_a_refusal_leaves_the_dialog_open_with_what_was_typed(
    sit: Sit, site: Site
) -> None:
    seat = sit(FOCAL)
    site.desk.open_case("DEMO-0001")
    seat.say("open case")
    reference = seat.dialog.get_by_label("Code of the case")
    reference.fill("DEMO-0001")

    seat.dialog.get_by_role("button", name="Open the case").click()

    expect(seat.dialog.get_by_role("alert")).to_contain_text("There is such a case.")
    expect(reference).to_have_value("DEMO-0001")


def test_a_closed_form_is_not_lost(sit: Sit) -> None:
    seat = sit(FOCAL)
    seat.say("open case")
    seat.dialog.get_by_label("Code of the case").fill("DEMO-77")

    seat.page.keyboard.press("Escape")
    expect(seat.dialog).to_be_hidden()
    expect(seat.words).to_be_focused()
    seat.button("Open it again").click()

    expect(seat.dialog.get_by_label("Code of the case")).to_have_value("DEMO-77")


def test_an_untouched_form_closes_without_a_trace(sit: Sit) -> None:
    seat = sit(FOCAL)
    seat.say("open case")

    seat.button("Close without sending").click()

    expect(seat.dialog).to_be_hidden()
    expect(seat.button("Open it again")).to_have_count(0)


def test_what_others_write_appears_and_is_read_out(sit: Sit, site: Site) -> None:
    case_id = site.desk.open_case()
    focal_point, lead = sit(FOCAL).enter(case_id), sit(LEAD).enter(case_id)

    focal_point.say("Dear all,\nthe facts follow.")

    expect(lead.messages.last).to_contain_text("the facts follow.")
    expect(lead.page.get_by_role("log")).to_contain_text(
        "Demo SES Focal Point: Dear all, the facts follow."
    )
    expect(focal_point.page.get_by_role("log")).not_to_contain_text("Dear all")


def test_a_replaced_card_stays_in_place_and_open_as_it_was(
    sit: Sit, site: Site
) -> None:
    case_id = site.desk.open_case()
    seat = sit(LEAD).enter(case_id)
    room = f"room:{case_id}"
    sent = site.desk.say(room, samples.ACTION, case_id=case_id)
    site.desk.say(room, NOTE, case_id=case_id)
    seat.messages.first.get_by_text("Why this date?").click()

    site.desk.redraw(sent, samples.ACTION, plain="It changed.")

    expect(seat.messages.first.locator(".changed")).to_contain_text("updated")
    expect(seat.messages.first.locator(".fold")).to_have_attribute("open", "")
    expect(seat.messages).to_have_count(2)


def test_a_pressed_button_keeps_the_focus_on_its_card(sit: Sit, site: Site) -> None:
    seat = sit(LEAD)
    site.desk.say(f"direct:{CO_LEAD}", START)

    seat.button("Start").click()

    expect(seat.messages.first).to_contain_text("Action 5 is under way")
    assert seat.focused.evaluate("each => each.closest('#stream') !== null")


def test_a_button_pressed_twice_is_sent_once(sit: Sit, site: Site) -> None:
    seat = sit(LEAD)
    site.desk.say(f"direct:{CO_LEAD}", START)

    seat.button("Start").evaluate("button => { button.click(); button.click(); }")

    expect(seat.messages.last).to_contain_text("Action 5 is under way")
    assert len(site.desk.heard) == 1


def test_messages_missed_while_the_desk_was_closed_come_when_it_opens(
    sit: Sit, site: Site
) -> None:
    seat = sit(LEAD)
    site.close()
    expect(seat.page.locator("#offline")).to_contain_text("does not answer")
    seat.say("help")
    expect(seat.page.get_by_role("alert")).to_contain_text("What you wrote is still")

    site.open()
    site.desk.say(f"direct:{CO_LEAD}", NOTE)

    expect(seat.messages.last).to_contain_text("A note on the case")
    expect(seat.page.locator("#offline")).to_be_hidden()
    expect(seat.words).to_have_value("help")


def test_who_leaves_a_case_loses_it_on_open_pages_too(sit: Sit, site: Site) -> None:
    case_id = site.desk.open_case()
    site.desk.say(f"direct:{CO_LEAD}", NOTE, case_id=case_id)
    both = (site.desk.open_case("DEMO-0002"), case_id)
    site.desk.say(f"direct:{CO_LEAD}", NOTE, also_about=both)
    seat = sit(LEAD)
    room = seat.page.context.new_page()
    room.goto(f"{site.address}/rooms/{case_id}")
    expect(seat.messages).to_have_count(2)

    site.desk.take_off(case_id, CO_LEAD)
    site.desk.say("direct:nobody", NOTE)  # Whatever is said next wakes the pages.

    expect(seat.messages).to_have_count(0)
    expect(seat.page.locator("#places")).not_to_contain_text("DEMO-0001")
    expect(room).to_have_url(f"{site.address}/direct")


def test_news_elsewhere_is_marked_until_it_is_read(sit: Sit, site: Site) -> None:
    case_id = site.desk.open_case()
    seat = sit(LEAD).enter(case_id).goto("/direct")
    place = seat.page.get_by_role("link", name="DEMO-0001")
    expect(place.locator(".dot")).to_be_hidden()

    site.desk.say(f"room:{case_id}", NOTE, case_id=case_id)

    expect(place.locator(".dot")).to_be_visible()
    expect(seat.page).to_have_title(re.compile("●"))
    place.click()
    expect(seat.messages).to_have_count(1)
    expect(seat.page.locator("#places .dot:visible")).to_have_count(0)


def test_changing_seats_takes_one_press(sit: Sit, site: Site) -> None:
    case_id = site.desk.open_case()
    seat = sit(FOCAL).enter(case_id)

    seat.page.get_by_role("button", name=f"be {LEAD}").click()

    expect(seat.page.locator(".me-name")).to_have_text(LEAD)
    expect(seat.page).to_have_url(re.compile(case_id))


def test_a_tab_opened_as_somebody_else_says_that_it_is_old(
    sit: Sit, site: Site
) -> None:
    seat = sit(FOCAL)
    other = seat.page.context.new_page()
    other.goto(f"{site.address}/direct")
    other.get_by_role("button", name=f"be {LEAD}").click()
    expect(other.locator(".me-name")).to_have_text(LEAD)

    seat.say("help")

    expect(seat.page.get_by_role("alert")).to_contain_text("older than your choice")
    expect(seat.words).to_have_value("help")
    assert site.desk.heard == []


def _held(seat: Seat) -> list[Route]:
    """Hold the next line on its way to the desk."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    seat.page.route("**/say", hold, times=1)
    return held


def test_what_is_sent_while_the_last_line_is_on_its_way_goes_out_next(
    sit: Sit, site: Site
) -> None:
    seat = sit(FOCAL)
    held = _held(seat)

    with seat.page.expect_request("**/say"):
        seat.say("status")
    seat.say("help")
    expect(seat.words).to_have_value("")
    assert site.desk.heard == []
    held[0].continue_()

    expect(seat.messages.locator(".words")).to_have_text(["status", "help"])
    assert [each.text for each in site.desk.heard] == ["status", "help"]


def test_a_line_that_fails_comes_back_before_what_was_typed_since(
    sit: Sit, site: Site
) -> None:
    seat = sit(FOCAL)
    held = _held(seat)

    with seat.page.expect_request("**/say"):
        seat.say("done 5 Wording agreed")
    seat.words.fill("status")
    held[0].abort()

    expect(seat.words).to_have_value("done 5 Wording agreed\nstatus")
    assert site.desk.heard == []


def test_commands_are_offered_and_taken_with_the_keys(sit: Sit) -> None:
    seat = sit(FOCAL)
    options = seat.page.get_by_role("option")

    seat.words.press_sequentially("/")
    expect(options).to_have_count(7)
    seat.words.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(seat.words).to_have_attribute("aria-activedescendant", "suggestion-1")
    seat.words.press("Enter")

    expect(seat.words).to_have_value("open case")
    expect(options).to_have_count(0)


def test_the_first_word_is_completed_and_what_follows_is_the_persons(sit: Sit) -> None:
    seat = sit(FOCAL)

    seat.words.press_sequentially("wh")
    expect(seat.page.get_by_role("option")).to_have_text(re.compile("why 12"))
    seat.words.press("Tab")

    expect(seat.words).to_have_value("why ")
    expect(seat.words).to_be_focused()


def test_suggestions_leave_at_escape_and_words_are_sent_as_written(sit: Sit) -> None:
    seat = sit(FOCAL)
    seat.words.press_sequentially("lo")
    expect(seat.page.get_by_role("option")).to_have_count(1)

    seat.words.press("Escape")
    expect(seat.page.get_by_role("option")).to_have_count(0)
    seat.words.press("Shift+Enter")
    seat.words.press_sequentially("go")
    seat.words.press("Enter")

    expect(seat.messages.last.locator(".words")).to_have_text("lo\ngo")
    expect(seat.words).to_have_value("")


def test_an_option_is_taken_with_the_pointer(sit: Sit) -> None:
    seat = sit(FOCAL)
    seat.words.press_sequentially("/ac")

    seat.page.get_by_role("option", name="actions mine").click()

    expect(seat.words).to_have_value("actions mine")


def test_files_are_attached_taken_off_and_sent(sit: Sit, site: Site) -> None:
    seat = sit(LEAD)
    files = [
        {"name": name, "mimeType": "text/plain", "buffer": b"Demo"}
        for name in ("facts.txt", "draft.txt")
    ]

    seat.page.locator("#files").set_input_files(files)  # type: ignore[arg-type]
    seat.button("Take draft.txt off").click()
    seat.say("done 5")

    expect(seat.page.locator("#chips")).to_be_hidden()
    expect(seat.messages).to_have_count(1)
    (incoming,) = site.desk.heard
    assert [(file.name, file.content) for file in incoming.files] == [
        ("facts.txt", b"Demo")
    ]


_CARRY = """(kind) => {
  const carried = new DataTransfer();
  carried.items.add(new File(["Demo"], "facts.txt", {type: "text/plain"}));
  const target = document.querySelector(kind === "paste" ? "#words" : ".talk");
  const event = kind === "paste"
    ? new ClipboardEvent(kind, {clipboardData: carried, bubbles: true})
    : new DragEvent(kind, {dataTransfer: carried, bubbles: true, cancelable: true});
  target.dispatchEvent(event);
}"""


def test_a_dropped_or_pasted_file_is_attached(sit: Sit) -> None:
    seat = sit(LEAD)

    seat.page.evaluate(_CARRY, "dragover")
    expect(seat.page.get_by_text("Let go to attach")).to_be_visible()
    seat.page.evaluate(_CARRY, "drop")
    expect(seat.page.get_by_text("Let go to attach")).to_be_hidden()
    seat.page.evaluate(_CARRY, "paste")

    expect(seat.page.locator("#chips > li")).to_have_count(2)
    expect(seat.words).to_be_focused()


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(
    sit: Sit, site: Site
) -> None:
    seat = sit(LEAD)

    seat.page.evaluate(
        """() => {
          const carried = new DataTransfer();
          carried.items.add(new File([new Uint8Array(26 * 1024 * 1024)], "film.mp4"));
          const dropped = new DragEvent("drop", {dataTransfer: carried, bubbles: true});
          document.querySelector(".talk").dispatchEvent(dropped);
        }"""
    )

    expect(seat.page.get_by_role("alert")).to_contain_text("film.mp4 is too large")
    seat.button("Dismiss").click()
    expect(seat.page.get_by_role("alert")).to_have_count(0)
    assert site.desk.heard == []


def test_files_and_people_stand_beside_the_room(sit: Sit, site: Site) -> None:
    case_id = site.desk.open_case()
    seat = sit(LEAD, viewport=WIDE).enter(case_id)
    panel = seat.page.get_by_role("complementary", name="Files and people")
    expect(panel).to_contain_text("No files yet.")

    site.desk.hand_in(case_id)
    site.desk.say(f"room:{case_id}", NOTE, case_id=case_id)

    expect(panel.get_by_role("link").first).to_contain_text("fact-sheet-v1.txt")
    with seat.page.expect_download() as download:
        panel.get_by_role("link", name="Save DEMO-0001-fact-sheet-v1.txt").click()
    assert download.value.path().read_bytes() == b"Demo fact sheet"
    panel.get_by_role("tab", name="Files").press("ArrowRight")
    expect(panel.get_by_role("tab", name="People")).to_be_focused()
    expect(panel).to_contain_text("Demo Resident Representative")


def test_the_side_stays_as_the_reader_left_it(sit: Sit, site: Site) -> None:
    seat = sit(LEAD, viewport=WIDE).enter(site.desk.open_case())
    files = seat.button("Files")
    expect(files).to_have_attribute("aria-expanded", "true")

    files.click()
    seat.page.reload()
    expect(files).to_have_attribute("aria-expanded", "false")
    files.click()
    expect(seat.page.get_by_role("tab", name="Files")).to_be_focused()
    seat.page.keyboard.press("Escape")

    expect(files).to_be_focused()
    expect(files).to_have_attribute("aria-expanded", "false")


def test_on_a_phone_the_sides_are_drawers(sit: Sit, site: Site) -> None:
    case_id = site.desk.open_case()
    seat = sit(LEAD, viewport=PHONE).enter(case_id)
    sidebar = seat.page.get_by_role("complementary", name="Conversations and people")
    expect(sidebar).to_be_hidden()

    seat.button("Conversations and people").click()
    expect(sidebar).to_be_visible()
    seat.page.keyboard.press("Escape")
    expect(sidebar).to_be_hidden()
    seat.button("People").click()
    expect(seat.page.get_by_role("tab", name="People")).to_be_focused()
    seat.button("Close").click()

    expect(seat.button("People")).to_be_focused()


def test_the_case_card_is_one_line_on_a_phone_and_opens(sit: Sit, site: Site) -> None:
    case_id = site.desk.open_case()
    site.desk.pin(f"room:{case_id}", samples.CASE, case_id=case_id)
    seat = sit(LEAD, viewport=PHONE).enter(case_id)
    card = seat.page.locator("#pinned-card")
    expect(card).to_be_hidden()

    seat.page.locator("#pinned > summary").click()

    expect(card.get_by_role("button", name="Open actions")).to_be_visible()


def test_a_pinned_card_is_kept_current(sit: Sit, site: Site) -> None:
    case_id = site.desk.open_case()
    seat = sit(LEAD).enter(case_id)
    expect(seat.page.locator("#pinned")).to_be_hidden()

    site.desk.pin(f"room:{case_id}", samples.CASE, case_id=case_id)

    expect(seat.page.locator("#pinned-card")).to_contain_text("Open actions")
    expect(seat.messages).to_have_count(0)


def test_earlier_messages_are_shown_when_asked_for(sit: Sit, site: Site) -> None:
    for number in range(60):
        plain = f"Note {number}"
        site.desk.say(f"direct:{CO_LEAD}", Card(title=plain, plain=plain))
    seat = sit(LEAD)
    expect(seat.messages).to_have_count(50)

    seat.button("Show earlier messages").click()

    expect(seat.messages).to_have_count(60)
    expect(seat.messages.first).to_contain_text("Note 0")
    expect(seat.button("Show earlier messages")).to_be_hidden()


def test_who_reads_further_up_is_left_there_and_told(sit: Sit, site: Site) -> None:
    for _ in range(30):
        site.desk.say(f"direct:{CO_LEAD}", NOTE)
    seat = sit(LEAD)
    seat.page.locator("#stream").evaluate("stream => stream.scrollTop = 0")

    site.desk.say(f"direct:{CO_LEAD}", Card(title="The newest", plain="The newest."))

    expect(seat.messages.first).to_be_in_viewport()
    seat.button("New messages").click()
    expect(seat.messages.last).to_be_in_viewport()
    expect(seat.button("New messages")).to_be_hidden()


def test_the_log_is_asked_for_with_its_button(sit: Sit, site: Site) -> None:
    case_id = site.desk.open_case()
    seat = sit(FOCAL).enter(case_id)

    seat.button("Log").click()

    expect(seat.messages.last).to_contain_text("Only you see this")
    assert site.desk.heard[0].text == "log"
    assert site.desk.heard[0].actor.person_id == FOCAL_POINT


def test_an_unforeseen_error_shows_its_id_and_keeps_the_words(
    sit: Sit, site: Site
) -> None:
    seat = sit(LEAD)
    site.desk.failure = ZeroDivisionError()

    with capture_logs():
        seat.say("help")
        expect(seat.page.get_by_role("alert")).to_contain_text(
            re.compile(r"Error id E-\w{4}-\w{4}")
        )

    expect(seat.words).to_have_value("help")
