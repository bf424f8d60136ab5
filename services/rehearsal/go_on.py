"""Let the time of a rehearsal go on, and let happen what has come by then."""

from datetime import datetime

from domain.refusals import Refusal
from domain.rehearsal.agenda import due_steps, due_turns
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

    A move that is refused, because somebody at a desk did something else meanwhile, is
    left out; it is tried again at the next moment.
    """
    moves = 0
    refused: set[tuple[str, str, str]] = set()
    while moves < _MOST_MOVES:
        scene = read_scene(ports=ports)
        steps = due_steps(scene)
        left = [turn for turn in due_turns(scene) if _name(turn) not in refused]
        if steps:
            play_step(steps[0], scene, ports=ports)
        elif left:
            refused |= _tried(left[0], ports=ports)
        else:
            break
        moves += 1
    return moves


def _tried(turn: Turn, *, ports: Ports) -> set[tuple[str, str, str]]:
    try:
        play_turn(turn, ports=ports)
    except Refusal:
        return {_name(turn)}
    return set()


def _name(turn: Turn) -> tuple[str, str, str]:
    return turn.action.id, turn.move, turn.part
