"""Where the desk is in Teams: put in, taken out, put back, and whose chat is whose."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from cards.verbs import Verb
from dialogs.channel import Fate, Undelivered
from domain.news import direct_with, room_of
from domain.rooms import Home, RoomStep, StepState
from domain.seats import Place, Vendor
from services.ports import Ports
from services.rooms.make_room import make_room
from tests.dialogs.cast import FOCAL, LEAD, OUTSIDER
from tests.teams.scenes import (
    CHANNEL,
    TENANT,
    Json,
    Scene,
    account_of,
    activity,
    dialog,
    mention,
    press,
    scene_of,
)

FIRST, SECOND, THIRD = (f"2024-06-03T10:00:0{number}.123Z" for number in (1, 2, 3))
TWO_PEOPLE = "19:oid1_oid2@unq.gbl.spaces"


@pytest.fixture(name="scene")
def _scene(ports: Ports) -> Scene:
    return scene_of(ports, FOCAL, LEAD)


@pytest.fixture(name="case_id")
async def _case_id(scene: Scene) -> str:
    case_id = await scene.opened()
    scene.hold_room(case_id)
    return case_id


def where(scene: Scene, conversation: str) -> Place | None:
    with scene.ports.read_uow() as uow:
        return uow.places.of(conversation, vendor=Vendor.TEAMS)


def is_in_room(scene: Scene, case_id: str) -> bool:
    place = where(scene, room_of(case_id))
    return place is not None and place.lost_at is None


def installed(action: str, **more: object) -> Json:
    said = {"type": "installationUpdate", "action": action}
    return activity("whoever", scope="channel", **{**said, **more})


def in_room(words: str, **more: object) -> Json:
    text = f"<at>SES Desk</at> {words}"
    said = {"text": text, "entities": [mention()], "id": words}
    return activity(LEAD, scope="channel", **{**said, **more})


class TestOfARoom:
    async def test_one_that_the_desk_was_taken_out_of_is_not_written_to(
        self, scene: Scene, case_id: str
    ) -> None:
        await scene.came(installed("remove"))

        assert not is_in_room(scene, case_id)

    @pytest.mark.parametrize("again", [installed("add"), in_room("status")])
    async def test_it_is_found_again(
        self, scene: Scene, case_id: str, again: Json
    ) -> None:
        await scene.came(installed("remove"))

        await scene.came(again)

        assert is_in_room(scene, case_id)

    async def test_it_is_found_again_by_its_team(
        self, scene: Scene, case_id: str
    ) -> None:
        await scene.came(installed("remove"))
        other = installed("add", channelData={"team": {"id": CHANNEL}})
        other["conversation"]["id"] = "19:other-channel@thread.tacv2"

        await scene.came(other)

        assert is_in_room(scene, case_id)

    async def test_a_newer_version_of_the_app_takes_it_out_of_nothing(
        self, scene: Scene, case_id: str
    ) -> None:
        await scene.came(installed("remove-upgrade"))

        assert is_in_room(scene, case_id)

    async def test_what_is_told_late_undoes_nothing_newer(
        self, scene: Scene, case_id: str
    ) -> None:
        await scene.came(installed("remove", timestamp=FIRST))
        await scene.came(installed("add", timestamp=THIRD))

        await scene.came(installed("remove", timestamp=SECOND))

        assert is_in_room(scene, case_id)

    async def test_its_checklist_says_so_until_it_is_back(
        self, scene: Scene, case_id: str
    ) -> None:
        mark_app(scene, case_id)
        await scene.came(installed("remove"))
        assert app(scene, case_id).problem == "room-app-taken-out"

        await scene.came(installed("add"))

        step = app(scene, case_id)
        assert (step.state, step.problem) == (StepState.DONE, "")

    async def test_into_which_others_look_is_not_found_again_by_speaking_there(
        self, scene: Scene, case_id: str
    ) -> None:
        mark(scene, case_id, "app")
        mark(scene, case_id, "privacy", problem="room-not-private")
        await scene.came(installed("remove"))

        await scene.came(in_room("status"))

        assert not is_in_room(scene, case_id)
        assert list(scene.words())[-1].startswith("I answered you in our own chat")

    async def test_trying_again_installs_the_app_anew(
        self, scene: Scene, case_id: str
    ) -> None:
        mark_app(scene, case_id)
        await scene.came(installed("remove"))
        elsewhere = replace(scene.ports, home=Home.TEAMS)

        make_room(case_id, templates={}, ports=elsewhere)

        assert app(scene, case_id).state is StepState.WAITING


def mark_app(scene: Scene, case_id: str) -> None:
    """Let the case's room be one in Teams, whose app is there."""
    for key in ("app", "privacy"):
        mark(scene, case_id, key)


def mark(scene: Scene, case_id: str, key: str, *, problem: str = "") -> None:
    """Let a step of the case's room be done, or have failed."""
    step = RoomStep(
        case_id=case_id,
        key=key,
        position=9,
        state=StepState.FAILED if problem else StepState.DONE,
        problem=problem,
    )
    with scene.ports.open_uow() as uow:
        uow.rooms.mark(step)
        uow.commit()


def app(scene: Scene, case_id: str) -> RoomStep:
    with scene.ports.read_uow() as uow:
        steps = uow.rooms.steps(case_id)
    (step,) = (each for each in steps if each.key == "app")
    return step


class TestOfSomebodysOwnChat:
    async def test_a_chat_of_two_people_is_nobodys_own(
        self, scene: Scene, case_id: str
    ) -> None:
        said = press(LEAD, Verb.CASE_SHOW, case_id)
        said["conversation"]["id"] = TWO_PEOPLE

        answer = await scene.came(said)

        assert where(scene, direct_with(LEAD)) is None
        assert answer["type"] == "application/vnd.microsoft.activity.message"
        assert direct_with(LEAD) in {at for at, _ in scene.own.standing.values()}

    @pytest.mark.parametrize("talk", [CHANNEL, TWO_PEOPLE, "D0rHPc", ""])
    async def test_what_has_another_id_is_not_either(
        self, scene: Scene, case_id: str, talk: str
    ) -> None:
        said = activity(LEAD, text="help", type="conversationUpdate")
        said["conversation"]["id"] = talk

        await scene.came(said)

        assert where(scene, direct_with(LEAD)) is None
        assert is_in_room(scene, case_id)

    async def test_it_is_of_the_account_that_spoke_there(self, scene: Scene) -> None:
        await scene.came(activity(LEAD, text="help"))

        place = where(scene, direct_with(LEAD))
        assert place is not None
        assert place.account == account_of(LEAD)

    async def test_who_sits_at_the_account_now_has_it(self, scene: Scene) -> None:
        await scene.came(activity(LEAD, text="help"))
        with scene.ports.open_uow() as uow:
            uow.seats.leave(Vendor.TEAMS, tenant=TENANT, account=account_of(LEAD))
            uow.commit()
        scene.seat(OUTSIDER, account=account_of(LEAD))

        await scene.came(activity(LEAD, text="help", id="2"))

        assert where(scene, direct_with(LEAD)) is None
        place = where(scene, direct_with(OUTSIDER))
        assert place is not None
        assert place.reference == f"a:chat-of-{LEAD}"

    async def test_leaving_it_late_told_loses_nothing(self, scene: Scene) -> None:
        said = {"type": "installationUpdate"}
        for action, at in (("add", FIRST), ("remove", SECOND), ("add", THIRD)):
            await scene.came(activity(LEAD, **said, action=action, timestamp=at))

        await scene.came(activity(LEAD, **said, action="remove", timestamp=SECOND))

        assert where(scene, direct_with(LEAD)) is not None

    async def test_who_has_a_newer_version_is_not_greeted_again(
        self, scene: Scene
    ) -> None:
        said = {"type": "installationUpdate", "action": "add-upgrade"}

        await scene.came(activity(LEAD, **said))

        assert scene.teams.said == []


class Broken:
    """A Teams that takes nothing."""

    async def send(self, *_: object) -> str:
        """Refuse it."""
        raise Undelivered("http-502", fate=Fate.UNCERTAIN)

    async def update(self, *_: object) -> None:
        """Refuse it too."""
        raise Undelivered("http-502", fate=Fate.UNCERTAIN)

    async def delete(self, *_: object) -> None:
        """Refuse it as well."""
        raise Undelivered("http-502", fate=Fate.UNCERTAIN)

    async def break_down(self, *_: object) -> str:
        """Fail in a way that nobody foresaw."""
        raise RuntimeError("nobody foresaw it")


def bodies() -> Iterator[Json]:
    yield activity(LEAD, type="installationUpdate", action="add")
    yield activity(LEAD, value={"x": 1})
    yield activity(LEAD, text="help")
    yield activity("nobody", text="help")
    yield press(LEAD, Verb.HELP, scope="channel")


class TestWhereTeamsTakesNothing:
    @pytest.mark.parametrize("body", list(bodies()))
    async def test_what_came_is_answered_all_the_same(
        self, scene: Scene, body: Json
    ) -> None:
        scene.speaks_over(Broken())

        assert await scene.status(body) == 200

    async def test_a_fault_of_ours_is_in_the_log_with_an_id(
        self, scene: Scene, capsys: pytest.CaptureFixture[str]
    ) -> None:
        broken = Broken()
        broken.send = broken.break_down  # type: ignore[method-assign]
        scene.speaks_over(broken)

        said = activity(LEAD, type="installationUpdate", action="add")
        assert await scene.status(said) == 200

        told = capsys.readouterr().out
        assert "teams.turn-failed" in told
        assert "error_id" in told

    @pytest.mark.parametrize("verb", [Verb.EVENT_RECORD])
    async def test_a_question_that_cannot_be_brought_is_not_left_without_an_answer(
        self, scene: Scene, case_id: str, verb: str
    ) -> None:
        scene.own.refuses = Undelivered("no-teams-seat", fate=Fate.PERMANENT)
        filled = {"event": "not-eligible", "day": "2024-05-28", "once": "q1"}
        data = {"verb": verb, "target": case_id, **filled}

        answer = await scene.came(dialog(FOCAL, "task/submit", data))

        assert "write hello there, then do this once more" in answer["task"]["value"]
