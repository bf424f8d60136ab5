"""`ses-desk resources`: the catalogue, written into a file and read from one."""

import json
from pathlib import Path
from typing import Any

from tests.bot.commands import Ended, Run

HEAD = "id,title,url,language,kind,summary,topics,superseded_by,aliases,official\n"


def row(resource_id: str, **besides: str) -> str:
    cells = {
        "id": resource_id,
        "title": f"Invented {resource_id}",
        "url": f"https://example.org/{resource_id}",
        "language": "en",
        "kind": "tool",
        "summary": "Invented for a test.",
        "topics": "consent; land",
        "superseded_by": "",
        "aliases": "",
        "official": "no",
        **besides,
    }
    return ",".join(cells.values()) + "\n"


def load(run: Run, folder: Path, *rows: str, options: tuple[str, ...] = ()) -> Ended:
    (folder / "r.csv").write_text(HEAD + "".join(rows), encoding="utf-8")
    return run("resources", "import", "r.csv", *options)


def exported(run: Run, folder: Path, name: str = "all.json") -> dict[str, Any]:
    (folder / name).unlink(missing_ok=True)
    assert run("resources", "export", name).code == 0
    rows = json.loads((folder / name).read_text(encoding="utf-8"))
    return {each["id"]: each for each in rows}


def test_new_resources_join_and_what_changes_is_shown(run: Run, folder: Path) -> None:
    first = load(run, folder, row("new-a"), row("new-b"))
    again = load(run, folder, row("new-a", title="Another title"), row("new-b"))

    assert "Resources new: 2, changed: 0, as before: 0." in first.out
    assert "Resources new: 0, changed: 1, as before: 1." in again.out
    assert "new-a, title: Invented new-a becomes Another title" in again.out
    assert exported(run, folder)["new-a"]["title"] == "Another title"


def test_a_dry_run_shows_and_changes_nothing(run: Run, folder: Path) -> None:
    shown = load(run, folder, row("new-a"), options=("--dry-run",))

    assert "Resources that would be new: 1" in shown.out
    assert "new-a: new, “Invented new-a”, https://example.org/new-a" in shown.out
    assert "new-a" not in exported(run, folder)


def test_every_problem_is_told_by_its_row_and_nothing_is_imported(
    run: Run, folder: Path
) -> None:
    ended = load(
        run,
        folder,
        row("fine"),
        row("a", kind="poem", language="english"),
        row("b", url="ftp://example.org/x"),
        row("c", url="https://somebody:secret@example.org/x"),
        row("d", url="https://example.org/" + "x" * 2000),
        row("e", superseded_by="nobody"),
        row("f", superseded_by="g"),
        row("g", superseded_by="f"),
        row("fine"),
        row("h", url="https://ses-toolkit.info.undp.org/standard-1/"),
        row("i", aliases="https://www.example.org/h https://example.org/fine"),
        row("j", official="perhaps"),
        'k,"open\n',
        row("No Id", summary=""),
    )

    assert ended.code == 2
    found = [line.split(": ")[0].strip() for line in ended.err.splitlines()[1:]]
    assert found == [
        "row 3, language",
        "row 3, kind",
        "row 4, url",
        "row 5, url",
        "row 6, url",
        "row 7, superseded_by",
        "row 8, superseded_by",
        "row 9, superseded_by",
        "row 10, id",
        "row 11, url",
        "row 12, aliases",
        "row 13, official",
        "row 14, row",
        "row 15, id",
    ]
    assert "secret" not in ended.err
    assert "fine" not in exported(run, folder)


def test_what_is_exported_is_imported_as_it_was(run: Run, folder: Path) -> None:
    assert run("resources", "export", "all.csv").code == 0
    before = exported(run, folder)

    from_csv = run("resources", "import", "all.csv")
    from_json = run("resources", "import", "all.json")

    unchanged = "Resources new: 0, changed: 0, as before: 165."
    assert (from_csv.err, from_json.err) == ("", "")
    assert (unchanged in from_csv.out, unchanged in from_json.out) == (True, True)
    assert exported(run, folder, "again.json") == before


def test_a_column_that_is_not_there_leaves_things_as_they_are(
    run: Run, folder: Path
) -> None:
    (folder / "r.csv").write_text("id,edition\ntk-s6,2022\n", encoding="utf-8")
    before = exported(run, folder)["tk-s6"]

    ended = run("resources", "import", "r.csv")

    assert "tk-s6, edition: 2021 becomes 2022" in ended.out
    assert exported(run, folder)["tk-s6"] == before | {"edition": "2022"}


def test_what_a_spreadsheet_would_reckon_is_guarded_and_read_again(
    run: Run, folder: Path
) -> None:
    load(run, folder, row("new-a", title="=1+1"))
    run("resources", "export", "all.csv")

    written = (folder / "all.csv").read_text(encoding="utf-8")
    again = run("resources", "import", "all.csv")

    assert "new-a,'=1+1," in written
    assert "new: 0, changed: 0" in again.out


def test_no_file_is_written_over_and_no_other_kind_is_written(
    run: Run, folder: Path
) -> None:
    (folder / "all.csv").touch()

    there = run("resources", "export", "all.csv")
    other = run("resources", "export", "all.xlsx")

    assert (there.code, other.code) == (2, 2)
    assert "is there already" in there.err
    assert ".csv or .json" in other.err


def test_what_is_no_list_of_resources_is_said_to_be_none(
    run: Run, folder: Path
) -> None:
    (folder / "empty.csv").write_text("", encoding="utf-8")
    (folder / "odd.json").write_text('{"people": []}', encoding="utf-8")

    empty = run("resources", "import", "empty.csv")
    odd = run("resources", "import", "odd.json")

    assert "There is no resource in that file." in empty.err
    assert "is not a list of resources" in odd.err
