"""Every refusal has a sentence that says what happened and what to do next."""

import re
from string import Formatter

import pytest

from cards.wording import refusal_table, refusal_table_desk
from cards.wording.refusals import SENTENCES, refusal_words, word_refusal
from domain.refusals import Refusal
from tests.cards.calls import Call, calls, codes_in_tables

RAISED = [call for call in calls("Refusal") if not call.where.startswith("cards/")]
CODE = re.compile(r"[a-z]+(-[a-z]+)+")
LONGEST = 200
# One value for each detail that some refusal carries.
DETAILS = {
    "after": "2024-06-03",
    "action": "12",
    "approval": "sign-off",
    "by": "not-eligible",
    "calendar": "New York",
    "case": "DEMO-0001",
    "cases": "DEMO-0001, DEMO-0002",
    "count": "3",
    "day": "2024-06-03",
    "effect": "tor-posted",
    "effect_day": "2024-06-03",
    "event": "eligible",
    "filed": "2024-06-03",
    "limit": "4000",
    "needed_day": "2024-06-03",
    "needs": "registered",
    "opened": "2024-06-03",
    "owner": "country-lead",
    "part": "country-office",
    "parts": "country-office, vertical-funds",
    "people": "Demo A, Demo B",
    "person": "p1",
    "role": "risk-owner",
    "signers": "risk-owner, executive-coordinator",
    "state": "done",
}


def placeholders(*texts: str) -> set[str]:
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("call", RAISED, ids=str)
def test_what_is_refused_anywhere_has_a_sentence(call: Call) -> None:
    assert call.code in SENTENCES


@pytest.mark.parametrize("call", [call for call in RAISED if not call.spread], ids=str)
def test_a_sentence_says_only_what_its_refusal_carries(call: Call) -> None:
    assert placeholders(*SENTENCES.get(call.code, ())) <= call.keys


@pytest.mark.parametrize("code, where", sorted(set(codes_in_tables("Refusal"))))
def test_codes_kept_in_tables_have_sentences_too(code: str, where: str) -> None:
    assert not CODE.fullmatch(code) or code in SENTENCES, where


@pytest.mark.parametrize("code", SENTENCES)
def test_a_refusal_says_what_happened_and_what_next(code: str) -> None:
    details = {name: DETAILS.get(name, name) for name in placeholders(*SENTENCES[code])}

    what, then = refusal_words(Refusal(code, **details), {"p1": "Demo Person"})

    assert (what[-1] in ".?", then[-1]) == (True, ".")
    assert not {"{", "…"} & set(what + then)
    assert max(len(what), len(then)) < LONGEST


def test_no_sentence_stands_in_two_tables() -> None:
    both = refusal_table.SENTENCES.keys() & refusal_table_desk.SENTENCES.keys()

    assert both == set()


def test_keys_and_days_are_put_into_words() -> None:
    refusal = Refusal(
        "event-before-its-cause",
        event="eligible",
        day="2024-04-01",
        needs="registered",
        needed_day="2024-04-15",
    )

    assert word_refusal(refusal) == (
        "“Case found eligible by SECU” on Mon 1 April 2024 would lie before “Complaint "
        "registered by SECU”, which was on Mon 15 April 2024. Check the date; it must "
        "be Mon 15 April 2024 or later."
    )


def test_several_signers_are_named_by_their_parts() -> None:
    refusal = Refusal(
        "not-a-signer", action="10", signers="risk-owner, executive-coordinator"
    )

    what, _then = refusal_words(refusal)

    assert what.endswith("Risk Owner and Environmental Finance Executive Coordinator.")


def test_an_action_of_nobody_is_somebodys_of_the_team() -> None:
    what, _then = refusal_words(Refusal("not-your-action", action="7", owner=""))

    assert "somebody else of the response team" in what


def test_an_unknown_code_gets_a_general_sentence() -> None:
    assert word_refusal(Refusal("never-heard-of", x="y")).startswith("That did not")


def test_what_people_typed_is_not_read_as_a_placeholder() -> None:
    what, _then = refusal_words(Refusal("day-missing", words="{limit} {0} {"))

    assert what == "“{limit} {0} {” was not understood as a date."


def test_a_number_that_is_none_stays_as_it_is() -> None:
    what, _then = refusal_words(Refusal("text-too-long", limit="many"))

    assert "longer than many characters" in what


def test_a_detail_that_is_missing_leaves_a_gap_and_no_error() -> None:
    what, _then = refusal_words(Refusal("case-exists"))

    assert what == "… is open already, so it was not opened again."
