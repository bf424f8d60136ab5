"""Look at what is due to be looked at, and queue who is to be nudged of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from domain.nudging.ladder_names import LadderName
from domain.nudging.ladders import ladder_of
from domain.nudging.looked_at import LookedAt
from domain.nudging.messages import Mention, Message, Shown
from services.nudging.hearings import Heard, Hearing, listen
from services.ports import Ports, UnitOfWork
from services.procedures import only_role, rows_of

BATCH = 1000
_A_DAY = timedelta(days=1)


def sweep_actions(*, ports: Ports) -> int:
    """
    Look at the actions whose time has come, at most `BATCH`; return how many.

    Each person gets one message a working day that gathers what is due of theirs, over
    all their cases; only what the SOP calls immediate goes out by itself. Each action
    is looked at again when its next step comes. All of it is one transaction, and any
    number of processes may sweep at once.
    """
    now = ports.clock()
    with ports.open_uow() as uow:
        looked = uow.sweep.due(now, limit=BATCH)
        if looked:
            _look(_named(looked, uow=uow), uow=uow, now=now)
            uow.commit()
    return len(looked)


def _look(actions: Sequence[LookedAt], *, uow: UnitOfWork, now: datetime) -> None:
    heard = listen(actions, uow=uow, now=now)
    due = (each for each in heard.hearings if each.nudge.at <= now)
    uow.sweep.queue(_messages(due), at=now)
    uow.sweep.look_next(_looks(actions, heard, now=now))
    _show_told(heard.hearings, uow=uow, now=now)


def _messages(due: Iterable[Hearing]) -> list[Message]:
    """Gather by person; what goes out by itself is a message of its own."""
    gathered: defaultdict[tuple[str, str], list[Hearing]] = defaultdict(list)
    for hearing in due:
        subject = hearing.action.id if hearing.nudge.by_itself else ""
        gathered[hearing.person_id, subject].append(hearing)
    return [
        Message(
            person_id=person_id,
            day=some[0].day,
            subject=subject,
            mentions=tuple(
                Mention(action=each.action, step=each.nudge.step) for each in some
            ),
        )
        for (person_id, subject), some in gathered.items()
    ]


def _looks(
    actions: Sequence[LookedAt], heard: Heard, *, now: datetime
) -> dict[str, datetime | None]:
    """
    Say when each action is looked at again: when its first reader hears next.

    Also when somebody begins or ceases to act for somebody, though nobody hears it now.
    """
    looks = {action.id: heard.cast_changes.get(action.case_id) for action in actions}
    for each in heard.hearings:
        at = each.nudge.at if each.nudge.at > now else each.after
        first = looks[each.action.id]
        looks[each.action.id] = at if first is None else min(first, at)
    return looks


def _show_told(heard: Iterable[Hearing], *, uow: UnitOfWork, now: datetime) -> None:
    """Let the rooms show who is told next, of what was told since the day began."""
    since = now.date() - _A_DAY  # West of Greenwich it may still be yesterday.
    told = {
        each.action.id: each
        for each in heard
        if each.told_on is not None and each.told_on >= since
    }
    if told:
        uow.sweep.show([_shown(each) for each in told.values()], at=now)


def _shown(hearing: Hearing) -> Shown:
    action = hearing.action
    row = rows_of(action.procedure)[action.row_key]
    return Shown(
        action=action, day=hearing.told_on or hearing.day, only_role=only_role(row)
    )


def _named(actions: Sequence[LookedAt], *, uow: UnitOfWork) -> list[LookedAt]:
    """Name the ladder of what is from before there were ladders."""
    return [
        action if action.ladder else replace(action, ladder=_name(action, uow=uow))
        for action in actions
    ]


def _name(looked: LookedAt, *, uow: UnitOfWork) -> LadderName:
    due = uow.actions.get(looked.id).due
    name = ladder_of(rows_of(looked.procedure)[looked.row_key], due).name
    uow.actions.redate({looked.id: replace(due, ladder=name)})
    return name
