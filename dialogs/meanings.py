"""What each command means: the verb that it presses, and what that needs."""

from dataclasses import dataclass

from cards.verbs import Verb
from dialogs.reading.command_table import CommandName

_C = CommandName


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """
    What a command means: *verb* when all that it *needs* is said, else *form*.

    *words_as* names the input that the rest of the words is. *with_file* is the verb
    where a file came with the words.
    """

    verb: Verb
    form: Verb | None = None
    needs: tuple[str, ...] = ()
    words_as: str = ""
    with_file: Verb | None = None


ON_ACTION: dict[CommandName, Meaning] = {
    _C.WHY: Meaning(verb=Verb.ACTION_WHY),
    _C.SHOW: Meaning(verb=Verb.ACTION_SHOW),
    _C.START: Meaning(verb=Verb.ACTION_START),
    _C.DONE: Meaning(
        verb=Verb.ACTION_DONE,
        form=Verb.ACTION_DONE_FORM,
        needs=("note",),
        words_as="note",
    ),
    _C.PART_DONE: Meaning(
        verb=Verb.ACTION_PART,
        form=Verb.ACTION_PART_FORM,
        needs=("part", "note"),
        words_as="note",
    ),
    _C.NOT_NEEDED: Meaning(
        verb=Verb.ACTION_PART_DROP,
        form=Verb.ACTION_PART_DROP_FORM,
        needs=("part", "reason"),
        words_as="reason",
    ),
    _C.NEEDED_AGAIN: Meaning(
        verb=Verb.ACTION_PART_RESTORE,
        form=Verb.ACTION_PART_RESTORE_FORM,
        needs=("part", "reason"),
        words_as="reason",
    ),
    _C.ASSIGN: Meaning(
        verb=Verb.ACTION_ASSIGN,
        form=Verb.ACTION_ASSIGN_FORM,
        needs=("person",),
    ),
    _C.COMMENT: Meaning(
        verb=Verb.ACTION_COMMENT,
        form=Verb.ACTION_COMMENT_FORM,
        needs=("words",),
        words_as="words",
    ),
    _C.WAIVE: Meaning(
        verb=Verb.ACTION_WAIVE,
        form=Verb.ACTION_WAIVE_FORM,
        needs=("reason",),
        words_as="reason",
    ),
    _C.REOPEN: Meaning(
        verb=Verb.ACTION_REOPEN,
        form=Verb.ACTION_REOPEN_FORM,
        needs=("reason",),
        words_as="reason",
    ),
    _C.REPEAT: Meaning(verb=Verb.ACTION_REPEAT),
    _C.DRAFT: Meaning(verb=Verb.DRAFT_FORM, with_file=Verb.DRAFT),
    _C.ASK_APPROVAL: Meaning(verb=Verb.APPROVAL_ASK, words_as="named"),
    _C.SIGN: Meaning(verb=Verb.SIGN, words_as="named"),
    _C.CLEAR: Meaning(verb=Verb.SIGN, words_as="named"),
    _C.SEND_BACK: Meaning(
        verb=Verb.SEND_BACK,
        form=Verb.SEND_BACK_FORM,
        needs=("reason",),
        words_as="reason",
    ),
    _C.REFUSE: Meaning(
        verb=Verb.REFUSE,
        form=Verb.REFUSE_FORM,
        needs=("reason",),
        words_as="reason",
    ),
    _C.SUBMIT: Meaning(
        verb=Verb.SUBMIT, form=Verb.SUBMIT_FORM, needs=("note",), words_as="note"
    ),
    _C.SNOOZE: Meaning(
        verb=Verb.SNOOZE,
        form=Verb.SNOOZE_FORM,
        needs=("day", "reason"),
        words_as="reason",
    ),
    _C.WAKE: Meaning(verb=Verb.WAKE),
    _C.EXTEND: Meaning(
        verb=Verb.EXTENSION_ASK,
        form=Verb.EXTENSION_FORM,
        needs=("days", "reason"),
        words_as="reason",
    ),
    _C.GRANT: Meaning(verb=Verb.EXTENSION_GRANT, words_as="answer"),
    _C.DENY: Meaning(
        verb=Verb.EXTENSION_DENY,
        form=Verb.EXTENSION_DENY_FORM,
        needs=("reason",),
        words_as="reason",
    ),
    _C.WITHDRAW_EXTENSION: Meaning(verb=Verb.EXTENSION_WITHDRAW),
    _C.SECU_DATE: Meaning(
        verb=Verb.SECU_DATE,
        form=Verb.SECU_DATE_FORM,
        needs=("day",),
        words_as="note",
    ),
}
ON_CASE: dict[CommandName, Meaning] = {
    _C.STATUS: Meaning(verb=Verb.CASE_SHOW),
    _C.LOG: Meaning(verb=Verb.CASE_LOG),
    _C.FILES: Meaning(verb=Verb.CASE_FILES),
    _C.TEAM: Meaning(verb=Verb.CASE_TEAM),
    _C.VERIFY: Meaning(verb=Verb.CASE_VERIFY),
    _C.CORRECT_CASE: Meaning(verb=Verb.FACTS_FORM),
    _C.RELATE: Meaning(
        verb=Verb.CASE_RELATE,
        form=Verb.CASE_RELATE_FORM,
        needs=("other", "reason"),
        words_as="reason",
    ),
    _C.UNRELATE: Meaning(
        verb=Verb.CASE_UNRELATE,
        form=Verb.CASE_UNRELATE_FORM,
        needs=("other", "reason"),
        words_as="reason",
    ),
    _C.EVENT: Meaning(
        verb=Verb.EVENT_RECORD,
        form=Verb.EVENT_FORM,
        needs=("event", "day"),
        words_as="note",
    ),
    _C.CORRECT_EVENT: Meaning(
        verb=Verb.EVENT_CORRECT,
        form=Verb.EVENT_CORRECT_FORM,
        needs=("event", "day"),
    ),
    _C.WITHDRAW_EVENT: Meaning(
        verb=Verb.EVENT_CORRECT, form=Verb.EVENT_CORRECT_FORM, needs=("event",)
    ),
    _C.AGREE_TEAM: Meaning(verb=Verb.TEAM_AGREE),
    _C.GIVE_ROLE: Meaning(
        verb=Verb.TEAM_GIVE, form=Verb.TEAM_ROLE_FORM, needs=("person", "role")
    ),
    _C.LEAVE: Meaning(
        verb=Verb.TEAM_TAKE,
        form=Verb.TEAM_LEAVE_FORM,
        needs=("person", "role"),
        words_as="note",
    ),
    _C.ACT_FOR: Meaning(verb=Verb.ACT_FOR_FORM, words_as="reason"),
    _C.RECUSE: Meaning(
        verb=Verb.RECUSE,
        form=Verb.RECUSE_FORM,
        needs=("reason",),
        words_as="reason",
    ),
    _C.REQUEST: Meaning(verb=Verb.REQUEST_FORM, words_as="words"),
    _C.MOVE_REQUEST: Meaning(verb=Verb.REQUEST_MOVE_FORM, words_as="note"),
    _C.ANSWERED: Meaning(verb=Verb.REQUEST_ANSWER_FORM),
    _C.STAKEHOLDERS: Meaning(
        verb=Verb.STAKEHOLDER_ADD,
        form=Verb.STAKEHOLDER_FORM,
        needs=("name", "kind"),
        words_as="name",
    ),
    _C.REQUESTORS: Meaning(
        verb=Verb.NAMES_REVEAL,
        form=Verb.NAMES_FORM,
        needs=("reason",),
        words_as="reason",
    ),
}
# On a row with several doers, finishing and waiving are of a part (9, 19, 22, 23, 27).
ABOUT_PARTS = {
    _C.DONE: _C.PART_DONE,
    _C.PART_DONE: _C.PART_DONE,
    _C.NOT_NEEDED: _C.NOT_NEEDED,
    _C.NEEDED_AGAIN: _C.NEEDED_AGAIN,
}
