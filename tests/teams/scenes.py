"""A desk in Teams whose people are the demo office's, with a small working Teams."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from botbuilder.schema import Activity, InvokeResponse

from bot.demo_office import move_in
from bot.seated.answering import Desk
from bot.teams.turns.adapter import Sends, TeamsAdapter
from bot.teams.turns.attached import Attached
from bot.teams.turns.handler import TeamsDesk
from bot.teams.turns.laying import Drafts
from bot.teams.turns.looks import Looks
from bot.teams.turns.saying import Saying
from cards.verbs import Verb
from dialogs.conversation import Upload
from dialogs.router import answer
from domain.news import room_of
from domain.refusals import Refusal
from domain.seats import Place, Seat, Vendor
from services.ports import Ports
from tests.dialogs.cast import FOCAL, OPENING
from tests.recording_channel import RecordingChannel
from tests.storage.makers import NOW
from tests.teams import standin_login

TENANT = standin_login.TENANT
URL = "https://smba.trafficmanager.net/emea/"
BOT = {"id": "28:desk", "name": "SES Desk"}
SITE = "https://desk.example.org"
CHANNEL = "19:channel@thread.tacv2"

Json = dict[str, Any]


@dataclass
class SmallTeams:
    """Takes activities, keeps them, and gives each an id."""

    said: list[tuple[str, Json]] = field(default_factory=list)

    async def send(self, _url: str, reference: str, activity: Json) -> str:
        """Keep a new activity."""
        self.said.append((reference, activity))
        return f"sent-{len(self.said)}"

    async def delete(self, _url: str, reference: str, activity_id: str) -> None:
        """Keep that it was taken back."""
        self.said.append((f"{reference} without {activity_id}", {}))

    async def update(
        self, _url: str, reference: str, activity_id: str, activity: Json
    ) -> None:
        """Keep what stands in the place of another."""
        self.said.append((f"{reference} instead of {activity_id}", activity))


@dataclass
class SmallShare:
    """Lays files for the desk by their names, and counts how often it is asked."""

    contents: dict[str, bytes] = field(default_factory=dict)
    asked: int = 0

    async def fetch(self, attached: Attached) -> tuple[Upload, ...]:
        """Return the files of those names; Refusal for what is not there."""
        self.asked += 1
        missing = [each for each in attached.files if each.name not in self.contents]
        if missing or not attached.files:
            raise Refusal("file-not-fetched")
        return tuple(self._upload(each.name) for each in attached.files)

    def _upload(self, name: str) -> Upload:
        return Upload(name=name, media_type="", content=self.contents[name])


class Scene:
    """A desk in Teams, and what it says there; *own* are cards in people's chats."""

    def __init__(self, ports: Ports, *, drafts: Drafts | None = None) -> None:
        """Begin with nothing said."""
        self.ports = ports
        self.teams = SmallTeams()
        self.own = RecordingChannel()
        self.delivered = 0
        self._adapter = TeamsAdapter(self.teams)
        desk = Desk(ports=ports, answer=answer)
        looks = Looks(ports, site=SITE)
        self.files = SmallShare()
        self._bot = TeamsDesk(
            desk,
            Saying(self.own, site=SITE),
            looks,
            self.files,
            deliver=self._deliver,
            site=SITE,
            drafts=drafts,
        )

    def _deliver(self) -> None:
        self.delivered += 1

    def speaks_over(self, teams: Sends) -> None:
        """Let what is said in turns go another way."""
        self._adapter = TeamsAdapter(teams)

    def seat(self, person_id: str, *, account: str = "") -> None:
        """Let somebody of the office sit in Teams: else at their name's account."""
        with self.ports.open_uow() as uow:
            uow.seats.take(
                Seat(
                    vendor=Vendor.TEAMS,
                    tenant=TENANT,
                    account=account or account_of(person_id),
                    person_id=person_id,
                    since=NOW,
                )
            )
            uow.commit()

    def hold_room(self, case_id: str) -> None:
        """Hold a case's room in the channel."""
        with self.ports.open_uow() as uow:
            uow.places.keep(
                Place(
                    conversation=room_of(case_id),
                    vendor=Vendor.TEAMS,
                    tenant=TENANT,
                    reference=CHANNEL,
                    service_url=URL,
                    since=NOW,
                )
            )
            uow.commit()

    async def opened(self, **more: str) -> str:
        """Let the SES focal point send in the form of a new case; return its id."""
        sent = {"verb": Verb.CASE_OPEN, "target": "", "once": "first", **OPENING}
        await self.came(dialog(FOCAL, "task/submit", {**sent, **more}))
        with self.ports.read_uow() as uow:
            (case,) = uow.cases.of_person(FOCAL, self.ports.clock().date())
        return case.id

    async def came(self, body: Json) -> Any:  # noqa: ANN401 -- JSON, or nothing.
        """Let an activity come in; return what its request is answered with."""
        return (await self._answer(body)).body

    async def status(self, body: Json) -> int:
        """Let an activity come in; return the status that its request is answered."""
        return int((await self._answer(body)).status)

    async def _answer(self, body: Json) -> InvokeResponse:
        activity = Activity().deserialize(body)
        return await self._adapter.process(activity, body, self._bot)

    def words(self) -> Iterator[str]:
        """Yield all that was said in Teams, as one line each."""
        for _where, activity in self.teams.said:
            yield str(activity.get("text") or activity.get("summary") or "")


def scene_of(ports: Ports, *people: str) -> Scene:
    """Return a desk in Teams where these of the demo office have seats."""
    move_in(ports.open_uow, ports.read_uow)
    scene = Scene(ports)
    for person_id in people:
        scene.seat(person_id)
    return scene


def account_of(person_id: str) -> str:
    """Return the account of somebody of the office."""
    return f"account-of-{person_id}"


def activity(who: str, *, scope: str = "personal", **more: object) -> Json:
    """Return an activity as Teams sends it."""
    thread = f"a:chat-of-{who}" if scope == "personal" else f"{CHANNEL};messageid=1"
    return {
        "type": "message",
        "id": "1700000000001",
        "channelId": "msteams",
        "serviceUrl": URL,
        "from": {"id": f"29:{who}", "aadObjectId": account_of(who), "name": "Somebody"},
        "recipient": BOT,
        "conversation": {
            "id": thread,
            "conversationType": scope,
            "tenantId": TENANT,
        },
        "channelData": {"tenant": {"id": TENANT}},
        "locale": "en-GB",
        **more,
    }


def mention(name: str = "SES Desk", who: str = BOT["id"]) -> Json:
    """Return the entity of a mention."""
    said = f"<at>{name}</at>"
    return {"type": "mention", "text": said, "mentioned": {"id": who, "name": name}}


def press(who: str, verb: str, target: str = "", **more: Any) -> Json:  # noqa: ANN401
    """Return the invoke of an Action.Execute; *more* may hold `data` and `scope`."""
    data = {"target": target, **more.pop("data", {})}
    action = {"type": "Action.Execute", "verb": verb, "data": data}
    value = {"action": action, "trigger": "manual"}
    said = {"type": "invoke", "name": "adaptiveCard/action", "value": value}
    return activity(who, **{**said, **more})


def dialog(who: str, name: str, data: Mapping[str, str]) -> Json:
    """Return the invoke of a dialog: `task/fetch` or `task/submit`."""
    value = {"data": dict(data), "context": {"theme": "default"}}
    return activity(who, type="invoke", name=name, value=value)


def submits(part: object) -> Iterator[Json]:
    """Yield every Action.Submit of something drawn."""
    if isinstance(part, dict):
        if part.get("type") == "Action.Submit":
            yield part
        part = list(part.values())
    if isinstance(part, list):
        for inner in part:
            yield from submits(inner)
