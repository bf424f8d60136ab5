"""Sum a rehearsal up, at its end or on the way."""

from domain.rehearsal.summary import Summary, summary_of
from services.ports import Ports
from services.rehearsal.read_scene import read_scene


def summarise(*, ports: Ports) -> Summary:
    """Return what was late, who waited on whom and who was reminded."""
    scene = read_scene(ports=ports)
    with ports.read_uow() as uow:
        nudges = [
            nudged
            for action in scene.actions
            for nudged in uow.nudges.of_action(action.id)
        ]
        return summary_of(scene, record=uow.record.rows(scene.case.id), nudges=nudges)
