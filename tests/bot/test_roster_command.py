"""`ses-desk roster`: an administrator names facilitators and invites others."""

from tests.bot.commands import Run

LEAD = "demo-co-lead"


def test_a_facilitator_is_named_listed_and_taken_off(run: Run) -> None:
    named = run("roster", "add", LEAD, "facilitator", "--topics", "FPIC,labour")
    again = run("roster", "add", LEAD, "facilitator")
    listed = run("roster", "list")
    removed = run("roster", "remove", LEAD, "facilitator")
    after = run("roster", "list")

    assert named.code == again.code == 0
    assert f"{LEAD}: facilitator, on the roster" in named.out
    assert "Demo CO Lead, facilitator, on the roster; FPIC and Labour" in listed.out
    assert f"{LEAD} is off the roster" in removed.out
    assert LEAD not in after.out


def test_anybody_else_is_only_invited(run: Run) -> None:
    invited = run("roster", "add", LEAD, "expert")

    assert f"{LEAD}: expert, invited" in invited.out


def test_what_cannot_be_is_said(run: Run) -> None:
    part = run("roster", "add", LEAD, "king")
    nobody = run("roster", "add", "nobody", "facilitator")
    gone = run("roster", "remove", LEAD, "champion")

    assert "facilitator, expert, champion, focal-point" in part.err
    assert part.code == nobody.code == gone.code == 2
    assert "not on the roster" in gone.err
