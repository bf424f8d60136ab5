"""News and the record in sentences, with names and days in words."""

from datetime import UTC, datetime
from string import Formatter

import pytest

from cards.views.notices import card_of_note
from cards.wording import news, record
from cards.wording.news import news_words
from cards.wording.record import record_words
from domain.record import RecordRow
from tests.cards.calls import Call, calls

SAID = calls("say", "tell", "say_to", "say_to_person", floors=("services",))
RECORDED = [
    call
    for call in calls("record", "_store", "_record", floors=("services",))
    if "." in call.code
]
NAMES = {"p1": "Demo CO Lead", "p2": "Demo RR"}
AT = datetime(2024, 6, 3, 9, 12, tzinfo=UTC)


def placeholders(*texts: str) -> set[str]:
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def make_row(
    verb: str, content: dict[str, str] | None, subject: str = "s"
) -> RecordRow:
    return RecordRow(
        case_id="c1",
        seq=1,
        at=AT,
        who="p1",
        via="desk",
        verb=verb,
        subject=subject,
        digest="d",
        previous="p",
        hash="h",
        salt=None,
        content=content,
    )


@pytest.mark.parametrize("call", SAID, ids=str)
def test_what_is_said_anywhere_has_a_sentence(call: Call) -> None:
    assert call.code in news.SENTENCES


@pytest.mark.parametrize("call", [c for c in SAID if not c.spread], ids=str)
def test_news_says_only_what_it_carries(call: Call) -> None:
    headline, more = news.SENTENCES[call.code]
    texts = [text for _key, text in more]

    assert placeholders(headline, *texts) <= call.keys


def test_nobody_is_said_to_be_told_before_a_message_has_gone() -> None:
    words = {"before": "continue", "after": "full-suspension", "case": "DEMO-1"}

    _headline, more = news_words("status-changed", words, NAMES)

    assert "A message goes to the Executive Office." in more
    assert "has been told" not in more


@pytest.mark.parametrize("call", RECORDED, ids=str)
def test_what_is_recorded_anywhere_has_a_sentence(call: Call) -> None:
    assert call.code in record.SENTENCES


@pytest.mark.parametrize("verb", record.SENTENCES)
def test_a_row_of_the_record_reads_as_a_sentence(verb: str) -> None:
    headline, more = record.SENTENCES[verb]
    texts = [text for _key, text in more]
    names = placeholders(headline, *texts) | {key for key, _text in more}
    content = dict.fromkeys(names - {"subject"}, "x")

    words = record_words(make_row(verb, content), NAMES)

    assert words
    assert not {"{", "…"} & set(words)


def test_recorded_rest_names_its_last_day_as_people_write_it() -> None:
    content = {"action": "5", "until": "2024-06-14", "reason": "On mission."}

    assert "Fri 14 June 2024" in record_words(make_row("nudge.snooze", content), NAMES)


def test_a_recorded_event_is_told_with_its_day_and_what_it_opens() -> None:
    words = {"event": "eligible", "day": "2024-06-03", "person": "p1", "opens": "8, 9"}

    headline, more = news_words("event-recorded", words, NAMES)

    assert headline == "Case found eligible by SECU, Mon 3 June 2024"
    assert more == "Actions opened: 8 and 9. Recorded by Demo CO Lead."


def test_an_event_that_opens_nothing_says_no_more_of_it() -> None:
    words = {"event": "press-coverage", "day": "2024-06-03", "person": "", "opens": ""}

    _headline, more = news_words("event-recorded", words, NAMES)

    assert more == "Recorded by somebody."


def test_a_date_that_is_none_any_more_is_told_as_none() -> None:
    words = {"case": "DEMO-0001", "event": "eligible", "was": "2024-03-25"}
    moved = {"moved": "9 2024-03-27 , 10 2024-04-09 "}

    _headline, more = news_words("event-withdrawn-told", words | moved, NAMES)

    assert "action 9 from Wed 27 March 2024 to no date" in more


def test_a_first_status_has_no_status_before_it() -> None:
    words = {"before": "", "after": "partial-suspension", "case": "DEMO-0001"}

    headline, more = news_words("status-changed-told", words, NAMES)

    assert headline == (
        "DEMO-0001: the project's status is now: Part of the project is suspended"
    )
    assert more == ""


def test_news_of_a_kind_that_is_not_known_still_says_something() -> None:
    card = card_of_note("never-heard-of", {}, reference="DEMO-0001", case_id="c1")

    assert card.title == "Something changed on this case"
    assert card.buttons[0].target == "c1"


def test_who_is_not_among_the_names_is_somebody() -> None:
    headline, _more = news_words("recused-told", {"person": "gone"}, NAMES)

    assert headline.startswith("somebody has stepped back")


def test_what_was_redacted_says_so() -> None:
    assert "removed later" in record_words(make_row("action.comment", None), NAMES)


def test_a_verb_of_a_newer_desk_is_named() -> None:
    assert record_words(make_row("moon.landing", {}), NAMES) == (
        "Changed something (moon.landing)"
    )


def test_a_signature_on_record_names_for_whom_it_was_given() -> None:
    content = {"action": "10", "key": "risk-owner", "acting_for": "p2"}
    content["fingerprint"] = "3fa2b1c9d0e1" + "0" * 52

    words = record_words(make_row("approval.give", content), NAMES)

    assert words == (
        "Signed action 10: Risk Owner; acting for Demo RR; fingerprint 3fa2b1c9d0e1"
    )


def test_a_decision_on_record_is_in_words() -> None:
    content = {"kind": "risk-escalation", "choice": "to-bureau", "words": ""}

    assert record_words(make_row("decision.hold", content), NAMES) == (
        "In force now: Escalation of the risk: From the Country Office to the "
        "Regional Bureau"
    )


def test_what_was_decided_for_a_case_is_told_as_yes_or_no() -> None:
    content = {"action": "12", "needed": "false", "reason": "Small grant"}

    assert record_words(make_row("case.relevance", content), NAMES) == (
        "Decided on the Executive Coordinator's key for action 12; needed: no; reason: "
        "Small grant"
    )
