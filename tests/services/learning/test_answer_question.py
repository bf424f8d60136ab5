"""Answering: whatever is typed gets an answer, and never an exception."""

import pytest

from domain.learning.answers import Outcome
from domain.learning.reasons import HandedOver, OutOfRole
from domain.learning.resources import KeptResource, Resource, ResourceKind
from services.learning.answer_question import answer_question, get_ready_to_answer
from services.ports import Ports

pytestmark = pytest.mark.usefixtures("no_catalogue")


def keep(ports: Ports, resource_id: str, title: str) -> None:
    resource = Resource(
        id=resource_id,
        title=title,
        url=f"https://example.org/{resource_id}",
        language="en",
        kind=ResourceKind.WEB_PAGE,
        summary="Made for a test.",
        attested="page seen",
        official=True,
    )
    with ports.open_uow() as uow:
        uow.resources.put(KeptResource(resource=resource))
        uow.commit()


def test_a_question_gets_resources_and_why(ports: Ports) -> None:
    keep(ports, "consent", "Free, prior and informed consent")

    answer = answer_question("when is consent needed?", ports=ports)

    assert answer.outcome is Outcome.ANSWERED
    assert [found.resource.id for found in answer.found] == ["consent"]
    assert answer.found[0].matched == ("consent",)


def test_what_joined_the_catalogue_is_found_at_once(ports: Ports) -> None:
    keep(ports, "consent", "Consent")
    before = answer_question("dust and pesticides", ports=ports)

    keep(ports, "waste", "Pesticides and waste")
    after = answer_question("dust and pesticides", ports=ports)

    assert before.reason == HandedOver.NOTHING_FITS
    assert after.found[0].resource.id == "waste"


def test_who_asks_first_waits_for_nothing_once_the_desk_is_ready(
    ports: Ports, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(ports, "consent", "Consent")
    get_ready_to_answer(ports=ports)

    monkeypatch.setattr(ports.search, "learn", None)
    answer = answer_question("when is consent needed?", ports=ports)

    assert answer.outcome is Outcome.ANSWERED


def test_no_more_is_found_than_asked_for(ports: Ports) -> None:
    for number in range(5):
        keep(ports, f"consent-{number}", f"Consent {number}")

    assert len(answer_question("consent", ports=ports, limit=2).found) == 2


def test_the_language_is_heard_and_else_taken_as_told(ports: Ports) -> None:
    heard = answer_question("quand faut-il le consentement", ports=ports)
    told = answer_question("SRM", ports=ports, language="es")

    assert (heard.language, told.language) == ("fr", "es")


@pytest.mark.parametrize(
    "typed, reason",
    [
        ("", HandedOver.NOTHING_ASKED),
        ("x", HandedOver.NOTHING_ASKED),
        ("?!", HandedOver.NOTHING_ASKED),
        ("<@U123>", HandedOver.NOTHING_ASKED),
        ("<at>SES Desk</at>", HandedOver.NOTHING_ASKED),
        ("ما هي الموافقة المسبقة؟", HandedOver.UNREAD_SCRIPT),
        ("什么是事先知情同意", HandedOver.UNREAD_SCRIPT),
        ("```def main(): return 1```", HandedOver.NOTHING_ASKED),
        ("+34 600 000 000", HandedOver.NOTHING_FITS),
        ("\x00\ud800 \u202e", HandedOver.NOTHING_ASKED),
        ("word " * 10_000, HandedOver.NOTHING_FITS),
        ("a" * 50_000, HandedOver.NOTHING_FITS),
    ],
)
def test_what_is_no_question_gets_a_reason(
    typed: str, reason: HandedOver, ports: Ports
) -> None:
    keep(ports, "consent", "Consent")

    answer = answer_question(typed, ports=ports)

    assert (answer.outcome, answer.reason) == (Outcome.HANDED_OVER, reason)
    assert answer.found == ()


def test_what_is_asked_is_found_in_a_very_long_text(ports: Ports) -> None:
    keep(ports, "consent", "Consent")

    story = "The village is by the dam and its people were not asked. " * 1_000
    answer = answer_question(story + "Do we need consent?", ports=ports)

    assert answer.outcome is Outcome.ANSWERED


@pytest.mark.parametrize(
    "typed",
    [
        "<@U123> consent?",
        "<at>SES Desk</at> consent?",
        "*consent*, _please_",
        "¿el consentimiento, when do we need it?",
        "consent https://example.org/a?b=c&d",
        '"consent" OR 1=1; --',
        "consent NEAR/2 (x) * ^",
    ],
)
def test_marks_around_a_question_do_not_matter(typed: str, ports: Ports) -> None:
    keep(ports, "consent", "Consent")

    assert answer_question(typed, ports=ports).found[0].resource.id == "consent"


def test_what_the_desk_must_not_answer_is_out_of_role(ports: Ports) -> None:
    keep(ports, "consent", "Consent")

    answer = answer_question("approve our consent plan", ports=ports)

    assert answer.outcome is Outcome.OUT_OF_ROLE
    assert (answer.reason, answer.found) == (OutOfRole.SIGNS_FOR_YOU, ())
