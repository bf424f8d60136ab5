"""Values in columns: strict both ways."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy.dialects import sqlite

from domain.actions import ActionState
from domain.due import Due, DueKind
from domain.roles import Role
from storage.columns import JsonOf, RoleList, Words, Written
from tests.storage.test_actions import EXPLAINED

DIALECT = sqlite.dialect()
DUE = JsonOf(Due)
FIXED = Due(kind=DueKind.FIXED, day=date(2024, 6, 28))


@pytest.mark.parametrize("due", [FIXED, EXPLAINED])
def test_json_comes_back_as_it_was(due: Due) -> None:
    written = DUE.process_bind_param(due, DIALECT)

    assert DUE.result_processor(DIALECT, None)(written) == due


@pytest.mark.parametrize(
    "written",
    [
        "",
        "{}",
        "nonsense",
        '{"kind": "fixed", "day": "soon"}',
        '{"kind": "fixed", "day": 20240628}',
        '{"kind": "someday"}',
        '{"kind": "fixed", "why": {"anchor": "eligible"}}',
        '{"kind": "fixed", "recurs": "yes"}',
    ],
)
def test_json_that_describes_nothing_is_not_taken(written: str) -> None:
    with pytest.raises(ValueError, match="validation error"):
        DUE.result_processor(DIALECT, None)(written)


def test_a_value_of_another_kind_is_not_written() -> None:
    odd = replace(FIXED, day="soon")  # type: ignore[arg-type]

    with pytest.raises(ValueError, match="Expected `date`"):
        DUE.process_bind_param(odd, DIALECT)


def test_only_words_of_the_enumeration_pass() -> None:
    words = Words(ActionState)
    read = words.result_processor(DIALECT, None)

    assert words.process_bind_param(ActionState.DONE, DIALECT) == "done"
    assert read("done") is ActionState.DONE
    assert read(None) is None
    with pytest.raises(ValueError, match="ready"):
        read("ready")
    with pytest.raises(ValueError, match="ready"):
        words.process_bind_param("ready", DIALECT)  # type: ignore[arg-type]


@pytest.mark.parametrize("roles", [(), (Role.SECU, Role.COUNTRY_LEAD)])
def test_roles_keep_their_order(roles: tuple[Role, ...]) -> None:
    written = RoleList().process_bind_param(roles, DIALECT)

    assert RoleList().result_processor(DIALECT, None)(written) == roles
    assert written.startswith(" ")
    assert written.endswith(" ")


def test_a_moment_without_a_zone_never_enters_the_record() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Written().process_bind_param(datetime(2024, 6, 3), DIALECT)  # noqa: DTZ001
