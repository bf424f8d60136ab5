"""The bar above every page of a rehearsal."""

from bot.desk.rehearsing import Bar, ToDo
from bot.rehearsal.stage import Stage
from bot.rehearsal.words import (
    PLAYS,
    happened_words,
    moment_words,
    next_words,
    soon_words,
    to_do_words,
)
from cards.wording import _, speaking, translate
from domain.actions import Action
from domain.nudging.history import Nudged
from domain.rehearsal.agenda import turns_of_players
from domain.rehearsal.scene import Scene
from domain.rehearsal.turns import Turn

_NEWEST = 60  # Rows of the record: more than one moment ever brings.


class StageBar:
    """Fills `Rehearsing`."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._stood = ("", "")

    def stamp(self) -> tuple[str, str]:
        """
        Return the virtual time, and the stamp of the bar as it now is.

        While time goes on it is as it stood: pages follow once it stands again.
        """
        if not (self._stage.is_moving and self._stood[0]):
            scene = self._stage.scene()
            self._stood = (scene.now.isoformat(), self._stamp(scene))
        return self._stood

    def _stamp(self, scene: Scene) -> str:
        with self._stage.ports.read_uow() as uow:
            head = uow.record.head(scene.case.id)
        plays = sorted(f"{who}={play}" for who, play in scene.plays.items())
        moving = " moving" if self._stage.is_moving else ""
        last = head[0] if head else 0
        stands = f"{scene.now.isoformat()} {last} {self._stage.fault}"
        return f"{stands} {' '.join(plays)}{moving}"

    def passing(self, person_id: str) -> str:
        """Return how far time has come, worded; nothing while it stands still."""
        if not self._stage.is_moving:
            return ""
        with self._stage.ports.read_uow() as uow:
            person = uow.people.get(person_id)
        with speaking(person.language, zone=person.time_zone):
            return moment_words(self._stage.clock())

    def bar(self, person_id: str) -> Bar:
        """Return the bar for somebody, or for nobody yet."""
        scene = self._stage.scene()
        person = scene.people.get(person_id)
        language = person.language if person else "en"
        with speaking(language, zone=person.time_zone if person else "UTC"):
            return self._bar(scene, person_id)

    def _bar(self, scene: Scene, person_id: str) -> Bar:
        comings = self._stage.comings(scene)
        turns = turns_of_players(scene)
        mine = [turn for turn in turns if person_id in turn.people]
        others = [turn for turn in turns if turn not in mine]
        return Bar(
            seen=scene.now.isoformat(),
            stamp=self._stamp(scene),
            now=moment_words(scene.now),
            next=next_words(comings, scene) if comings else _nothing(scene),
            next_at=soon_words(comings[0].at, now=scene.now) if comings else "",
            happened=self._happened(scene),
            yours=tuple(_to_do(turn, scene) for turn in mine),
            others=tuple(_waits(turn, scene) for turn in others),
            sits=_sits(scene, person_id),
            is_over=scene.is_over,
            is_moving=self._stage.is_moving,
            fault=self._stage.fault,
        )

    def _happened(self, scene: Scene) -> tuple[str, ...]:
        with self._stage.ports.read_uow() as uow:
            rows = uow.record.rows(scene.case.id, newest=_NEWEST)
            nudges: list[tuple[Action, Nudged]] = [
                (action, nudged)
                for action in scene.actions
                if action.is_open
                for nudged in uow.nudges.of_action(action.id)
            ]
        return happened_words(rows, nudges, scene)


def _nothing(scene: Scene) -> str:
    if scene.is_over:
        return _("SECU's track has ended: see the summary.")
    return _("Nothing comes by itself: somebody at a desk has the next turn.")


def _to_do(turn: Turn, scene: Scene) -> ToDo:
    words = to_do_words(turn, scene)
    return ToDo(words=words, command=f"show {turn.action.label}")


def _waits(turn: Turn, scene: Scene) -> str:
    return _("{person}: action {action}").format(
        person=scene.people[turn.people[0]].name, action=turn.action.label
    )


def _sits(scene: Scene, person_id: str) -> str:
    if not person_id or scene.is_played(person_id):
        return ""
    return translate(PLAYS[scene.play_of(person_id)])
