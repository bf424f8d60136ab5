"""Let the time of a rehearsal go on, and let happen what has come by then."""

from datetime import datetime

from domain.refusals import Refusal
from domain.rehearsal.agenda import due_steps, due_turns
from domain.rehearsal.scene import Scene
from domain.rehearsal.script import Step
from domain.rehearsal.turns import Turn
from services.ports import Ports
from services.rehearsal.play_step import play_step
from services.rehearsal.play_turn import play_turn
from services.rehearsal.read_scene import read_scene

_MOST_MOVES = 200  # At one moment; more would be a mistake in the script.


def go_on(*, was: datetime, becomes: datetime, ports: Ports) -> bool:
    """Move the clock on; False when somebody else has, or when it would go back."""
    if becomes <= was:
        return False
    with ports.open_uow() as uow:
        moved = uow.rehearsals.go_on(was=was, becomes=becomes)
        uow.commit()
    return moved


def let_happen(*, ports: Ports) -> int:
    """
    Do what SECU and the parts that nobody plays do by now; return how many moves.

    What is refused, because somebody at a desk did something else meanwhile, is left
    out; it is tried again at the next moment.
    """
    moves, refused = 0, set[str]()
    for _ in range(_MOST_MOVES):
        scene = read_scene(ports=ports)
        due: list[Step | Turn] = [*due_steps(scene), *due_turns(scene)]
        left = [each for each in due if _name(each) not in refused]
        if not left:
            break
        if _is_made(left[0], scene, ports=ports):
            moves += 1
        else:
            refused.add(_name(left[0]))
    return moves


def _is_made(move: Step | Turn, scene: Scene, *, ports: Ports) -> bool:
    try:
        if isinstance(move, Step):
            play_step(move, scene, ports=ports)
        else:
            play_turn(move, ports=ports)
    except Refusal:
        return False
    return True


def _name(move: Step | Turn) -> str:
    if isinstance(move, Step):
        return move.kind
    return f"{move.action.id} {move.move} {move.part}"
