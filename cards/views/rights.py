"""Which buttons a reader gets: what the state allows, and their part on the case."""

from collections.abc import Callable

from domain.actions import ActionState, PartState
from domain.cases import CaseState
from domain.documents import DocumentKind, DocumentVersion, Key, Verdict
from domain.extensions import Extension, can_be_extended, days_left
from domain.letters import LETTERS
from domain.paperwork import kind_of
from domain.procedure.model import Approval, Condition, Part, Repeat
from domain.rights import (
    SIGNERS,
    can_finish_part,
    can_keep_team,
    can_record_events,
    can_waive,
    can_work,
    keys_of,
)
from domain.sheets import ActionSheet

_ENDED = frozenset({ActionState.DONE, ActionState.WAIVED, ActionState.LAPSED})
_WHEN_RELEVANT = frozenset(
    {Condition.WHEN_RELEVANT, Condition.VERTICAL_FUND_WHEN_RELEVANT}
)


class May:
    """
    What the reader of an action's sheet may press; in the room, what its state allows.

    The server decides again on every press: this only chooses what is offered.
    """

    def __init__(self, sheet: ActionSheet) -> None:
        self.sheet = sheet
        # Half of what follows rests on these.
        self._works = _works(sheet)
        self._asked = sheet.asked

    def start(self) -> bool:
        """Whether to say that work has begun."""
        return self.sheet.action.state is ActionState.PENDING and self._works

    def finish(self) -> bool:
        """Whether to finish it as a whole."""
        row, action = self.sheet.row, self.sheet.action
        plain = row.approval is Approval.NONE and not self._parts_left()
        return plain and action.is_open and self._works

    def write_letter(self) -> bool:
        """Whether to have its e-mail laid into one's own Drafts."""
        sheet = self.sheet
        return sheet.lays_letters and sheet.row.key in LETTERS and self.finish()

    def _parts_left(self) -> bool:
        outside = {part.key for part in self.sheet.row.parts if part.outside}
        return any(
            state.needed and state.done_at is None and state.key not in outside
            for state in self.sheet.parts
        )

    def finish_part(self, part: Part, state: PartState) -> bool:
        """Whether to mark one doer's part done."""
        standing = self.sheet.standing
        asked = self.sheet.action.is_open and state.needed and state.done_at is None
        return asked and (standing is None or can_finish_part(standing, part=part))

    def parts(self, may: Callable[[Part, PartState], bool]) -> tuple[Part, ...]:
        """Return the parts of which the reader *may* do that, in the row's order."""
        states = {state.key: state for state in self.sheet.parts}
        here = (part for part in self.sheet.row.parts if part.key in states)
        return tuple(part for part in here if may(part, states[part.key]))

    def drop_part(self, part: Part, state: PartState) -> bool:
        """Whether to decide that a part is not needed on this case."""
        return part.condition in _WHEN_RELEVANT and self.finish_part(part, state)

    def restore_part(self, part: Part, state: PartState) -> bool:
        """Whether to decide that a part is needed after all."""
        standing = self.sheet.standing
        dropped = self.sheet.action.is_open and not state.needed
        return dropped and (standing is None or can_finish_part(standing, part=part))

    def draft(self) -> bool:
        """Whether to draft the next version, also of what is done already."""
        if kind_of(self.sheet.row) is DocumentKind.EVIDENCE:
            return False
        action = self.sheet.action
        return (action.is_open or action.state is ActionState.DONE) and self._works

    def send(self) -> bool:
        """Whether to send the newest version to those who sign or clear it."""
        row, action = self.sheet.row, self.sheet.action
        workable = action.state in {ActionState.PENDING, ActionState.STARTED}
        ready = workable and self.newest is not None and not self.is_stopped
        return row.approval is not Approval.NONE and ready and self._works

    @property
    def newest(self) -> DocumentVersion | None:
        """The document's newest version."""
        return self.sheet.versions[-1] if self.sheet.versions else None

    @property
    def is_stopped(self) -> bool:
        """Whether the newest version was sent back or refused for this action."""
        newest = self.newest
        return newest is not None and any(
            signature.version_id == newest.id and signature.verdict is not Verdict.GIVEN
            for signature in self.sheet.signatures
        )

    def sign(self) -> Key | None:
        """Return the key to turn, None where there is none to turn."""
        progress, standing = self.sheet.progress, self.sheet.standing
        if self.sheet.action.state is not ActionState.IN_APPROVAL or progress is None:
            return None
        if standing is None:
            return next(iter(progress.missing), None)
        mine = [key for key in progress.missing if key in keys_of(standing)]
        return mine[0] if mine and not self._has_turned_one(mine[0]) else None

    def _has_turned_one(self, key: Key) -> bool:
        """Two keys are two people: who gave one, or acts for one who did, is done."""
        standing, progress = self.sheet.standing, self.sheet.progress
        if standing is None or progress is None:
            return False
        acted = {standing.acts_for(role) for role in SIGNERS[key]}
        me = {standing.person_id, *acted} - {""}
        given = progress.given.values()
        return any(me & {each.by, each.acting_for} for each in given)

    def stop(self) -> bool:
        """Whether to send the version back, or to refuse it: who has a key to turn."""
        action, standing = self.sheet.action, self.sheet.standing
        if action.state not in {ActionState.IN_APPROVAL, ActionState.CLEARED}:
            return False
        return standing is None or bool(set(keys_of(standing)) & self._keys_left())

    def _keys_left(self) -> set[Key]:
        """Return the keys that are missing on the way to a plan, or to SECU."""
        if self.sheet.action.state is ActionState.CLEARED:
            return {Key.SUBMISSION}
        return set(self.sheet.progress.missing) if self.sheet.progress else set()

    def decide_coordinator(self) -> bool:
        """Whether to decide if the coordinator clears this row on this case."""
        standing, action = self.sheet.standing, self.sheet.action
        open_to = self.sheet.row.co_signer is Condition.VERTICAL_FUND_WHEN_RELEVANT
        early = action.state in {ActionState.PENDING, ActionState.STARTED}
        return open_to and early and (standing is None or can_keep_team(standing))

    def submit(self) -> bool:
        """Whether to record that the cleared text went to SECU."""
        standing = self.sheet.standing
        cleared = self.sheet.action.state is ActionState.CLEARED
        return cleared and (standing is None or Key.SUBMISSION in keys_of(standing))

    def comment(self) -> bool:
        """Whether to add words."""
        standing = self.sheet.standing
        return standing is None or standing.is_on_team

    def assign(self) -> bool:
        """Whether to give it to one person."""
        return self.sheet.action.is_open and self._works

    def snooze(self) -> bool:
        """Whether the reader is reminded of it, and may want rest."""
        standing = self.sheet.standing
        coming = {each.person_id for each in self.sheet.nudges.coming}
        me = standing.person_id if standing is not None else ""
        return bool(coming) and (standing is None or me in coming)

    def has_rest(self) -> bool:
        """Whether the reader asked for rest, and it stands."""
        standing = self.sheet.standing
        return standing is not None and any(
            each.person_id == standing.person_id
            and each.ended_at is None
            and each.until > self.sheet.today
            for each in self.sheet.nudges.snoozes
        )

    def waive(self) -> bool:
        """Whether to let it go undone."""
        row, standing = self.sheet.row, self.sheet.standing
        if not row.waivable or any(part.is_rule for part in row.parts):
            return False
        decides = standing is None or can_waive(standing, row=row)
        return self.sheet.action.is_open and self._works and decides

    def reopen(self) -> bool:
        """Whether to take it up again."""
        action, row = self.sheet.action, self.sheet.row
        signed = action.state is ActionState.DONE and bool(action.document_version_id)
        stays = signed or row.for_information or action.state not in _ENDED
        is_open = self.sheet.case.state is CaseState.OPEN
        return is_open and not stays and self._works

    def set_secu_date(self) -> bool:
        """Whether to record a date that SECU set."""
        open_ = self.sheet.row.secu_may_date and self.sheet.action.is_open
        return open_ and self.record_events()

    def extend(self) -> bool:
        """Whether to ask for more time; one request waits at a time."""
        sheet = self.sheet
        action = sheet.action
        movable = action.is_open and can_be_extended(action.due) and days_left(action)
        return bool(movable) and self._asked is None and self._works

    def decide_extension(self) -> Extension | None:
        """Return the request for more time that this reader decides on, or None."""
        standing = self.sheet.standing
        if self._asked is None or standing is None:
            return None  # A room shows it, and decides nothing.
        mine = standing.person_id in self.sheet.extension_deciders
        return self._asked if mine else None

    def withdraw_extension(self) -> Extension | None:
        """Return the reader's own request for more time, or None."""
        standing, asked = self.sheet.standing, self._asked
        mine = standing and asked and asked.asked_by == standing.person_id
        return asked if mine else None

    def repeat(self) -> bool:
        """Whether to open another round."""
        ended = self.sheet.action.state in _ENDED
        repeats = self.sheet.row.repeat is Repeat.AS_NEEDED
        is_open = self.sheet.case.state is CaseState.OPEN
        return ended and repeats and is_open and self.record_events()

    def record_events(self) -> bool:
        """Whether to record what SECU or UNDP did."""
        standing = self.sheet.standing
        return standing is None or can_record_events(standing)

    def tell(self) -> bool:
        """Whether to mark stakeholders as told."""
        waiting = self.sheet.action.state is ActionState.WAITING
        return bool(self.sheet.row.parts) and not waiting and self.comment()


def _works(sheet: ActionSheet) -> bool:
    """Whether the action is worked on by people, and by this reader."""
    if sheet.row.for_information and sheet.row.owners:
        return False
    return sheet.standing is None or can_work(
        sheet.standing, action=sheet.action, row=sheet.row
    )
