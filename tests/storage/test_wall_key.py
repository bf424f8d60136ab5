"""The wall's key: made once, found wrong at start, rotated without a loss."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from domain.learning.connect import (
    Privacy,
    PrivateQuestion,
    QuestionMessage,
    Said,
)
from domain.refusals import Refusal
from services.ports import Draft, WalledName
from storage.cipher import WallCipher
from storage.key_file import new_key, read_keys, write_keys
from storage.unit_of_work import open_uow, read_uow
from storage.wall_key import open_wall, rotate_wall_key
from tests.storage.makers import NOW, move_in

NAME = "Ünlikely Person"
QUESTION = PrivateQuestion(
    id="q1",
    pseudonym="Asker 7K3QXM",
    privacy=Privacy.ANONYMOUS,
    topic="other",
    language="en",
    region="",
    facilitator_id="lead",
    holder_id="lead",
    asked_at=NOW,
    promised_at=NOW,
)
ASKED = QuestionMessage(
    id="m1", question_id="q1", said=Said.QUESTION, author_id="", sealed=b"", at=NOW
)


@pytest.fixture(name="key")
def _key(tmp_path: Path) -> Path:
    return tmp_path / "apart" / "wall.key"


def seal_something(engine: Engine, cipher: WallCipher) -> None:
    sealed = cipher.seal(NAME)
    name = WalledName(id="n1", case_id="c1", label="Requestor 1", sealed=sealed, at=NOW)
    draft = Draft(id="d1", person_id="lead", kind="notice", sealed=sealed, at=NOW)
    with open_uow(engine) as uow:
        move_in(uow)
        uow.wall.add([name])
        uow.drafts.put(draft)
        uow.questions.add(QUESTION)
        uow.questions.keep_asker(QUESTION.pseudonym, sealed)
        uow.questions.say(replace(ASKED, sealed=sealed))
        uow.commit()


def sealed_things(engine: Engine) -> list[bytes]:
    with read_uow(engine) as uow:
        draft = uow.drafts.peek("d1", person_id="lead")
        return [
            *(name.sealed for name in uow.wall.all()),
            draft.sealed if draft else b"",
            *(sealed for _name, sealed in uow.questions.askers([QUESTION.pseudonym])),
            *(each.sealed for each in uow.questions.thread(QUESTION.id)),
        ]


def test_a_key_is_made_at_first_start_for_its_owner_only(
    engine: Engine, key: Path
) -> None:
    cipher = open_wall(engine, key)

    assert cipher.unseal(cipher.seal(NAME)) == NAME
    assert key.stat().st_mode & 0o777 == 0o600
    assert key.parent.stat().st_mode & 0o777 == 0o700


def test_what_was_sealed_is_opened_after_the_next_start(
    engine: Engine, key: Path
) -> None:
    seal_something(engine, open_wall(engine, key))

    cipher = open_wall(engine, key)

    assert [cipher.unseal(each) for each in sealed_things(engine)] == [NAME] * 4
    assert NAME.encode() not in b"".join(sealed_things(engine))


def test_a_key_that_is_gone_while_names_wait_for_it_is_missed(
    engine: Engine, key: Path
) -> None:
    seal_something(engine, open_wall(engine, key))
    key.unlink()

    with pytest.raises(Refusal, match="wall-key-missing") as refused:
        open_wall(engine, key)

    assert refused.value.details == {"path": str(key), "names": "4"}
    assert not key.exists()


def test_a_key_that_sealed_nothing_is_made_again(engine: Engine, key: Path) -> None:
    open_wall(engine, key)
    key.unlink()

    open_wall(engine, key)

    open_wall(engine, key)


def test_another_key_is_found_wrong_at_start(engine: Engine, key: Path) -> None:
    seal_something(engine, open_wall(engine, key))
    write_keys(key, [new_key()])

    with pytest.raises(Refusal, match="wall-key-wrong"):
        open_wall(engine, key)


def test_any_key_is_as_good_where_nothing_was_sealed(engine: Engine, key: Path) -> None:
    open_wall(engine, key)
    write_keys(key, [new_key()])

    seal_something(engine, open_wall(engine, key))

    cipher = open_wall(engine, key)
    assert cipher.unseal(sealed_things(engine)[0]) == NAME


@pytest.mark.parametrize("content", ["short", "x" * 44, "%%%%", "=" * 44])
def test_a_key_that_is_none_is_told(engine: Engine, key: Path, content: str) -> None:
    write_keys(key, [content])

    with pytest.raises(Refusal, match="wall-key-wrong"):
        open_wall(engine, key)


def test_a_key_that_others_may_read_is_told(engine: Engine, key: Path) -> None:
    open_wall(engine, key)
    key.chmod(0o640)

    with pytest.raises(Refusal, match="wall-key-open-to-others"):
        open_wall(engine, key)


def test_a_key_that_cannot_be_read_or_written_is_told(
    engine: Engine, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir(mode=0o700)

    with pytest.raises(Refusal, match="wall-key-unreadable"):
        open_wall(engine, tmp_path / "folder")
    with pytest.raises(Refusal, match="wall-key-unreadable"):
        open_wall(engine, tmp_path / "file" / "wall.key")
    with pytest.raises(Refusal, match="wall-key-unwritable"):
        write_keys(tmp_path / "file" / "wall.key", [new_key()])


def test_rotation_seals_everything_anew(engine: Engine, key: Path) -> None:
    seal_something(engine, open_wall(engine, key))
    before = sealed_things(engine)
    (old,) = read_keys(key)

    assert rotate_wall_key(engine, key) == 4

    new, kept = read_keys(key)
    assert (kept, new != old) == (old, True)
    write_keys(key, [new])
    cipher = open_wall(engine, key)
    assert [cipher.unseal(each) for each in sealed_things(engine)] == [NAME] * 4
    assert not set(before) & set(sealed_things(engine))


def test_only_the_last_two_keys_are_kept(engine: Engine, key: Path) -> None:
    seal_something(engine, open_wall(engine, key))
    first = read_keys(key)

    for _ in range(3):
        rotate_wall_key(engine, key)

    assert len(read_keys(key)) == 2
    assert not set(first) & set(read_keys(key))
    cipher = open_wall(engine, key)
    assert {cipher.unseal(each) for each in sealed_things(engine)} == {NAME}


def test_a_running_process_takes_the_new_key_by_itself(
    engine: Engine, key: Path
) -> None:
    running = open_wall(engine, key)
    seal_something(engine, running)
    rotate_wall_key(engine, key)

    (newest, _before) = read_keys(key)
    sealed = running.seal("Another")
    write_keys(key, [newest])
    assert WallCipher(key).unseal(sealed) == "Another"


def test_a_process_goes_on_while_its_key_file_is_away(
    engine: Engine, key: Path
) -> None:
    running = open_wall(engine, key)
    sealed = running.seal(NAME)
    key.unlink()

    assert running.unseal(sealed) == NAME


def test_a_rotation_that_fails_loses_nothing(engine: Engine, key: Path) -> None:
    seal_something(engine, open_wall(engine, key))
    with open_uow(engine) as uow:
        uow.wall.reseal({"n1": b"spoilt"})
        uow.commit()

    with pytest.raises(Refusal, match="wall-key-wrong"):
        rotate_wall_key(engine, key)

    assert open_wall(engine, key).unseal(sealed_things(engine)[1]) == NAME


def test_without_any_key_there_is_no_cipher(key: Path) -> None:
    with pytest.raises(Refusal, match="wall-key-missing"):
        WallCipher(key)
