"""Record what SECU does by the script, as somebody on the case would."""

from domain.calendars.counting import count_working_days
from domain.people import Actor
from domain.rehearsal.notes import SECU_WROTE
from domain.rehearsal.scene import Scene
from domain.rehearsal.script import Step
from domain.rights import EVENT_RECORDERS
from services.actions.set_secu_date import set_secu_date
from services.cases.record_event import Recorded, record_event
from services.ports import Ports
from services.rehearsal.begin_rehearsal import VIA


def play_step(step: Step, scene: Scene, *, ports: Ports) -> None:
    """Record a step's event today, and the dates that SECU sets with it."""
    by = Actor(person_id=_recorder(scene), via=VIA)
    recorded = record_event(
        scene.case.id,
        kind=step.kind,
        day=scene.now.date(),
        note=SECU_WROTE,
        by=by,
        ports=ports,
        confirmed=True,
    )
    _name_dates(step, recorded, scene, by=by, ports=ports)


def _recorder(scene: Scene) -> str:
    """Return who records it: the SES focal point, else who may."""
    for role in EVENT_RECORDERS:
        for member in scene.team.members:
            if member.role is role and member.until is None:
                return member.person_id
    return ""


def _name_dates(
    step: Step, recorded: Recorded, scene: Scene, *, by: Actor, ports: Ports
) -> None:
    for action in recorded.opened:
        if action.row_key not in step.wants:
            continue
        counted = count_working_days(
            scene.now.date(),
            count=step.wants[action.row_key],
            calendar=scene.calendars.headquarters,
        )
        set_secu_date(action.id, day=counted.day, words=SECU_WROTE, by=by, ports=ports)
