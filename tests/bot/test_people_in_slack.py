"""`ses-desk people` with accounts in Slack: from columns of the file."""

from pathlib import Path

from pydantic import SecretStr

from bot.settings import Settings
from tests.bot.commands import Run

TEAMS_APP = "00000000-0000-0000-0000-0000000000cc"
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


def test_how_people_came_to_their_seats_is_kept(run: Run, folder: Path) -> None:
    row = "person,lead-1,Invented Lead,,,hq,UTC,{account},T0TEAM01"
    load(run, folder, row.format(account="U0LEAD01"))
    load(run, folder, row.format(account="none"))

    told = run("people", "seats", "lead-1").out.splitlines()

    assert len(told) == 2
    assert "lead-1: Slack T0TEAM01 U0LEAD01: given by a list; by administra" in told[0]
    assert "taken away by a list" in told[1]
    assert "Nothing has happened" in run("people", "seats", "lead-2").out


def test_a_desk_in_slack_alone_asks_no_directory_of_microsofts(folder: Path) -> None:
    token = SecretStr("xoxb-1-demo")

    assert Settings(data=folder, slack_bot_token=token).is_in_slack_alone
    assert not Settings(data=folder).is_in_slack_alone
    both = Settings(data=folder, slack_bot_token=token, teams_app_id=TEAMS_APP)
    assert not both.is_in_slack_alone
