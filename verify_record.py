#!/usr/bin/env python3
"""
Check the record of SES Desk: was anything in it changed afterwards?

    python3 verify_record.py DATABASE_OR_EXPORT [--checkpoints FILE]...

Reads the SQLite file of a desk, or an export of its record (.jsonl, a row a line), and
changes neither. It needs Python 3.11 and the desk's `chain.py`, beside it or in
`domain/` beside it, and nothing else. With the checkpoints that the desk wrote to
another place it also finds a record whose end was cut off, or that was written anew.

It ends with 0 when every record holds, with 1 when one does not, and with 2 when there
was nothing to check or something could not be read.
"""

import argparse
import importlib.util
import json
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

HOLDS, BROKEN, NOT_CHECKED = 0, 1, 2

_LINKS = """
    SELECT r.case_id, r.seq, r.at, r.who, r.via, r.verb, r.subject, r.digest,
           r.previous, r.hash, c.salt, c.content
    FROM record r LEFT JOIN record_content c ON c.case_id = r.case_id AND c.seq = r.seq
    ORDER BY r.case_id, r.seq
"""
# A case that lost its head is looked for too, and a head that lost its case.
_HEADS = """
    SELECT c.reference, k.id, h.seq, h.hash
    FROM (SELECT id FROM cases UNION SELECT case_id FROM record_heads
          UNION SELECT case_id FROM record) k
    LEFT JOIN cases c ON c.id = k.id LEFT JOIN record_heads h ON h.case_id = k.id
"""
_FAULTS = {
    "edited": "row {seq} was edited: it does not fit its own hash",
    "content-edited": "what row {seq} says was edited: it does not fit its digest",
    "content-missing": "what row {seq} said is gone, and no later row tells why",
    "missing": "row {seq} is missing",
    "out-of-order": "row {seq} stands in another place, or twice",
    "unlinked": "row {seq} does not follow from the row that stands before it",
    "cut": "row {seq} is cut off, with all that came after: a later one is known",
    "rewritten": "row {seq} is not the one that is known: it, or one before, is new",
}


class Unreadable(Exception):
    """Something that was to be checked cannot be read."""


class Head(NamedTuple):
    """A case's last row as it was known at some time."""

    case_id: str
    seq: int
    hash: str


@dataclass
class Known:
    """What is known besides the rows: heads by case, cases' names, lines torn apart."""

    heads: defaultdict[str, list[Head]] = field(
        default_factory=lambda: defaultdict(list)
    )
    names: dict[str, str] = field(default_factory=dict)
    torn: list[str] = field(default_factory=list)

    def learn(self, head: Head, reference: str = "") -> None:
        """Add a head, and what people call its case."""
        self.heads[head.case_id].append(head)
        if reference:
            self.names.setdefault(head.case_id, reference)


Cases = Iterable[tuple[str, list[Any]]]


def _load_chain() -> Any:  # noqa: ANN401 - A module that only its place makes known.
    here = Path(__file__).resolve().parent
    for place in (here / "domain" / "chain.py", here / "chain.py"):
        spec = importlib.util.spec_from_file_location("desk_chain", place)
        if place.is_file() and spec is not None and spec.loader is not None:
            module = importlib.util.module_from_spec(spec)
            sys.modules[spec.name] = module
            spec.loader.exec_module(module)
            return module
    sys.exit("chain.py is missing: put it beside this file, and try again.")


chain = _load_chain()


def main(words: list[str] | None = None) -> int:
    """Check what the command line names, say what was found, return the exit code."""
    asked = _parser().parse_args(words)
    known = Known()
    try:
        cases = _cases(asked.record, known)
        for path in asked.checkpoints:
            _learn_checkpoints(path, known)
        return _report(cases, known)
    except Unreadable as error:
        sys.stdout.write(f"Not checked: {error}\n")
        return NOT_CHECKED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("record", type=Path, metavar="DATABASE_OR_EXPORT")
    parser.add_argument(
        "--checkpoints", type=Path, action="append", default=[], metavar="FILE"
    )
    return parser


def _cases(path: Path, known: Known) -> Cases:
    """Return the rows by case, in the order in which they stand."""
    try:
        with path.open("rb") as file:
            is_database = file.read(6) == b"SQLite"
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror}.") from None
    return _from_database(path, known) if is_database else _from_export(path, known)


def _from_database(path: Path, known: Known) -> Cases:
    try:
        # Where nobody may write, SQLite cannot share the file; then it is read as is.
        database = _opened(path, "mode=ro") or _opened(path, "immutable=1")
        if database is None:
            raise Unreadable(f"{path} is not the database of a desk.")
        database.text_factory = lambda raw: raw.decode("utf-8", "replace")
        for reference, case_id, seq, hash_ in database.execute(_HEADS):
            known.learn(Head(case_id, seq or 1, hash_ or ""), reference or "")
        links = map(chain.Link._make, database.execute(_LINKS))
        for case_id, rows in groupby(links, attrgetter("case_id")):
            yield case_id, list(rows)
    except sqlite3.Error as error:
        raise Unreadable(f"{path} cannot be read ({error}).") from None


def _opened(path: Path, how: str) -> sqlite3.Connection | None:
    try:
        database = sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True)
        database.execute("SELECT 1 FROM record LIMIT 1")
    except sqlite3.Error:
        return None
    return database


def _from_export(path: Path, known: Known) -> Cases:
    cases: defaultdict[str, list[Any]] = defaultdict(list)
    for number, said in _lines(path, known):
        known.names.setdefault(said.get("case_id", ""), said.pop("reference", ""))
        try:
            link = chain.Link(**said)
        except TypeError:
            known.torn.append(f"line {number} of {path.name} is not a row")
        else:
            cases[link.case_id].append(link)
    return cases.items()


def _learn_checkpoints(path: Path, known: Known) -> None:
    for number, said in _lines(path, known):
        try:
            head = Head(said["case_id"], int(said["seq"]), said["hash"])
        except (KeyError, TypeError, ValueError):
            known.torn.append(f"line {number} of {path.name} is not a checkpoint")
        else:
            known.learn(head, said.get("reference", ""))


def _lines(path: Path, known: Known) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the objects of a file with one a line; empty lines are passed over."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror}.") from None
    for number, line in enumerate(text.split("\n"), 1):
        try:
            said = json.loads(line) if line.strip() else None
        except ValueError:
            said = ""
        if isinstance(said, dict):
            yield number, said
        elif said is not None:
            known.torn.append(f"line {number} of {path.name} is torn")


def _report(cases: Cases, known: Known) -> int:
    """Say of each case whether it holds; those without any row come last."""
    codes = {case_id: _say(case_id, rows, known) for case_id, rows in cases}
    for case_id in sorted(set(known.heads) - set(codes)):
        codes[case_id] = _say(case_id, [], known)
    if not codes:
        raise Unreadable("there is no record in it.")
    sys.stdout.writelines(f"{words}\n" for words in known.torn)
    return BROKEN if known.torn else max(codes.values())


def _say(case_id: str, rows: list[Any], known: Known) -> int:
    verdict = chain.verify_rows(rows, known.heads[case_id])
    name = known.names.get(case_id) or case_id
    if verdict.fault is None:
        gone = f", {verdict.redacted} of them redacted" if verdict.redacted else ""
        sys.stdout.write(f"{name}: OK, {verdict.rows} rows{gone}\n")
        return HOLDS
    words = _FAULTS[verdict.fault].format(seq=verdict.seq)
    sys.stdout.write(f"{name}: NOT AS IT WAS, {words}\n")
    return BROKEN


if __name__ == "__main__":
    sys.exit(main())
