"""Finds calls in the source tree: which codes are raised, said or recorded."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FLOORS = ("bot", "scheduler", "dialogs", "cards", "storage", "services", "domain")


@dataclass(frozen=True)
class Call:
    """A call with a literal first text: its *keys* are its keywords."""

    code: str
    keys: frozenset[str]
    spread: bool  # Some of its keywords come out of a mapping.
    where: str

    def __str__(self) -> str:
        return f"{self.code} at {self.where}"


def calls(*names: str, floors: tuple[str, ...] = FLOORS) -> list[Call]:
    """Return the calls of functions of those *names* whose code is written out."""
    return [
        found
        for source in sources(floors)
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _name(node) in names
        for found in _read(node, source)
    ]


def sources(floors: tuple[str, ...] = FLOORS) -> Iterator[Path]:
    for floor in floors:
        yield from sorted((ROOT / floor).rglob("*.py"))


def _name(node: ast.Call) -> str:
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def _read(node: ast.Call, source: Path) -> Iterator[Call]:
    """Read the first text among a call's arguments as its code."""
    texts = [
        argument.value
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]
    keys = [keyword.arg for keyword in node.keywords]
    if texts:
        yield Call(
            code=texts[0],
            keys=frozenset(key for key in keys if key),
            spread=None in keys,
            where=f"{source.relative_to(ROOT).as_posix()}:{node.lineno}",
        )


def codes_in_tables(*names: str) -> Iterator[tuple[str, str]]:
    """
    Yield the texts in mappings of modules that call a function with a variable code.

    So a table of error numbers and codes counts as well as a code in its place.
    """
    for source in sources():
        tree = ast.parse(source.read_text(encoding="utf-8"))
        if not any(_is_variable(node, names) for node in ast.walk(tree)):
            continue
        for node in ast.walk(tree):
            for value in node.values if isinstance(node, ast.Dict) else ():
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield value.value, source.relative_to(ROOT).as_posix()


def _is_variable(node: ast.AST, names: tuple[str, ...]) -> bool:
    if not (isinstance(node, ast.Call) and _name(node) in names and node.args):
        return False
    return isinstance(node.args[0], ast.Name)
