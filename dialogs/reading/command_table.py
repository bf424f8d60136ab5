"""The commands as data: what people type, how it is shown, and what it takes."""

from dataclasses import dataclass
from enum import StrEnum

from domain.wording import N_


class CommandName(StrEnum):
    """A command, however it was typed."""

    HELP = "help"
    OPEN_CASE = "open-case"
    CASES = "cases"
    STATUS = "status"
    ACTIONS = "actions"
    SHOW = "show"
    WHY = "why"
    LOG = "log"
    EVENT = "event"
    CORRECT_CASE = "correct-case"
    CORRECT_EVENT = "correct-event"
    WITHDRAW_EVENT = "withdraw-event"
    START = "start"
    DONE = "done"
    PART_DONE = "part-done"
    NOT_NEEDED = "not-needed"
    NEEDED_AGAIN = "needed-again"
    ASSIGN = "assign"
    COMMENT = "comment"
    WAIVE = "waive"
    REOPEN = "reopen"
    REPEAT = "repeat"
    DRAFT = "draft"
    ASK_APPROVAL = "ask-approval"
    SIGN = "sign"
    CLEAR = "clear"
    SEND_BACK = "send-back"
    REFUSE = "refuse"
    SUBMIT = "submit"
    SNOOZE = "snooze"
    WAKE = "wake"
    EXTEND = "extend"
    GRANT = "grant"
    DENY = "deny"
    WITHDRAW_EXTENSION = "withdraw-extension"
    SECU_DATE = "secu-date"
    REQUEST = "request"
    MOVE_REQUEST = "move-request"
    ANSWERED = "answered"
    TEAM = "team"
    AGREE_TEAM = "agree-team"
    GIVE_ROLE = "give-role"
    LEAVE = "leave"
    ACT_FOR = "act-for"
    RECUSE = "recuse"
    STAKEHOLDERS = "stakeholders"
    REQUESTORS = "requestors"
    FILES = "files"
    VERIFY = "verify"
    RELATE = "relate"
    UNRELATE = "unrelate"
    HOME = "home"
    EXCEPTIONS = "exceptions"
    CALENDAR = "calendar"
    CALENDAR_STOP = "calendar-stop"
    LINK = "link"
    UNLINK = "unlink"
    SEATS = "seats"
    ROSTER = "roster"
    MY_ROSTER = "my-roster"
    RESOURCES = "resources"
    RESOURCE = "resource"
    ASK_PRIVATELY = "ask-privately"
    MY_QUESTIONS = "my-questions"
    QUESTIONS = "questions"
    ASKED_BEFORE = "asked-before"
    MY_ROLE = "my-role"
    ASK = "ask"
    LEARNING_TASKS = "learning-tasks"
    DIGEST = "digest"
    JOIN_DIGEST = "join-digest"
    LEAVE_DIGEST = "leave-digest"
    UNKNOWN = "unknown"


class Takes(StrEnum):
    """What stands after a command."""

    NOTHING = "nothing"
    WORDS = "words"
    PAGE = "page"
    SCOPE = "scope"
    ACTION = "action"
    ACTION_WORDS = "action-words"  # `comment 12 your words`
    ACTION_PERSON = "action-person"  # `assign 5 to somebody`
    ACTION_DAY = "action-day"  # `secu date 18 19 July`
    ACTION_DAYS = "action-days"  # `extend 12 5 days why`
    REQUEST = "request"  # Words with, perhaps, an action and a day.
    EVENT = "event"
    ROLE = "role"  # `risk owner is somebody`, `make somebody risk owner`
    ACTING = "acting"  # `somebody acts for somebody from 3 June to 9 June`
    OTHER_CASE = "other-case"  # `relate DEMO-0002 because …`
    STAKEHOLDER = "stakeholder"  # `add stakeholder somebody as donor`


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandFacts:
    """
    A command: its *phrases*, the first being the usual one, and one *usage*.

    What is *binding* must be typed without a slip: `unsign` is not `sign`.
    """

    name: CommandName
    phrases: tuple[str, ...]
    usage: str
    does: str
    takes: Takes = Takes.NOTHING
    binding: bool = False


_N = CommandName
_T = Takes
COMMANDS: tuple[CommandFacts, ...] = (
    CommandFacts(
        name=_N.ASK,
        phrases=("ask", "ask the desk", "question"),
        usage="ask your question",
        does=N_(
            "Ask about the standards: links that fit, or a person. What is no command "
            "is a question too."
        ),
        takes=_T.WORDS,
    ),
    CommandFacts(
        name=_N.OPEN_CASE,
        phrases=(
            "open case",
            "open a case",
            "open new case",
            "open a new case",
            "new case",
            "start a case",
            "start case",
            "register case",
            "register a case",
            "add case",
            "open",
        ),
        usage="open case",
        does=N_("Open a case; or paste the notice of SECU's registry."),
    ),
    CommandFacts(
        name=_N.STATUS,
        phrases=(
            "status",
            "where are we",
            "where do we stand",
            "how is it going",
            "case card",
            "case status",
            "state",
            "show status",
            "show case",
            "use",
            "use case",
            "switch to",
            "go to",
            "room",
            "overview",
            "summary",
        ),
        usage="status",
        does=N_("Show where the case stands."),
    ),
    CommandFacts(
        name=_N.ACTIONS,
        phrases=(
            "actions",
            "action list",
            "list actions",
            "my actions",
            "my tasks",
            "tasks",
            "todo",
            "to do",
            "to-do",
            "late",
            "late actions",
            "overdue",
            "overdue actions",
            "all actions",
            "open actions",
            "what is late",
            "what's late",
            "what is due",
            "what's due",
            "what is next",
            "what's next",
            "next",
            "what do i have to do",
            "what must i do",
            "pending",
        ),
        usage="actions mine | late | all",
        does=N_("List your actions, the late ones, or all of the case."),
        takes=_T.SCOPE,
    ),
    CommandFacts(
        name=_N.SHOW,
        phrases=(
            "show",
            "show action",
            "action",
            "card",
            "told",
            "have told",
            "we told",
        ),
        usage="show 12",
        does=N_("Show an action's card."),
        takes=_T.ACTION,
    ),
    CommandFacts(
        name=_N.WHY,
        phrases=(
            "why",
            "why this date",
            "why is",
            "why was",
            "explain",
            "explain action",
            "when",
            "when is",
            "due",
        ),
        usage="why 12",
        does=N_("Explain an action's date: event, count, days skipped, calendar."),
        takes=_T.ACTION,
    ),
    CommandFacts(
        name=_N.EVENT,
        phrases=(
            "event",
            "record event",
            "record an event",
            "record the event",
            "record",
            "secu event",
            "new event",
            "add event",
            "log event",
            "close case",
            "close the case",
            "case closed",
        ),
        usage="event eligible today",
        does=N_("Record what SECU or UNDP did, and on which day."),
        takes=_T.EVENT,
    ),
    CommandFacts(
        name=_N.CORRECT_CASE,
        phrases=(
            "correct case",
            "correct the case",
            "correct facts",
            "correct the facts",
            "edit case",
            "edit the case",
            "edit facts",
            "change case",
            "change the case",
            "change facts",
            "fix case",
            "vertical fund",
        ),
        usage="correct case",
        does=N_("Correct what the case was opened with; before and after first."),
    ),
    CommandFacts(
        name=_N.CORRECT_EVENT,
        phrases=(
            "correct event",
            "correct the event",
            "correct",
            "fix event",
            "change event",
            "redate event",
            "wrong date",
        ),
        usage="correct event eligible 3 June",
        does=N_("Correct a day; you see before and after first."),
        takes=_T.EVENT,
    ),
    CommandFacts(
        name=_N.WITHDRAW_EVENT,
        phrases=(
            "withdraw event",
            "withdraw the event",
            "withdraw",
            "undo event",
            "remove event",
            "delete event",
            "cancel event",
        ),
        usage="withdraw event eligible",
        does=N_("Take back an event that did not happen."),
        takes=_T.EVENT,
    ),
    CommandFacts(
        name=_N.START,
        phrases=(
            "start",
            "start on",
            "start action",
            "begin",
            "starting",
            "started",
            "take up",
        ),
        usage="start 5",
        does=N_("Say that an action is under way."),
        takes=_T.ACTION,
    ),
    CommandFacts(
        name=_N.DONE,
        phrases=(
            "done",
            "done with",
            "mark done",
            "finish",
            "finished",
            "complete",
            "completed",
        ),
        usage="done 5 what shows it",
        does=N_("Finish an action with a note, a link or a file."),
        takes=_T.ACTION_WORDS,
    ),
    CommandFacts(
        name=_N.PART_DONE,
        phrases=(
            "part",
            "part done",
            "notified",
            "parts",
        ),
        usage="part 9 country-office what shows it",
        does=N_("Finish one notifier's part of 9, 19, 22, 23 or 27."),
        takes=_T.ACTION_WORDS,
    ),
    CommandFacts(
        name=_N.NOT_NEEDED,
        phrases=(
            "not needed",
            "not necessary",
            "not relevant",
            "drop part",
            "no need",
        ),
        usage="not needed 9 vertical-funds why",
        does=N_("Say that a part is not needed on this case."),
        takes=_T.ACTION_WORDS,
        binding=True,
    ),
    CommandFacts(
        name=_N.NEEDED_AGAIN,
        phrases=(
            "needed again",
            "needed after all",
            "relevant after all",
            "restore part",
        ),
        usage="needed again 9 vertical-funds why",
        does=N_("Say that a part is needed on this case after all."),
        takes=_T.ACTION_WORDS,
        binding=True,
    ),
    CommandFacts(
        name=_N.ASSIGN,
        phrases=(
            "assign",
            "assign action",
            "give action",
            "hand action",
            "reassign",
        ),
        usage="assign 5 to somebody",
        does=N_("Give an action to one person of the team."),
        takes=_T.ACTION_PERSON,
    ),
    CommandFacts(
        name=_N.COMMENT,
        phrases=(
            "comment",
            "comment on",
            "add comment",
            "add a comment",
            "remark",
            "note",
            "note on",
            "say",
        ),
        usage="comment 12 your words",
        does=N_("Comment on an action."),
        takes=_T.ACTION_WORDS,
    ),
    CommandFacts(
        name=_N.WAIVE,
        phrases=(
            "waive",
            "waive action",
            "skip",
        ),
        usage="waive 11 why",
        does=N_("Let an action go undone, with a reason."),
        takes=_T.ACTION_WORDS,
        binding=True,
    ),
    CommandFacts(
        name=_N.REOPEN,
        phrases=(
            "reopen",
            "re-open",
            "open again",
            "reopen action",
        ),
        usage="reopen 5 why",
        does=N_("Take an action up again."),
        takes=_T.ACTION_WORDS,
    ),
    CommandFacts(
        name=_N.REPEAT,
        phrases=(
            "repeat",
            "revisit",
            "another round",
            "new round",
            "next round",
        ),
        usage="repeat 13",
        does=N_("Open another round of an action."),
        takes=_T.ACTION,
    ),
    CommandFacts(
        name=_N.DRAFT,
        phrases=(
            "draft",
            "edit",
            "write",
            "new version",
            "decide",
            "decisions",
            "project status",
        ),
        usage="draft 10",
        does=N_("Draft the next version of an action's document."),
        takes=_T.ACTION,
    ),
    CommandFacts(
        name=_N.ASK_APPROVAL,
        phrases=(
            "send for sign-off",
            "send for sign off",
            "send for signature",
            "send for approval",
            "send for clearance",
            "ask approval",
            "ask for approval",
            "send",
        ),
        usage="send for approval 10",
        does=N_("Send the newest version to those who sign or clear it."),
        takes=_T.ACTION,
        binding=True,
    ),
    CommandFacts(
        name=_N.SIGN,
        phrases=(
            "sign",
            "sign off",
            "sign-off",
            "sign off on",
            "approve",
        ),
        usage="sign 10",
        does=N_("Sign off the version that is out for approval."),
        takes=_T.ACTION,
        binding=True,
    ),
    CommandFacts(
        name=_N.CLEAR,
        phrases=(
            "clear",
            "give clearance",
        ),
        usage="clear 12",
        does=N_("Clear a submission to SECU."),
        takes=_T.ACTION,
        binding=True,
    ),
    CommandFacts(
        name=_N.SEND_BACK,
        phrases=(
            "send back",
            "send it back",
            "return",
        ),
        usage="send back 10 why",
        does=N_("Send a draft back with a reason."),
        takes=_T.ACTION_WORDS,
        binding=True,
    ),
    CommandFacts(
        name=_N.REFUSE,
        phrases=(
            "refuse",
            "reject",
            "refuse to sign",
            "decline",
        ),
        usage="refuse 10 why",
        does=N_("Refuse to sign, which stops the approval."),
        takes=_T.ACTION_WORDS,
        binding=True,
    ),
    CommandFacts(
        name=_N.SUBMIT,
        phrases=(
            "submit",
            "submitted",
            "submit to secu",
        ),
        usage="submit 12 how it went to SECU",
        does=N_("Record that a cleared text was submitted to SECU."),
        takes=_T.ACTION_WORDS,
        binding=True,
    ),
    CommandFacts(
        name=_N.SNOOZE,
        phrases=(
            "snooze",
            "snooze action",
            "remind me later",
            "remind me later of",
            "no reminders of",
            "not now",
        ),
        usage="snooze 5 until Friday why",
        does=N_("Hear nothing of an action for some days, with a reason."),
        takes=_T.ACTION_DAY,
    ),
    CommandFacts(
        name=_N.WAKE,
        phrases=(
            "wake",
            "unsnooze",
            "remind me again",
            "remind me again of",
            "end snooze",
        ),
        usage="wake 5",
        does=N_("Hear of an action again."),
        takes=_T.ACTION,
    ),
    CommandFacts(
        name=_N.EXTEND,
        phrases=(
            "extend",
            "extend action",
            "extension",
            "extension for",
            "ask for extension",
            "ask for an extension",
            "more time",
            "more time for",
            "more time on",
            "ask for more time",
            "ask for more time for",
            "ask for more time on",
            "ask more time",
        ),
        usage="extend 12 5 days why",
        does=N_("Ask for more working days on an action."),
        takes=_T.ACTION_DAYS,
    ),
    CommandFacts(
        name=_N.GRANT,
        phrases=(
            "grant",
            "grant more time",
            "grant extension",
        ),
        usage="grant 12 3 days",
        does=N_("Grant more time, after seeing what it moves."),
        takes=_T.ACTION_DAYS,
        binding=True,
    ),
    CommandFacts(
        name=_N.DENY,
        phrases=(
            "deny",
            "deny more time",
            "deny extension",
        ),
        usage="deny 12 why",
        does=N_("Deny more time, with a reason."),
        takes=_T.ACTION_WORDS,
        binding=True,
    ),
    CommandFacts(
        name=_N.WITHDRAW_EXTENSION,
        phrases=(
            "withdraw extension",
            "withdraw the extension",
            "withdraw more time",
        ),
        usage="withdraw extension 12",
        does=N_("Take your request for more time back."),
        takes=_T.ACTION,
        binding=True,
    ),
    CommandFacts(
        name=_N.SECU_DATE,
        phrases=(
            "secu date",
            "secu's date",
            "secu deadline",
            "secu's deadline",
            "secu wants",
            "date from secu",
        ),
        usage="secu date 18 19 July",
        does=N_("Keep the date that SECU set for an action."),
        takes=_T.ACTION_DAY,
    ),
    CommandFacts(
        name=_N.REQUEST,
        phrases=(
            "request",
            "new request",
            "secu request",
            "secu asks",
            "secu asked",
            "secu requests",
            "secu requested",
        ),
        usage="request what SECU asked for",
        does=N_("Keep a request of SECU's, with its date."),
        takes=_T.REQUEST,
    ),
    CommandFacts(
        name=_N.MOVE_REQUEST,
        phrases=(
            "move request",
            "request moved",
            "secu moves request",
            "secu moved request",
        ),
        usage="move request 19 July",
        does=N_("Keep another date that SECU set for a request."),
        takes=_T.REQUEST,
    ),
    CommandFacts(
        name=_N.ANSWERED,
        phrases=(
            "answered",
            "answer",
            "answer request",
            "request answered",
        ),
        usage="answered",
        does=N_("Mark a request of SECU's answered."),
        takes=_T.REQUEST,
    ),
    CommandFacts(
        name=_N.TEAM,
        phrases=(
            "team",
            "people",
            "members",
            "roles",
            "who",
            "who is who",
            "who is on the team",
            "response team",
            "mrt",
        ),
        usage="team",
        does=N_("Show who plays which part, and change it."),
    ),
    CommandFacts(
        name=_N.AGREE_TEAM,
        phrases=(
            "agree team",
            "agree the team",
            "agree on the team",
            "confirm team",
            "confirm the team",
            "team agreed",
            "team is agreed",
        ),
        usage="agree team",
        does=N_("Make the present team the agreed one; `done 3` does so too."),
        binding=True,
    ),
    CommandFacts(
        name=_N.GIVE_ROLE,
        phrases=(
            "give role",
            "role",
            "roles are",
            "add person",
            "add to team",
            "add to the team",
            "make",
            "appoint",
            "name",
        ),
        usage="role risk owner is somebody",
        does=N_("Give somebody a part on the case."),
        takes=_T.ROLE,
    ),
    CommandFacts(
        name=_N.LEAVE,
        phrases=(
            "leave",
            "remove person",
            "remove from team",
            "remove from the team",
            "remove",
            "rotate",
            "hand over",
            "handover",
        ),
        usage="remove somebody as risk owner",
        does=N_("End somebody's part, with a hand-over note."),
        takes=_T.ROLE,
    ),
    CommandFacts(
        name=_N.ACT_FOR,
        phrases=(
            "act for",
            "acts for",
            "acting for",
            "acting",
            "deputy",
            "absence",
        ),
        usage="somebody acts for somebody from 3 June to 9 June",
        does=N_("Let somebody act for somebody, for named days."),
        takes=_T.ACTING,
    ),
    CommandFacts(
        name=_N.RECUSE,
        phrases=(
            "recuse",
            "recuse me",
            "recuse myself",
            "i recuse myself",
            "step back",
            "conflict of interest",
        ),
        usage="recuse why",
        does=N_("Step back from deciding on this case."),
        takes=_T.WORDS,
        binding=True,
    ),
    CommandFacts(
        name=_N.STAKEHOLDERS,
        phrases=(
            "stakeholders",
            "stakeholder",
            "add stakeholder",
            "add a stakeholder",
            "new stakeholder",
            "donors",
            "list stakeholders",
        ),
        usage="add stakeholder somebody as donor",
        does=N_("Keep the list of those whom notices must reach."),
        takes=_T.STAKEHOLDER,
    ),
    CommandFacts(
        name=_N.REQUESTORS,
        phrases=(
            "requestors",
            "requestor",
            "requesters",
            "complainants",
            "complainant",
            "show requestors",
            "show complainants",
            "reveal requestors",
            "reveal names",
            "reveal",
        ),
        usage="requestors why",
        does=N_("Look at the complainants' names; reasoned and on record."),
        takes=_T.WORDS,
        binding=True,
    ),
    CommandFacts(
        name=_N.FILES,
        phrases=(
            "files",
            "documents",
            "docs",
            "folder",
            "folders",
            "show files",
            "show documents",
        ),
        usage="files",
        does=N_("Show the documents of the case, version by version."),
    ),
    CommandFacts(
        name=_N.LOG,
        phrases=(
            "log",
            "show log",
            "history",
            "record book",
            "the record",
            "show record",
            "audit",
            "audit log",
        ),
        usage="log",
        does=N_("Show the record: who did what, when, from where."),
        takes=_T.PAGE,
    ),
    CommandFacts(
        name=_N.VERIFY,
        phrases=(
            "verify",
            "check record",
            "check the record",
            "verify record",
            "verify the record",
            "checkpoint",
            "checkpoints",
        ),
        usage="verify",
        does=N_("Check that nobody has changed the record."),
    ),
    CommandFacts(
        name=_N.RELATE,
        phrases=("relate", "relate to", "relate case", "relate with", "belongs to"),
        usage="relate DEMO-0002 because why",
        does=N_("Say that another case on the same project belongs to this one."),
        takes=_T.OTHER_CASE,
        binding=True,
    ),
    CommandFacts(
        name=_N.UNRELATE,
        phrases=("unrelate", "unrelate from", "unrelate case"),
        usage="unrelate DEMO-0002 because why",
        does=N_("Take back that another case belongs to this one."),
        takes=_T.OTHER_CASE,
        binding=True,
    ),
    CommandFacts(
        name=_N.HOME,
        phrases=(
            "home",
            "my home",
            "my desk",
            "my overview",
            "dashboard",
            "what waits for me",
            "accueil",
            "inicio",
        ),
        usage="home",
        does=N_("Show your own desk: what waits for you over all your cases."),
    ),
    CommandFacts(
        name=_N.EXCEPTIONS,
        phrases=(
            "exceptions",
            "exception",
            "show exceptions",
            "what needs me",
            "forecast",
            "breaches",
        ),
        usage="exceptions",
        does=N_("For those who lead: late, to decide, probably late, not reached."),
    ),
    CommandFacts(
        name=_N.CALENDAR,
        phrases=(
            "calendar",
            "my calendar",
            "calendar link",
            "calendar feed",
            "calendar of",
            "subscribe",
            "ics",
        ),
        usage="calendar",
        does=N_("Get a private link for your calendar program, of all cases or one."),
    ),
    CommandFacts(
        name=_N.CALENDAR_STOP,
        phrases=(
            "calendar stop",
            "stop calendar",
            "stop my calendar",
            "stop the calendar",
            "revoke calendar",
            "unsubscribe",
        ),
        usage="calendar stop",
        does=N_("Stop your calendar link: it shows nothing to anybody any more."),
        binding=True,
    ),
    CommandFacts(
        name=_N.SEATS,
        phrases=(
            "my seats",
            "seats",
            "my accounts",
            "accounts",
            "where do you reach me",
            "where am i reached",
        ),
        usage="my seats",
        does=N_("Show the accounts by which the desk reaches you, to leave one."),
    ),
    CommandFacts(
        name=_N.LINK,
        phrases=(
            "link",
            "link account",
            "link an account",
            "link another account",
            "link my account",
            "link my accounts",
        ),
        usage="link",
        does=N_("Let another account of yours, in Teams or Slack, be you as well."),
        takes=_T.WORDS,
        binding=True,
    ),
    CommandFacts(
        name=_N.UNLINK,
        phrases=("unlink", "unlink account", "leave account", "leave seat"),
        usage="unlink Slack",
        does=N_("Leave an account: you are not reached and not known there any more."),
        takes=_T.WORDS,
        binding=True,
    ),
    CommandFacts(
        name=_N.ASK_PRIVATELY,
        phrases=(
            "ask privately",
            "ask in private",
            "ask a person",
            "ask somebody",
            "ask the facilitator",
            "ask a facilitator",
            "ask an expert",
            "direct connect",
        ),
        usage="ask privately your question",
        does=N_("Ask a person: named, known to the facilitator only, or anonymous."),
        takes=_T.WORDS,
    ),
    CommandFacts(
        name=_N.MY_QUESTIONS,
        phrases=("my questions", "what did i ask", "my question"),
        usage="my questions",
        does=N_("Show what you asked people, and their answers; you alone see it."),
    ),
    CommandFacts(
        name=_N.QUESTIONS,
        phrases=("questions", "question queue", "open questions"),
        usage="questions",
        does=N_("For those who answer: the questions that wait, late ones marked."),
        takes=_T.WORDS,
    ),
    CommandFacts(
        name=_N.ASKED_BEFORE,
        phrases=("asked before", "public answers", "answers"),
        usage="asked before",
        does=N_("Show public answers to what was asked, without names."),
    ),
    CommandFacts(
        name=_N.ROSTER,
        phrases=(
            "roster",
            "the roster",
            "show roster",
            "who answers questions",
            "experts",
            "facilitators",
        ),
        usage="roster",
        does=N_("Show who answers questions, for which topics and regions."),
    ),
    CommandFacts(
        name=_N.MY_ROSTER,
        phrases=("my roster", "join the roster", "join roster", "leave the roster"),
        usage="my roster",
        does=N_("Say what you answer questions for, when you are away, or leave."),
    ),
    CommandFacts(
        name=_N.RESOURCES,
        phrases=("resources", "list resources", "show resources", "catalogue"),
        usage="resources",
        does=N_(
            "List the catalogue, also “resources french” or “resources to review”."
        ),
        takes=_T.WORDS,
        binding=True,  # Questions begin with words like these.
    ),
    CommandFacts(
        name=_N.RESOURCE,
        phrases=("resource", "show resource"),
        usage="resource tk-s6",
        does=N_("Show one resource, with all that is known of it."),
        takes=_T.WORDS,
        binding=True,
    ),
    CommandFacts(
        name=_N.MY_ROLE,
        phrases=(
            "my role",
            "my roles",
            "my part",
            "my brief",
            "brief",
            "role brief",
            "what is my role",
            "what is my part",
        ),
        usage="my role",
        does=N_("Read in two minutes what your part on a case is."),
    ),
    CommandFacts(
        name=_N.CASES,
        phrases=(
            "cases",
            "my cases",
            "list cases",
            "all cases",
            "which cases",
        ),
        usage="cases",
        does=N_("List the cases you are on."),
    ),
    CommandFacts(
        name=_N.LEARNING_TASKS,
        phrases=(
            "learning tasks",
            "learning task",
            "open learning tasks",
            "gaps",
            "unanswered",
            "unanswered questions",
        ),
        usage="learning tasks",
        does=N_("For facilitators: questions that want a better answer."),
        takes=_T.PAGE,
    ),
    CommandFacts(
        name=_N.DIGEST,
        phrases=(
            "digest",
            "the digest",
            "my digest",
            "weekly digest",
            "monday digest",
            "show digest",
            "show the digest",
            "newsletter",
        ),
        usage="digest",
        does=N_("Show the weekly digest; facilitators edit and approve it."),
    ),
    CommandFacts(
        name=_N.JOIN_DIGEST,
        phrases=(
            "join digest",
            "join the digest",
            "get digest",
            "get the digest",
            "subscribe to digest",
            "subscribe to the digest",
            "subscribe to the newsletter",
            "subscribe to newsletter",
            "digest on",
            "start digest",
        ),
        usage="join digest",
        does=N_("Get five things from the community once a week."),
    ),
    CommandFacts(
        name=_N.LEAVE_DIGEST,
        phrases=(
            "leave digest",
            "leave the digest",
            "stop digest",
            "stop the digest",
            "unsubscribe from digest",
            "unsubscribe from the digest",
            "unsubscribe from the newsletter",
            "unsubscribe from newsletter",
            "digest off",
        ),
        usage="leave digest",
        does=N_("Get the weekly digest no more."),
        binding=True,
    ),
    CommandFacts(
        name=_N.HELP,
        phrases=(
            "help",
            "?",
            "help me",
            "commands",
            "menu",
            "what can you do",
            "what can i do",
            "what can i type",
            "hello",
            "hi",
            "hey",
            "good morning",
            "good afternoon",
            "need help",
            "i need help",
            "who are you",
            "what are you",
            "how does this work",
            "how do you work",
        ),
        usage="help",
        does=N_("Show what you can type."),
    ),
)
BY_NAME = {facts.name: facts for facts in COMMANDS}
