"""Who says that an action with several doers is done: their own part is asked about."""

from collections.abc import Callable

import pytest

from cards.verbs import Verb
from dialogs.conversation import Reply, Upload
from services.ports import Ports
from services.reading.read_action import find_action
from tests.dialogs.cast import FOCAL, LEAD, OUTSIDER, RR
from tests.talking import form_in, words_in

At = Callable[..., Reply]


@pytest.fixture(name="nine")
def _nine(at: At, case_id: str, ports: Ports) -> str:
    at(LEAD, "event eligible today")
    return find_action(case_id, "9", ports=ports).id


def presses(reply: Reply, verb: Verb = Verb.ACTION_PART_FORM) -> list[str]:
    """Return what an answer's buttons of a kind mean."""
    lists = [e for card in reply.cards for e in card.elements]
    items = [item for each in lists for item in getattr(each, "items", ())]
    buttons = [*(item.button for item in items)]
    buttons += [button for card in reply.cards for button in card.buttons]
    return [button.target for button in buttons if button and button.verb == verb]


@pytest.mark.parametrize("typed", ["done 9", "done 9.1", "part 9"])
def test_the_only_part_of_somebodys_own_is_asked_about(
    at: At, nine: str, typed: str
) -> None:
    form = form_in(at(RR, typed))

    assert form.title == "Notify donors, the Project Board and other key stakeholders"
    assert form.target == f"{nine}:country-office"


@pytest.mark.parametrize("typed", ["done 9 told", "DEMO-0001 done 9 told"])
def test_words_that_name_no_part_are_the_forms_note(
    at: At, nine: str, typed: str
) -> None:
    form = form_in(at(RR, typed))

    assert (form.target, form.fields[0].value) == (f"{nine}:country-office", "told")


def test_the_form_sent_in_does_the_part(at: At, nine: str) -> None:
    form = form_in(at(RR, "done 9 told"))
    done = at(RR, verb=form.verb, target=form.target, inputs={"note": "told"})

    assert "That part of action 9 stands as done." in words_in(done)


def test_a_file_is_not_lost_in_a_form(at: At, nine: str) -> None:
    del nine
    notice = Upload(name="notice.txt", media_type="text/plain", content=b"Dear all")

    assert "stands as done" in words_in(at(RR, "done 9", files=(notice,)))


def test_who_may_do_several_chooses_on_the_card(at: At, nine: str) -> None:
    reply = at(FOCAL, "done 9")

    assert reply.form is None
    assert "Which part of action 9 do you mean?" in words_in(reply)
    assert presses(reply) == [f"{nine}:country-office", f"{nine}:vertical-funds"]
    assert "was not stored" not in words_in(reply)


def test_who_has_to_choose_is_told_that_their_words_were_not_kept(
    at: At, nine: str
) -> None:
    del nine

    assert "was not stored" in words_in(at(FOCAL, "done 9 told everybody"))


def test_what_is_left_is_asked_about(at: At, nine: str) -> None:
    at(FOCAL, "done 9 country-office told everybody")

    assert form_in(at(FOCAL, "done 9")).target == f"{nine}:vertical-funds"


@pytest.mark.parametrize("name", ["Notify the vertical funds", "vertical funds"])
def test_a_part_goes_by_the_name_on_its_card(at: At, nine: str, name: str) -> None:
    form = form_in(at(FOCAL, f"done 9 {name}"))

    assert form.target == f"{nine}:vertical-funds"


def test_who_has_no_part_left_fills_in_nothing(at: At, nine: str) -> None:
    del nine
    at(RR, "done 9 country-office told everybody")

    told = at(RR, "done 9")

    assert (told.refusal, told.form) == ("no-part-of-yours", None)


def test_what_is_done_is_said_to_be_done(at: At, nine: str) -> None:
    del nine
    at(FOCAL, "done 9 country-office told everybody")
    at(FOCAL, "done 9 vertical-funds told them too")

    assert "Action 9 is done already." in words_in(at(RR, "done 9"))
    assert "Action 9 is not open." in words_in(at(RR, "not needed 9"))


def test_what_waits_is_not_asked_about(at: At) -> None:
    assert at(RR, "done 9").refusal == "action-not-pending"


def test_outsiders_are_asked_nothing(at: At, nine: str) -> None:
    del nine

    assert at(OUTSIDER, "done 9").form is None


def test_the_only_part_that_may_be_dropped_or_taken_up_is_meant(
    at: At, nine: str
) -> None:
    dropping = form_in(at(FOCAL, "not needed 9 no fund"))
    at(FOCAL, verb=dropping.verb, target=dropping.target, inputs={"reason": "None"})
    restoring = form_in(at(FOCAL, "needed again 9"))

    assert dropping.target == restoring.target == f"{nine}:vertical-funds"
    assert dropping.fields[0].value == "no fund"
    assert at(FOCAL, "not needed 9").refusal == "no-part-of-yours"
