"""Outsiders, people who leave, and people who press at the same moment."""

import pytest
from playwright.sync_api import expect

from tests.story.conftest import Sit
from tests.story.people import FOCAL_POINT, OUTSIDER, PROJECT_MANAGER
from tests.story.scenes import opens_by_form

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SEND = """
async (fields) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const headers = { "X-Desk-Token": document.body.dataset.token };
  const answer = await fetch("/press", { method: "POST", headers, body });
  return [answer.status, await answer.text()];
}
"""
CLICK_AT = "(button, at) => void setTimeout(() => button.click(), at - Date.now())"


def test_an_outsider_neither_reads_nor_presses(sit: Sit) -> None:
    insider, outsider = sit(FOCAL_POINT), sit(OUTSIDER)
    opens_by_form(insider, "DEMO-0003")
    button = insider.card("4").get_by_role("button", name="Done…")
    copied = {
        "verb": "action.done",
        "target": button.get_attribute("data-target"),
        "input.note": "Pressed by somebody else",
    }
    room = insider.page.locator("body").get_attribute("data-conversation")

    in_room = outsider.page.evaluate(SEND, {**copied, "conversation": room})
    outside = {**copied, "conversation": "direct:demo-colleague-elsewhere"}
    in_chat = outsider.page.evaluate(SEND, outside)

    assert in_room[0] == 403
    assert in_chat[0] == 200
    assert "You are not on this case" in in_chat[1]
    outsider.picture("40-outsider")
    outsider.page.goto(insider.page.url)
    expect(outsider.page.locator("body")).to_contain_text("for the people on the case")
    expect(outsider.page.locator("body")).not_to_contain_text("DEMO-0003")
    insider.page.reload()
    expect(button).to_be_visible()


def test_who_leaves_the_case_loses_its_room(sit: Sit) -> None:
    stays, leaves = sit(FOCAL_POINT), sit(PROJECT_MANAGER)
    opens_by_form(stays, "DEMO-0004")
    leaves.enter("DEMO-0004")
    room = leaves.page.url

    stays.say("remove Demo Project Manager as project manager: leaves the office")

    stays.sees("Demo Project Manager is no longer Project Manager")
    leaves.page.wait_for_url("**/direct")
    expect(leaves.page.locator("#places")).not_to_contain_text("DEMO-0004")
    leaves.page.goto(room)
    expect(leaves.page.locator("body")).to_contain_text("for the people on the case")


def test_two_who_press_at_once_are_both_answered(sit: Sit) -> None:
    chairs = [sit(FOCAL_POINT), sit(FOCAL_POINT)]
    opens_by_form(chairs[0], "DEMO-0005")
    chairs[1].enter("DEMO-0005")
    for chair in chairs:
        chair.press("Done…", on=chair.card("4"))
        chair.dialog.get_by_label("Note").fill("This room")

    at = chairs[0].page.evaluate("Date.now() + 1000")
    for chair in chairs:
        chair.dialog.get_by_role("button", name="Mark as done").evaluate(CLICK_AT, at)

    for chair in chairs:
        chair.sees("Action 4 is done")
        expect(chair.dialog).to_be_hidden()
        expect(chair.card("4")).to_contain_text("Done")
    chairs[0].say("log")
    record = chairs[0].sees("Record of DEMO-0005")
    expect(record.get_by_text("Finished action 4")).to_have_count(1)
