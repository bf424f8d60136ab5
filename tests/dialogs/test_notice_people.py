"""Labels of complainants: sealed in any wording, asked about where in doubt."""

import pytest

from bot.demo_office import move_in
from dialogs.conversation import Reply
from dialogs.reading.notice_people import looks_like_names, people_in_label
from dialogs.reading.notices import read_notice, read_typed
from services.ports import Ports
from tests.services.cast import FOCAL
from tests.talking import Talk, form_in

JANE = "Quirin Walzhofer"
CHAIR = FOCAL.person_id


def notice(label: str, *, names: str = JANE) -> str:
    return (
        "Case Number: SECU2000\nProject Name: Solar\nDate Registered: 2026-09-26\n"
        f"{label}: {names}\nSynopsis: The dam floods the village.\n"
    )


@pytest.fixture(name="desk")
def _desk(ports: Ports) -> Talk:
    move_in(ports.open_uow, ports.read_uow)
    return Talk(ports)


def shown(reply: Reply) -> str:
    return f"{reply.echo} {reply.form} {reply.cards}"


LABELS = (
    "Names of requestors",
    "Requestors' names",
    "Requestors’ names",
    "Name of the complainant",
    "Complainants' full names",
    "Complaint submitted by",
    "Complaint filed by",
    "Submitted by",
    "Signed by",
    "Signatories",
    "Names of signatories",
    "Affected persons",
    "Affected people",
    "Names of the affected families",
    "Demandeur(s)",
    "Demandeurs",
    "Noms des plaignants",
    "Plainte déposée par",
    "Requérants",
    "Personnes affectées",
    "Solicitantes",
    "Nombres de los denunciantes",
    "Denuncia presentada por",
    "Reclamantes",
    "Personas afectadas",
)


@pytest.mark.parametrize("label", LABELS)
def test_complainants_are_sealed_in_any_wording(desk: Talk, label: str) -> None:
    reply = desk.say(CHAIR, notice(label))

    assert "Walzhofer" not in shown(reply)
    assert "sealed already" in form_in(reply).intro
    with desk.ports.read_uow() as uow:
        assert uow.drafts.peek(form_in(reply).target, person_id=CHAIR)


@pytest.mark.parametrize(
    "label",
    ["Village elders", "Community leader", "Persons concerned", "Witnesses heard"],
)
def test_a_label_that_may_be_of_complainants_is_asked_about(
    desk: Talk, label: str
) -> None:
    reply = desk.say(CHAIR, notice(label))

    assert reply.refusal == "notice-label-unclear"
    assert "Walzhofer" not in shown(reply)


@pytest.mark.parametrize(
    "label, value",
    [
        ("Fund name", "Green Climate Fund"),
        ("Number of complainants", "25"),
        ("Project Manager", "Demo Manager"),
        ("Concerns of the villagers", "The dam floods their fields each spring."),
    ],
)
def test_other_labels_are_no_cause_to_ask(label: str, value: str) -> None:
    found = read_notice(notice(label, names=value))

    assert found is not None
    assert (found.unclear, found.requestors) == ("", ())


def test_a_label_alone_has_its_names_below() -> None:
    found = read_notice(notice("Village elders").replace(": Quirin", ":\nQuirin"))

    assert found is not None
    assert found.unclear == "elders"


def test_nothing_is_said_to_be_sealed_where_nothing_was(desk: Talk) -> None:
    reply = desk.say(CHAIR, notice("Donors", names="Demo Fund"))

    assert form_in(reply).target == ""
    assert "sealed" not in form_in(reply).intro


@pytest.mark.parametrize(
    "line, requestors",
    [
        ("open case SECU2103, requestor Quirin Walzhofer, project Dam", (JANE,)),
        ("open case SECU2103 requestor: Quirin Walzhofer; project Dam", (JANE,)),
        (
            "open case SECU2103, complainants Quirin Walzhofer, Bela Untermoser",
            (JANE, "Bela Untermoser"),
        ),
        ("open case: complaint by Quirin Walzhofer about the dam", (JANE,)),
        ("new case SECU2103 submitted by Quirin Walzhofer", (JANE,)),
    ],
)
def test_a_line_that_opens_a_case_is_read_and_not_repeated(
    desk: Talk, line: str, requestors: tuple[str, ...]
) -> None:
    reply = desk.say(CHAIR, line)

    assert read_typed(line).requestors == requestors
    assert "Walzhofer" not in shown(reply)
    assert "Untermoser" not in shown(reply)
    assert reply.echo in {"open case SECU2103", "open case"}


def test_what_a_typed_line_says_of_the_case_is_filled_in(desk: Talk) -> None:
    reply = desk.say(CHAIR, "open case SECU2103, project Dam, requestor Ada Example")

    fields = {field.name: field.value for field in form_in(reply).fields}
    assert (fields["reference"], fields["project"]) == ("SECU2103", "Dam")


def test_a_refused_line_about_complainants_is_not_repeated(desk: Talk) -> None:
    reply = desk.say(CHAIR, f"SECU2102 Requestor: {JANE}")

    assert reply.refusal
    assert "Walzhofer" not in shown(reply)


def test_a_notice_shows_nobody_who_is_walled_on_another_case(desk: Talk) -> None:
    inputs = {
        "reference": "DEMO-0001",
        "project": "Demo Dam",
        "country": "Demo Country",
        "office": "demo-country-office",
        "registered": "2024-06-03",
        "tracks": "secu",
        "vertical_fund": "no",
        "environmental": "no",
        "confidential": "no",
        "requestors": "Ada Example",
    }
    desk.say(CHAIR, verb="case.open", inputs=inputs)

    pasted = notice("Requestors").replace("The dam", "Ada Example says the dam")
    reply = desk.say(CHAIR, pasted)

    assert "Example" not in (reply.echo or "")


def test_names_look_like_names() -> None:
    assert looks_like_names("Jane Doe, John van der Roe and Ada Example")
    assert not looks_like_names("The dam floods the village")
    assert people_in_label("Sent by", "Jane Doe") == "by"
