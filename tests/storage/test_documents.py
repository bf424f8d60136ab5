"""Documents, versions, signatures and decisions."""

from dataclasses import replace

import pytest

from domain.documents import Decision, DecisionKind, Key, Verdict
from domain.refusals import Refusal
from storage.unit_of_work import SqlUnitOfWork
from tests.conftest import OpenUow
from tests.storage.makers import (
    NOW,
    make_action,
    make_document,
    make_signature,
    make_version,
    move_in,
)
from tests.storage.presses import press_at_once


def set_up(uow: SqlUnitOfWork, *, versions: int = 1) -> None:
    move_in(uow)
    uow.actions.add_all([make_action(1), make_action(2)], [])
    uow.documents.add(make_document())
    for number in range(1, versions + 1):
        uow.documents.add_version(make_version(number))


def test_documents_are_found_by_case_by_action_and_by_id(open_uow: OpenUow) -> None:
    other = make_document("d0", action_id="c1-a2")
    with open_uow() as uow:
        set_up(uow)
        uow.documents.add(other)

        assert uow.documents.of_case("c1") == [make_document(), other]
        assert uow.documents.of_action("c1-a2") == [other]
        assert uow.documents.get("d0") == other


def test_unknown_documents_and_versions_are_refused(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        with pytest.raises(Refusal, match="document-not-found"):
            uow.documents.get("none")
        with pytest.raises(Refusal, match="document-not-found"):
            uow.documents.version("none")


def test_versions_keep_their_numbers(open_uow: OpenUow) -> None:
    first, second = make_version(1), make_version(2)
    with open_uow() as uow:
        set_up(uow, versions=2)

        assert not uow.documents.add_version(replace(second, id="another"))
        assert uow.documents.versions("d1") == [first, second]
        assert uow.documents.versions_of_case("c1") == [first, second]
        assert uow.documents.version(second.id) == second


def test_of_many_who_store_a_version_one_gets_the_number(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        set_up(uow)
        uow.commit()

    def store(number: int) -> bool:
        with open_uow() as uow:
            version = replace(make_version(2), id=f"v{number}")
            stored = uow.documents.add_version(version)
            uow.commit()
            return stored

    assert press_at_once(store).count(True) == 1


def test_a_key_is_given_once_whoever_presses(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        set_up(uow)
        uow.commit()

    def sign(number: int) -> bool:
        with open_uow() as uow:
            signature = replace(make_signature(), id=f"s{number}", by=str(number))
            signed = uow.documents.sign(signature)
            uow.commit()
            return signed

    assert press_at_once(sign).count(True) == 1


def test_nobody_takes_back_what_was_given(open_uow: OpenUow) -> None:
    refused = replace(make_signature(), id="s2", verdict=Verdict.REFUSED)
    with open_uow() as uow:
        set_up(uow)
        assert uow.documents.sign(make_signature())

        assert not uow.documents.sign(refused)
        assert uow.documents.signatures_of("c1-a1") == [make_signature()]


def test_what_was_refused_can_still_be_given(open_uow: OpenUow) -> None:
    refused = replace(make_signature(), id="s2", verdict=Verdict.REFUSED, reason="no")
    with open_uow() as uow:
        set_up(uow)
        assert uow.documents.sign(refused)

        assert uow.documents.sign(make_signature())
        assert uow.documents.signatures_of_case("c1") == [refused, make_signature()]


def test_another_key_another_version_and_another_action_are_their_own(
    open_uow: OpenUow,
) -> None:
    with open_uow() as uow:
        set_up(uow, versions=2)
        uow.documents.sign(make_signature())

        assert uow.documents.sign(make_signature(Key.COORDINATOR))
        newer = replace(make_signature(), id="s3", version_id="d1-v2")
        assert uow.documents.sign(newer)
        assert uow.documents.sign(replace(newer, id="s4", action_id="c1-a2"))


def test_decisions_hold_from_the_signature_on(open_uow: OpenUow) -> None:
    decision = Decision(
        id="x",
        case_id="c1",
        version_id="d1-v1",
        kind=DecisionKind.MISSION,
        choice="yes",
    )
    other = replace(decision, id="y", version_id="d1-v2")
    with open_uow() as uow:
        set_up(uow, versions=2)
        uow.documents.add_decisions([decision, other])

        holding = replace(decision, in_force_since=NOW)
        assert uow.documents.put_in_force("d1-v1", at=NOW) == [holding]
        assert uow.documents.decisions_of_case("c1") == [holding, other]
