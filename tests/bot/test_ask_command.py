"""`ses-desk ask`: answers for people and for other programs."""

import json
from pathlib import Path
from typing import Any

from bot.compose import compose
from bot.settings import load_settings
from domain.learning.feedback import Fix, Settled
from tests.bot.commands import Run, ses_desk
from tests.bot.conftest import MORNING

FIELDS = ["question", "language", "outcome", "reason", "resources"]


def asked(folder: Path, *words: str) -> Any:  # noqa: ANN401 - As JSON is.
    return json.loads(ses_desk("ask", *words, "--json", folder=folder).stdout)


def test_a_fresh_install_answers_and_makes_nothing(tmp_path: Path) -> None:
    answer = asked(tmp_path, "do we need FPIC?")

    assert list(answer) == FIELDS
    assert (answer["outcome"], answer["language"]) == ("answered", "en")
    assert list(answer["resources"][0]) == ["id", "url", "title", "score", "why"]
    assert len(answer["resources"]) == 3
    assert list(tmp_path.iterdir()) == []


def test_a_batch_keeps_its_order_and_its_blank_lines(tmp_path: Path) -> None:
    lines = "pesticides in the river\n\nwill SECU find us guilty in this case?\n"
    (tmp_path / "asked.txt").write_text(lines, "utf-8")

    answers = asked(tmp_path, "--batch", "asked.txt")

    assert [each["question"] for each in answers] == lines.split("\n")[:-1]
    assert [each["outcome"] for each in answers] == [
        "answered",
        "handed_over",
        "out_of_role",
    ]


def test_a_desk_is_asked_where_there_is_one(run: Run, folder: Path) -> None:
    head = "id,title,url,language,kind,summary\n"
    row = "zeppelin,Zeppelin consent,https://example.org/z,en,tool,Made for a test.\n"
    (folder / "r.csv").write_text(head + row, "utf-8")
    assert run("resources", "import", "r.csv").code == 0

    answer = json.loads(run("ask", "zeppelins", "--json").out)

    assert "zeppelin" in [each["id"] for each in answer["resources"]]


def test_a_synonym_that_a_facilitator_adds_changes_the_answer(
    run: Run, folder: Path
) -> None:
    synonym = Fix(
        id="fix",
        mark="mark",
        language="en",
        kind=Settled.SYNONYM,
        by="facilitator",
        at=MORNING,
        words="qwertz",
        means="tk-s6",
    )
    before = json.loads(run("ask", "what about qwertz here?", "--json").out)

    settings = load_settings(said={"data": str(folder / "data")})
    with compose(settings) as house, house.ports.open_uow() as uow:
        uow.asked.fix(synonym)
        uow.commit()
    after = json.loads(run("ask", "what about qwertz here?", "--json").out)

    assert (before["outcome"], after["outcome"]) == ("handed_over", "answered")
    assert after["resources"][0]["id"] == "tk-s6"


def test_people_read_titles_addresses_and_reasons(run: Run) -> None:
    said = run("ask", "do we need FPIC?").out
    no = run("ask", "who filed the complaint?").out

    assert "https://ses-toolkit.info.undp.org/standard-6" in said
    assert "matched: fpic" in said
    assert no == (
        "The desk cannot answer this. Go to the SES focal point of your Regional"
        " Bureau.\n"
    )


def test_what_cannot_be_asked_is_said(run: Run) -> None:
    assert "Type a question" in run("ask").err
    assert "en, fr and es" in run("ask", "FPIC", "--language", "de").err
