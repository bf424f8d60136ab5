"""`ses-desk people` with accounts in Slack: from columns of the file."""

from pathlib import Path

from tests.bot.commands import Run

HEAD = "row,id,name,kind,calendar,office,time_zone,slack_id,workspace\n"
OFFICE = "office,hq,Invented Office,headquarters,New York\n"


def load(run: Run, folder: Path, *rows: str) -> str:
    text = HEAD + OFFICE + "\n".join(rows)
    (folder / "people.csv").write_text(text, encoding="utf-8")
    ended = run("people", "load", "people.csv")
    return ended.out + ended.err


def test_a_list_seats_people_in_slack_by_their_ids(run: Run, folder: Path) -> None:
    row = "person,lead-1,Invented Lead,,,hq,UTC,u0lead01,t0team01"

    told = load(run, folder, row)

    assert "Seats in Teams: 0. Seats in Slack: 1." in told
    assert (
        "lead-1: Invented Lead, Invented Office; duties: none; has a seat in Slack"
        in (run("people", "list").out)
    )


def test_ids_that_are_none_are_told_by_their_row(run: Run, folder: Path) -> None:
    told = load(
        run,
        folder,
        "person,lead-1,Invented Lead,,,hq,UTC,lead@example.org,T0TEAM01",
        "person,lead-2,Invented Lead,,,hq,UTC,U0LEAD01,demo.slack.com",
        "person,lead-3,Invented Lead,,,hq,UTC,U0LEAD01,",
    )

    assert "row 3, slack_id: it is not an id of somebody in Slack" in told
    assert "row 4, workspace: it is not an id of a workspace in Slack" in told
    assert "row 5, workspace: the workspace is missing" in told
