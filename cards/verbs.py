"""What a press or a filled form asks for, on the wire: permanent, never reused."""

from enum import StrEnum


class Verb(StrEnum):
    """`noun.verb`; the target is an id that the server checks again."""

    # Target: nothing, or a draft's id where a notice was pasted before.
    CASE_OPEN_FORM = "case.open-form"
    CASE_OPEN = "case.open"
    HELP = "help.show"
    EXCEPTIONS = "exceptions.show"
    HOME = "home.show"  # Input: page.
    # Target: a case's id.
    CASE_SHOW = "case.show"
    CASE_LOG = "case.log"
    CASE_ACTIONS = "case.actions"  # Input: page.
    CASE_TEAM = "case.team"
    CASE_FILES = "case.files"
    CASE_VERIFY = "case.verify"
    CASE_RELATE_FORM = "case.relate-form"
    CASE_RELATE = "case.relate"  # Inputs: other (a code), reason.
    CASE_UNRELATE_FORM = "case.unrelate-form"
    CASE_UNRELATE = "case.unrelate"  # Inputs: other (a code), reason.
    CASE_SEND_AGAIN = "case.send-again"  # Input: news.
    CASE_TRY_AGAIN = "case.try-again"  # Input: person, empty for the room.
    FACTS_FORM = "facts.form"
    FACTS_CORRECT = "facts.correct"  # Inputs as of case.open: shows before and after.
    FACTS_CONFIRM = "facts.confirm"  # Input: draft.
    EVENT_FORM = "event.form"
    EVENT_RECORD = "event.record"  # Inputs: event, day, note.
    EVENT_END_CONFIRM = "event.end-confirm"  # Inputs: event, day, draft with a note.
    EVENT_CORRECT_FORM = "event.correct-form"
    EVENT_CORRECT = "event.correct"  # Inputs: event, day: shows before and after.
    EVENT_CORRECT_CONFIRM = "event.correct-confirm"  # Inputs: event, day, id, seen.
    EVENT_WITHDRAW_CONFIRM = "event.withdraw-confirm"  # Inputs: event, id, seen.
    TEAM_AGREE = "team.agree"
    TEAM_ROLE_FORM = "team.role-form"
    TEAM_GIVE = "team.give"  # Inputs: person, role.
    TEAM_GIVE_CONFIRM = "team.give-confirm"  # Inputs: person, role.
    TEAM_TAKE_CONFIRM = "team.take-confirm"  # Inputs: person, role, draft with a note.
    TEAM_LEAVE_FORM = "team.leave-form"
    TEAM_TAKE = "team.take"  # Inputs: person, role, note.
    ACT_FOR_FORM = "acting.form"
    ACT_FOR = "acting.begin"  # Inputs: principal, deputy, role, first, last, reason.
    ACT_FOR_END = "acting.end"  # Input: acting.
    RECUSE_FORM = "team.recuse-form"
    RECUSE = "team.recuse"  # Input: reason.
    DECIDE_AGAIN_FORM = "team.decide-again-form"  # Input: person.
    DECIDE_AGAIN = "team.decide-again"  # Inputs: person, reason.
    REQUEST_FORM = "request.form"
    REQUEST_ADD = "request.add"  # Inputs: words, received, due, action.
    REQUEST_MOVE_FORM = "request.move-form"  # Input: request.
    REQUEST_MOVE = "request.move"  # Inputs: request, day, note.
    REQUEST_ANSWER_FORM = "request.answer-form"
    REQUEST_ANSWER = "request.answer"  # Inputs: request, day.
    STAKEHOLDER_FORM = "stakeholder.form"
    STAKEHOLDER_ADD = "stakeholder.add"  # Inputs: name, kind.
    STAKEHOLDER_REMOVE = "stakeholder.remove"  # Input: stakeholder.
    NAMES_FORM = "wall.reveal-form"
    NAMES_REVEAL = "wall.reveal"  # Input: reason.
    NAMES_ADD_FORM = "wall.add-form"
    NAMES_ADD = "wall.add"  # Input: requestors.
    ROOM_RETRY = "room.retry"
    # Target: a case's id, or nothing for all cases of whoever presses.
    FEED_SHOW = "feed.show"
    FEED_MAKE = "feed.make"  # Input: id of the feed that it takes the place of.
    FEED_STOP = "feed.stop"
    # Target: nothing.
    SEATS = "seat.list"
    SEAT_LINK = "seat.link"  # Shows a code, once.
    # Target: a link's id; first of the account that typed the code, then of its owner.
    SEAT_AGREE = "seat.agree"
    SEAT_DISAGREE = "seat.disagree"
    SEAT_CONFIRM = "seat.confirm"
    SEAT_REFUSE = "seat.refuse"
    # Target: a vendor. Inputs: tenant, account, sure.
    SEAT_LEAVE = "seat.leave"
    # Target: a role, or nothing for one's own.
    ROLE_BRIEF = "role.brief"
    # Target: nothing.
    ROSTER = "roster.show"
    ROSTER_MINE = "roster.mine"
    ROSTER_INVITE_FORM = "roster.invite-form"
    ROSTER_INVITE = "roster.invite"  # Inputs: person, part, topics.
    ROSTER_JOIN_FORM = "roster.join-form"
    ROSTER_JOIN = "roster.join"  # Inputs: part, topics, regions, languages, most.
    # Target: the id of an entry of the roster.
    ROSTER_AGREE = "roster.agree"
    ROSTER_DECLINE = "roster.decline"
    ROSTER_ADMIT = "roster.admit"
    ROSTER_TURN_DOWN = "roster.turn-down"
    ROSTER_EDIT_FORM = "roster.edit-form"
    ROSTER_EDIT = "roster.edit"  # As roster.join, and: first, last (days away).
    ROSTER_LEAVE = "roster.leave"
    # Target: nothing.
    RESOURCES = "resource.list"  # Inputs: words (quoted as in an address), page.
    RESOURCES_CHECK = "resource.check-links"  # The links, soon.
    RESOURCES_IMPORT_FORM = "resource.import-form"  # Input: page. Of a dropped file.
    RESOURCES_IMPORT = "resource.import"  # Input: word of the preview.
    RESOURCE_ADD_FORM = "resource.add-form"
    RESOURCE_ADD = "resource.add"  # Inputs: id, and those of resource.edit.
    # Target: a resource's id.
    RESOURCE_SHOW = "resource.show"
    RESOURCE_EDIT_FORM = "resource.edit-form"
    # Inputs: revision, title, url, kind, language, summary, topics, standards,
    # audience, aliases, edition, status, superseded_by, official, public.
    RESOURCE_EDIT = "resource.edit"
    RESOURCE_WITHDRAW_FORM = "resource.withdraw-form"
    RESOURCE_WITHDRAW = "resource.withdraw"  # Input: reason.
    RESOURCE_BRING_BACK = "resource.bring-back"
    RESOURCE_REVIEWED = "resource.reviewed"
    RESOURCE_DEAD = "resource.link-dead"
    RESOURCE_ALIVE = "resource.link-alive"
    # Target: nothing. Input: draft, the id under which a question's words are kept.
    CONNECT_FORM = "connect.form"
    # Target: that draft's id. Inputs: question, privacy, topic, language, told, mask.
    CONNECT_ASK = "connect.ask"
    # Target: nothing.
    CONNECT_MINE = "connect.mine"
    CONNECT_QUEUE = "connect.queue"  # Input: scope (open, late, mine).
    CONNECT_PUBLIC = "connect.public"
    # Target: the handle by which its asker alone finds a question.
    CONNECT_THREAD = "connect.thread"
    CONNECT_ASK_BACK_FORM = "connect.ask-back-form"
    CONNECT_ASK_BACK = "connect.ask-back"  # Inputs: words, mask.
    CONNECT_HELPED = "connect.helped"  # Input: helped (yes, no).
    CONNECT_WITHDRAW = "connect.withdraw"  # Input: sure.
    CONNECT_CONSENT = "connect.consent"  # Input: consent (yes, no).
    # Target: a question's id.
    CONNECT_SHOW = "connect.show"
    CONNECT_ANSWER_FORM = "connect.answer-form"
    CONNECT_ANSWER = "connect.answer"  # Input: words.
    CONNECT_DECLINE_FORM = "connect.decline-form"
    CONNECT_DECLINE = "connect.decline"  # Input: reason.
    CONNECT_HAND_ON_FORM = "connect.hand-on-form"
    CONNECT_HAND_ON = "connect.hand-on"  # Inputs: person, note.
    CONNECT_HAND_BACK_FORM = "connect.hand-back-form"
    CONNECT_HAND_BACK = "connect.hand-back"  # Input: reason.
    CONNECT_TAKE = "connect.take"
    CONNECT_GATHER_FORM = "connect.gather-form"
    CONNECT_GATHER = "connect.gather"  # Inputs: first, second, third, fourth.
    CONNECT_PEER_AGREE = "connect.peer-agree"
    CONNECT_PEER_DECLINE = "connect.peer-decline"
    CONNECT_NOTE_FORM = "connect.note-form"
    CONNECT_NOTE = "connect.note"  # Input: words.
    CONNECT_PUBLISH_FORM = "connect.publish-form"
    CONNECT_PUBLISH = "connect.publish"  # Inputs: question, answer, topics, rows.
    # Target: the id of the draft that keeps the question's words, or nothing.
    QUESTION_ASK = "question.ask"  # Input: question; without it, the kept words.
    QUESTION_FORM = "question.form"
    QUESTION_NEXT = "question.next"  # Input: page.
    QUESTION_HELPED = "question.helped"  # Input: page.
    # Target: a question's mark, by which the same and nearly the same are one.
    TASKS = "learning.tasks"  # Input: page.
    TASK_SHOW = "learning.task"
    TASK_SYNONYM_FORM = "learning.synonym-form"
    TASK_SYNONYM = "learning.synonym"  # Inputs: words, resource.
    TASK_PIN_FORM = "learning.pin-form"
    TASK_PIN = "learning.pin"  # Input: resource.
    TASK_DEAD_FORM = "learning.dead-form"
    TASK_DEAD = "learning.dead"  # Input: resource.
    TASK_DISMISS = "learning.dismiss"
    TASK_UNDO = "learning.undo"
    # Target: nothing.
    DIGEST = "digest.show"
    DIGEST_JOIN = "digest.join"
    DIGEST_LEAVE = "digest.leave"
    # Target: a digest's id. Input: edition, the one that was read.
    DIGEST_PREVIEW = "digest.preview"
    DIGEST_ANEW = "digest.draft-anew"
    DIGEST_INTRO_FORM = "digest.intro-form"
    DIGEST_INTRO = "digest.intro"  # Input besides: words.
    DIGEST_ITEM_FORM = "digest.item-form"  # Input besides: place, from 1.
    DIGEST_ITEM = "digest.item"  # Inputs besides: place, do (up, down, out).
    DIGEST_ADD_FORM = "digest.add-form"  # Input besides: kind (resource, event, line).
    DIGEST_ADD = "digest.add"  # Inputs besides: kind, resource, words, day, link.
    DIGEST_APPROVE = "digest.approve"
    DIGEST_SKIP = "digest.skip"
    DIGEST_UNDO = "digest.undo"
    # Target: an action's id.
    ACTION_SHOW = "action.show"
    ACTION_VIEW = "action.view"  # The same, in the place of a room's card.
    ACTION_WHY = "action.why"
    ACTION_START = "action.start"
    ACTION_DONE_FORM = "action.done-form"
    ACTION_DONE = "action.done"  # Inputs: note, link; a file beside.
    ACTION_PART_FORM = "action.part-form"  # Input: part.
    ACTION_PART = "action.part"  # Inputs: part, note, link; a file beside.
    ACTION_PART_DROP_FORM = "action.part-drop-form"  # Input: part.
    ACTION_PART_DROP = "action.part-drop"  # Inputs: part, reason.
    ACTION_PART_RESTORE_FORM = "action.part-restore-form"  # Input: part.
    ACTION_PART_RESTORE = "action.part-restore"  # Inputs: part, reason.
    ACTION_COMMENT_FORM = "action.comment-form"
    ACTION_COMMENT = "action.comment"  # Input: words.
    ACTION_ASSIGN_FORM = "action.assign-form"
    ACTION_ASSIGN = "action.assign"  # Input: person.
    ACTION_WAIVE_FORM = "action.waive-form"
    ACTION_WAIVE = "action.waive"  # Input: reason.
    ACTION_REOPEN_FORM = "action.reopen-form"
    ACTION_REOPEN = "action.reopen"  # Input: reason.
    ACTION_REPEAT = "action.repeat"
    SNOOZE_FORM = "action.snooze-form"
    SNOOZE = "action.snooze"  # Inputs: day, reason.
    WAKE = "action.wake"
    SECU_DATE_FORM = "action.secu-date-form"
    SECU_DATE = "action.secu-date"  # Inputs: day, note: shows before and after.
    SECU_DATE_CONFIRM = "action.secu-date-confirm"  # Inputs: day, seen, draft.
    EXTENSION_FORM = "extension.form"
    EXTENSION_ASK = "extension.ask"  # Inputs: days, reason.
    EXTENSION_WITHDRAW = "extension.withdraw"  # Input: extension.
    EXTENSION_GRANT_FORM = "extension.grant-form"  # Input: extension.
    # Inputs: extension, days, answer: shows before and after.
    EXTENSION_GRANT = "extension.grant"
    # Inputs: extension, days, seen, draft with an answer.
    EXTENSION_GRANT_CONFIRM = "extension.grant-confirm"
    EXTENSION_DENY_FORM = "extension.deny-form"  # Input: extension.
    EXTENSION_DENY = "extension.deny"  # Inputs: extension, reason.
    TOLD = "action.told"  # Input: stakeholder.
    LETTER = "document.letter"  # Lays its e-mail into the asker's own Drafts.
    DRAFT_FORM = "document.draft-form"
    DRAFT = "document.draft"  # Inputs by kind of document; a file beside; send.
    APPROVAL_ASK = "approval.ask"
    # Target: an action's id and a version's id, joined by a colon.
    SIGN = "approval.sign"
    SEND_BACK_FORM = "approval.send-back-form"
    SEND_BACK = "approval.send-back"  # Input: reason.
    REFUSE_FORM = "approval.refuse-form"
    REFUSE = "approval.refuse"  # Input: reason.
    COORDINATOR_FORM = "approval.coordinator-form"
    COORDINATOR = "approval.coordinator"  # Inputs: needed, reason.
    SUBMIT_FORM = "approval.submit-form"
    SUBMIT = "approval.submit"  # Inputs: note, link.
    # Target: a draft's id: a text or a file that was stopped at the wall.
    # Input of a file that came without words: action, purpose, note.
    FILE_PLACE = "file.place"
    # Target: a version's id.
    FILE_OPEN_FORM = "file.open-form"  # Answers with a link of the asker's own.
    STOPPED_SEND = "wall.send-stopped"  # Input: reason.
    STOPPED_DROP = "wall.drop-stopped"


def versioned(action_id: str, version_id: str) -> str:
    """Name one version of an action's document as a target."""
    return f"{action_id}:{version_id}"


def opens_form(verb: str) -> bool:
    """Whether a verb is answered with a form: its name ends so."""
    return verb.endswith("form")
