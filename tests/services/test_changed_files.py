"""A file that was changed on the disk is handed to nobody, and never signed."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from domain.cases import Case
from domain.documents import DocumentVersion
from domain.refusals import Refusal
from services.reading.read_files import read_file
from tests.services.cast import BUREAU, FOCAL, LEAD, POLICY, RR, Desk, K

Spoil = Callable[[Path], object]
SPOILED: tuple[tuple[Spoil, str], ...] = (
    (lambda path: path.write_bytes(b"Another plan."), "file-changed"),
    (lambda path: path.unlink(), "file-missing"),
)


@dataclass(frozen=True)
class Scene:
    """A desk, and the folder of its case files."""

    desk: Desk
    folder: Path

    def spoil(self, case: Case, version: DocumentVersion, how: Spoil) -> None:
        how(self.folder / case.facts.reference / version.path)


@pytest.fixture(name="scene")
def _scene(desk: Desk, tmp_path: Path) -> Scene:
    return Scene(desk, tmp_path / "cases")


@pytest.mark.parametrize("how, code", SPOILED)
def test_it_is_not_handed_out(how: Spoil, code: str, scene: Scene) -> None:
    case = scene.desk.opened_until(K.ELIGIBLE)
    version = scene.desk.draft(case, "10")
    scene.spoil(case, version, how)

    with pytest.raises(Refusal, match=code):
        read_file(version.id, reader=LEAD.person_id, ports=scene.desk.ports)


@pytest.mark.parametrize("how, code", SPOILED)
def test_it_is_not_sent(how: Spoil, code: str, scene: Scene) -> None:
    case = scene.desk.opened_until(K.ELIGIBLE)
    scene.spoil(case, scene.desk.draft(case, "10"), how)
    before = scene.desk.state(case)

    with pytest.raises(Refusal, match=code):
        scene.desk.send(case, "10")
    assert scene.desk.state(case) == before


@pytest.mark.parametrize("how, code", SPOILED)
def test_it_is_not_signed(how: Spoil, code: str, scene: Scene) -> None:
    case = scene.desk.opened_until(K.ELIGIBLE)
    version = scene.desk.asked(case, "10")
    scene.spoil(case, version, how)
    before = scene.desk.state(case)

    with pytest.raises(Refusal, match=code):
        scene.desk.sign(case, "10", version, by=RR)
    assert scene.desk.state(case) == before


@pytest.mark.parametrize("how, code", SPOILED)
def test_it_is_not_submitted(how: Spoil, code: str, scene: Scene) -> None:
    case = scene.desk.opened_until(K.TOR_POSTED)
    version = scene.desk.signed(case, "12", by=[BUREAU, POLICY])
    scene.spoil(case, version, how)
    before = scene.desk.state(case)

    with pytest.raises(Refusal, match=code):
        scene.desk.submit(case, "12", by=RR)
    assert scene.desk.state(case) == before


def test_the_log_says_which_version_and_names_nobody(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    case = scene.desk.opened_until(K.ELIGIBLE)
    version = scene.desk.draft(case, "10", by=FOCAL)
    scene.spoil(case, version, SPOILED[0][0])

    with pytest.raises(Refusal, match="file-changed"):
        read_file(version.id, reader=LEAD.person_id, ports=scene.desk.ports)

    [line] = caplog.records
    assert (line.levelno, line.msg) == (logging.ERROR, "file.refused")
    assert vars(line)["version"] == version.id
