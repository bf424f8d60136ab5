"""What each of Slack's refusals means, and in which words people hear of it."""

import json
from typing import Any

import pytest

from bot.slack.api.refusals import known_errors, meaning_of, refusal_in
from cards.wording.troubles import REASONS
from dialogs.channel import Fate
from tests.cards.wire import WIRE

EXAMPLES = WIRE / "slack.json"
OF_EVERYBODY = ("invalid_auth", "token_revoked", "account_inactive", "missing_scope")


def documented() -> set[str]:
    if not EXAMPLES.exists():
        pytest.skip(f"the published examples are missing: {EXAMPLES}")
    asked = [each for each in json.loads(EXAMPLES.read_text()) if "path" in each]
    listed: set[str] = {e for each in asked for e in each.get("documented_errors", [])}
    answers: list[Any] = [each.get("response_body") for each in asked]
    told = {
        each["error"] for each in answers if isinstance(each, dict) and "error" in each
    }
    ours_not = {"invalid_client_id"}  # Of signing in with Slack, which is not used.
    return (listed | told) - ours_not


def test_every_documented_error_has_a_fate_here() -> None:
    assert documented() - known_errors() == set()


@pytest.mark.parametrize("error", sorted(known_errors()))
def test_every_refusal_has_words_for_people(error: str) -> None:
    assert meaning_of(error)[0] in REASONS


@pytest.mark.parametrize("error", OF_EVERYBODY)
def test_what_is_wrong_with_the_app_stops_nobodys_address(error: str) -> None:
    assert meaning_of(error)[1] is Fate.NOT_SENT


@pytest.mark.parametrize(
    "error, fate",
    [
        ("channel_not_found", Fate.PERMANENT),
        ("is_archived", Fate.PERMANENT),
        ("not_in_channel", Fate.PERMANENT),
        ("user_not_found", Fate.PERMANENT),
        ("cannot_dm_bot", Fate.PERMANENT),
        ("restricted_action", Fate.PERMANENT),
        ("message_not_found", Fate.UNFIT),
        ("edit_window_closed", Fate.UNFIT),
        ("msg_blocks_too_long", Fate.UNFIT),
        ("invalid_blocks", Fate.UNFIT),
        ("fatal_error", Fate.UNCERTAIN),
        ("rate_limited", Fate.RATE_LIMITED),
        ("a_word_of_next_year", Fate.UNFIT),
    ],
)
def test_a_refusal_has_its_fate(error: str, fate: Fate) -> None:
    assert refusal_in(200, {}, {"ok": False, "error": error}).fate is fate


@pytest.mark.parametrize(
    "status, fate",
    [
        (301, Fate.NOT_SENT),
        (403, Fate.NOT_SENT),
        (404, Fate.NOT_SENT),
        (407, Fate.NOT_SENT),
        (408, Fate.UNCERTAIN),
        (429, Fate.RATE_LIMITED),
        (500, Fate.UNCERTAIN),
        (599, Fate.UNCERTAIN),
    ],
)
def test_a_status_alone_stops_nobodys_address(status: int, fate: Fate) -> None:
    assert refusal_in(status, {}, {}).fate is fate


@pytest.mark.parametrize("error", [None, 5, "", "x" * 200, "a b", "<!channel>"])
def test_what_is_no_word_of_slacks_is_not_passed_on(error: object) -> None:
    refusal = refusal_in(200, {}, {"ok": False, "error": error})

    assert (refusal.error, refusal.fate) == ("slack-uncertain", Fate.UNCERTAIN)
