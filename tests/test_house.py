"""The house rules that no linter knows."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = ("bot", "scheduler", "dialogs", "cards", "storage", "services", "domain")
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")
LONGEST_FUNCTION = 25  # Lines of its body: a long signature is not a long thought.
LONGEST_FILE = 300
# One place says what the use cases need of the world; it is read by searching.
LONG_BY_NATURE = {"services/ports.py"}

# One import that each contract must refuse: who, and what it may not know.
PLANTS = (
    ("domain", "services"),
    ("cards", "storage"),
    ("cards", "services"),
    ("dialogs", "storage"),
    ("scheduler", "storage"),
    ("storage", "services.planted"),
    ("domain", "sqlmodel"),
    ("bot", "apscheduler"),
    ("services", "sqlalchemy"),
    ("dialogs", "aiohttp"),
    ("cards", "structlog"),
    ("services", "icalendar"),
    ("storage.stores", "snowballstemmer"),
    ("bot.commands", "azure"),
    ("bot.teams", "msgraph"),
    ("bot.graph", "botbuilder"),
    ("bot.teams", "slack_bolt"),
    ("bot.rooms", "bot.slack"),
)


def lint_imports(tree: Path) -> subprocess.CompletedProcess[str]:
    command = [str(LINT_IMPORTS), "--no-cache", "--no-logo"]
    return subprocess.run(
        command, cwd=tree, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.fixture(scope="module", name="verdict_on_plants")
def _verdict_on_plants(tmp_path_factory: pytest.TempPathFactory) -> str:
    tree = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", tree)
    for floor in FLOORS:
        shutil.copytree(ROOT / floor, tree / floor)
        (tree / floor / "planted.py").touch()
    for importer, imported in PLANTS:
        folder = tree / importer.replace(".", "/")
        with (folder / "planted.py").open("a") as planted:
            planted.write(f"import {imported}\n")
    return lint_imports(tree).stdout


def sources() -> Iterator[Path]:
    """Find the product's files; a migration is a list of columns, read once."""
    for floor in FLOORS:
        for source in (ROOT / floor).rglob("*.py"):
            if source.parent.name != "versions":
                yield source


def functions(source: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines_of_code(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count what it does: the body, without signature and docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    if not body:
        return 0
    return (function.end_lineno or function.lineno) - body[0].lineno + 1


def lines_but_tables(source: Path) -> int:
    """Count the lines that are not part of a table of data."""
    text = source.read_text(encoding="utf-8")
    tables = [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.parse(text).body
        if isinstance(node, ast.Assign | ast.AnnAssign)
    ]
    return len(text.splitlines()) - sum(tables)


def imported_names(source: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module.partition(".")[0]


def keys_said_again(table: ast.Dict) -> Iterator[ast.expr]:
    """Find the keys of which only the last value would count."""
    said = set()
    for key in filter(None, table.keys):
        if ast.dump(key) in said:
            yield key
        said.add(ast.dump(key))


def test_imports_run_downward_only() -> None:
    verdict = lint_imports(ROOT)

    assert verdict.returncode == 0, verdict.stdout


@pytest.mark.parametrize("importer, imported", PLANTS)
def test_a_forbidden_import_is_found_and_named(
    importer: str, imported: str, verdict_on_plants: str
) -> None:
    edge = rf"{re.escape(importer)}\.planted -> {re.escape(imported)} \(l\.\d+\)"

    assert re.search(edge, verdict_on_plants), verdict_on_plants


def test_no_contract_is_without_a_plant(verdict_on_plants: str) -> None:
    assert "Contracts: 0 kept" in verdict_on_plants


def test_the_domain_imports_the_standard_library_only() -> None:
    allowed = sys.stdlib_module_names | {"domain"}

    strangers = {
        f"{source.name}: {name}"
        for source in (ROOT / "domain").rglob("*.py")
        for name in imported_names(source)
        if name not in allowed
    }

    assert strangers == set()


def test_functions_fit_in_one_look() -> None:
    too_long = [
        f"{source.relative_to(ROOT)}:{function.lineno} {function.name}"
        for source in sources()
        for function in functions(source)
        if lines_of_code(function) > LONGEST_FUNCTION
    ]

    assert too_long == []


def test_a_file_has_one_subject() -> None:
    too_long = [
        source.relative_to(ROOT).as_posix()
        for source in sources()
        if lines_but_tables(source) > LONGEST_FILE
    ]

    assert set(too_long) <= LONG_BY_NATURE


def test_no_table_says_two_things_of_one_key() -> None:
    twice = [
        f"{source.relative_to(ROOT)}:{key.lineno}"
        for source in sources()
        for table in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(table, ast.Dict)
        for key in keys_said_again(table)
    ]

    assert twice == []


def test_no_module_is_named_for_nothing() -> None:
    empty_words = {"common", "helpers", "helper", "manager", "misc", "util", "utils"}

    assert [source for source in sources() if source.stem in empty_words] == []


@pytest.mark.parametrize("lock", sorted((ROOT / "requirements").glob("*.lock")))
def test_a_lock_file_names_no_package_index(lock: Path) -> None:
    assert "://" not in lock.read_text(encoding="utf-8")


def test_the_browsers_lock_file_names_no_package_index() -> None:
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text(encoding="utf-8")
