"""Commands are understood as people type them, and nothing binding by a slip."""

import unicodedata
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dialogs.reading.command_table import CommandFacts
from dialogs.reading.commands import COMMANDS, Command, CommandName, read_command
from dialogs.reading.parts import part_named
from dialogs.reading.phrases import phrases_in, usage_in
from domain.events import EVENTS, EventKind
from domain.procedure.secu import SECU
from domain.refusals import Refusal
from domain.requests import StakeholderKind
from domain.roles import ASSIGNABLE, BY_ROLE, Role

WEDNESDAY = date(2024, 6, 12)
TITLES = [(str(row.number), row.title) for row in SECU.rows]
C = CommandName
PHRASES = [(phrase, facts) for facts in COMMANDS for phrase in facts.phrases]


def read(text: str) -> Command:
    return read_command(text, today=WEDNESDAY, titles=TITLES)


def day_of(text: str) -> date | None:
    found = read(text).day
    return found.day if found else None


def plain_letters(text: str) -> str:
    """Return a text as a keyboard without accents writes it."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(each for each in apart if not unicodedata.combining(each))


@pytest.mark.parametrize("phrase, name", [(p, f.name) for p, f in PHRASES])
def test_every_phrase_means_its_command(phrase: str, name: CommandName) -> None:
    for typed in (phrase, phrase.upper(), f"  {phrase}  ", f"/{phrase}"):
        assert read(typed).name is name
        assert read(typed).heard == ""


ELSEWHERE = [
    (language, facts, phrase)
    for language in ("fr", "es")
    for facts in COMMANDS
    for phrase in phrases_in(facts, language)
]


@pytest.mark.parametrize("language, facts, phrase", ELSEWHERE)
def test_every_phrase_of_another_language_means_its_command(
    language: str, facts: CommandFacts, phrase: str
) -> None:
    for typed in (phrase, phrase.upper(), plain_letters(phrase)):
        assert (read(typed).name, read(typed).heard) == (facts.name, ""), language


@pytest.mark.parametrize("language", ["fr", "es"])
@pytest.mark.parametrize("facts", COMMANDS, ids=lambda facts: facts.name.value)
def test_what_help_shows_in_another_language_can_be_typed(
    facts: CommandFacts, language: str
) -> None:
    assert read(usage_in(facts, language)).name is facts.name


@pytest.mark.parametrize(
    "text, scope",
    [
        ("mes actions", "mine"),
        ("Mes tâches", "mine"),
        ("actions en retard", "late"),
        ("toutes les actions", "all"),
        ("mis acciones", "mine"),
        ("acciones atrasadas", "late"),
        ("todas las acciones", "all"),
    ],
)
def test_a_scope_is_understood_in_other_languages(text: str, scope: str) -> None:
    assert (read(text).name, read(text).scope) == (C.ACTIONS, scope)


@pytest.mark.parametrize(
    "text, name, action",
    [
        ("montrer 12", C.SHOW, "12"),
        ("expliquer 17.2", C.WHY, "17.2"),
        ("5 terminé", C.DONE, "5"),
        ("commenter 5 nous attendons le SECU", C.COMMENT, "5"),
        ("explicar 12", C.WHY, "12"),
        ("hecho 5", C.DONE, "5"),
        ("comentar 5 esperamos a SECU", C.COMMENT, "5"),
    ],
)
def test_an_action_is_named_in_other_languages(
    text: str, name: CommandName, action: str
) -> None:
    assert (read(text).name, read(text).action) == (name, action)


def test_a_phrase_of_another_language_is_no_other_command_in_english() -> None:
    meant = {phrase: facts.name for phrase, facts in PHRASES}
    twice = [
        (phrase, facts.name)
        for _language, facts, phrase in ELSEWHERE
        if meant.get(phrase, facts.name) is not facts.name
    ]

    assert twice == []


def test_no_phrase_means_two_commands() -> None:
    phrases = [phrase for phrase, _ in PHRASES]

    assert len(phrases) == len(set(phrases))


@pytest.mark.parametrize("facts", COMMANDS, ids=lambda facts: facts.name.value)
def test_what_help_shows_can_be_typed(facts: CommandFacts) -> None:
    assert read(facts.usage).name is facts.name


@pytest.mark.parametrize(
    "text, name",
    [
        ("Open a case!", C.OPEN_CASE),
        ("please open a new case", C.OPEN_CASE),
        ("@SES Desk status?", C.STATUS),
        ("SES desk: help", C.HELP),
        ("hi", C.HELP),
        ("what is late?", C.ACTIONS),
        ("I'd like to recuse myself", C.RECUSE),
        ("i am done with 5", C.DONE),
        ("mark 5 as done", C.DONE),
        ("mark action 5 complete: the minutes are in the folder", C.DONE),
        ("who is on the team?", C.TEAM),
        ("close case", C.EVENT),
        ("\u200bstatus\u00a0", C.STATUS),
    ],
)
def test_people_type_more_than_the_words_of_a_table(
    text: str, name: CommandName
) -> None:
    assert read(text).name is name


@pytest.mark.parametrize(
    "text, name, heard",
    [
        ("stauts", C.STATUS, "status"),  # codespell:ignore
        ("opne case", C.OPEN_CASE, "open case"),  # codespell:ignore
        ("actons mine", C.ACTIONS, "actions"),
        ("doen 5", C.DONE, "done"),  # codespell:ignore
        ("5 doen", C.DONE, "done"),  # codespell:ignore
        ("commnt 5 we wait", C.COMMENT, "comment"),  # codespell:ignore
        ("documnets", C.FILES, "documents"),  # codespell:ignore
        ("stakehoders", C.STAKEHOLDERS, "stakeholders"),
        ("evnt eligible today", C.EVENT, "event"),
    ],
)
def test_slips_of_spelling_are_bridged_and_told(
    text: str, name: CommandName, heard: str
) -> None:
    assert (read(text).name, read(text).heard) == (name, heard)


@pytest.mark.parametrize(
    "text, offered",
    [
        ("sing 10", "sign 10"),
        ("unsign 10", "sign 10"),
        ("clera 12", "clear 12"),  # codespell:ignore
        ("submti 12", "submit 12 how it went to SECU"),  # codespell:ignore
        ("waiv 11 no need", "waive 11 why"),
        ("refsue 10", "refuse 10 why"),
        ("agre team", "agree team"),  # codespell:ignore
        ("eligible", "event eligible today"),
        ("undo", "reopen 5 why"),
        ("postpone 2 to 30 November", "extend 12 5 days why"),
        ("abrir", "abrir un caso"),
        ("pourquoi 12", "expliquer 12"),
    ],
)
def test_the_nearest_commands_are_offered(text: str, offered: str) -> None:
    found = read(text)

    assert (found.name, found.words) == (C.UNKNOWN, text)
    assert found.suggestions[0] == offered


@pytest.mark.parametrize("text", ["", "   ", "blah blah", "xyzzy", "…", "not sign 10"])
def test_words_that_mean_nothing_get_something_to_try(text: str) -> None:
    found = read(text)

    assert found.name is C.UNKNOWN
    assert 1 <= len(found.suggestions) <= 3


@pytest.mark.parametrize(
    "text",
    [
        "DEMO-0001 status",
        "demo-0001: status",
        "in DEMO-0001 status",
        "status DEMO-0001",
        "status of DEMO-0001",
        "status for case demo-0001",
        "DEMO-0001",
        "use DEMO-0001",
        "show DEMO-0001",
        "@ses-desk DEMO-0001, status",
    ],
)
def test_a_case_is_named_before_or_after(text: str) -> None:
    assert (read(text).name, read(text).case) == (C.STATUS, "DEMO-0001")


@pytest.mark.parametrize(
    "text, case",
    [
        ("in SECU0010: status", "SECU0010"),
        ("secu 0010 status", "SECU0010"),
        ("SECU-0010", "SECU0010"),
        ("srm 0003 status", "SRM-0003"),
        ("status DEMO-2024-07", "DEMO-2024-07"),
        ("log page 3 DEMO-0001", "DEMO-0001"),
        ("why 12 in DEMO-0001", "DEMO-0001"),
        ("done DEMO-0001 5 sent", "DEMO-0001"),
        ("done 5 in DEMO-0001: sent", "DEMO-0001"),
        ("comment 5 as in SECU0010", ""),
        ("done 5", ""),
    ],
)
def test_references_are_written_one_way(text: str, case: str) -> None:
    assert read(text).case == case


@pytest.mark.parametrize(
    "text",
    [
        "why 12",
        "why #12",
        "why action 12?",
        "why no. 12",
        "why n°12",
        "why number 12",
        "Why is action 12 due then?",
        "12 why",
        "#12: why?",
        "why 012",
        "why 12.1",
        "why \uff11\uff12",
    ],
)
def test_an_action_goes_by_its_number(text: str) -> None:
    assert (read(text).name, read(text).action) == (C.WHY, "12")


@pytest.mark.parametrize(
    "text, label",
    [
        ("why 17.2", "17.2"),
        ("17.2 why", "17.2"),
        ("start 17.10", "17.10"),
        ("12", "12"),
        ("#12", "12"),
        ("told Demo Fund 2 for 9", "9"),
        ("show", ""),
        ("why 12345", ""),
        ("done 50% of it", ""),
    ],
)
def test_a_round_and_no_other_number_is_part_of_the_name(text: str, label: str) -> None:
    assert read(text).action == label


@pytest.mark.parametrize(
    "text, label, words",
    [
        ("why fact sheet", "5", ""),
        ("why the Fact Sheets?", "5", ""),
        ("why fact shete", "5", ""),
        ("done fact sheet: sent to all", "5", "sent to all"),
        ("comment on fact sheet we wait", "5", "we wait"),
        ("start the management response and action plan", "26", ""),
    ],
)
def test_an_action_goes_by_words_of_its_title(
    text: str, label: str, words: str
) -> None:
    found = read(text)

    assert (found.action, found.words) == (label, words)


def test_a_title_of_several_actions_is_a_choice() -> None:
    found = read("why interim action plan")

    assert found.action == ""
    assert {"10", "13", "16", "21"} <= set(found.choices)


def test_a_title_that_is_no_action_is_left_in_the_words() -> None:
    assert read("why zebra").words == "zebra"
    assert read("why zebra").choices == ()


@pytest.mark.parametrize(
    "text, words",
    [
        ("comment 5 why 12 matters, on 3 June", "why 12 matters, on 3 June"),
        ("comment on 12: we wait", "we wait"),
        ("waive 11 - not relevant", "not relevant"),
        ("send back 10 the budget is missing", "the budget is missing"),
        ("reopen 5\nwrong file\nsorry", "wrong file\nsorry"),
        ("part 9 country-office done", "country-office done"),
        ("not needed 9 funds no fund", "funds no fund"),
        ("needed again 9 funds they paid", "funds they paid"),
        ("9 needed after all: funds they paid", "funds they paid"),
        ("recuse I worked on it", "I worked on it"),
        ("requestors to answer SECU", "to answer SECU"),
        ("submit 12", ""),
    ],
)
def test_the_rest_of_the_words_stays_as_typed(text: str, words: str) -> None:
    assert read(text).words == words


def test_a_link_is_found_in_the_words() -> None:
    found = read("done 5 see https://example.org/sheet today")

    assert found.link == "https://example.org/sheet"
    assert found.words == "see https://example.org/sheet today"


@pytest.mark.parametrize(
    "text",
    [
        "assign 5 to Demo CO Lead",
        "assign 5 Demo CO Lead",
        "assign action #5: @Demo CO Lead",
        "assign Demo CO Lead to 5",
        "5 assign to Demo CO Lead",
    ],
)
def test_an_action_is_assigned_to_somebody(text: str) -> None:
    found = read(text)

    assert (found.name, found.action) == (C.ASSIGN, "5")
    assert found.person == found.words == "Demo CO Lead"


@pytest.mark.parametrize(
    "text, scope, page",
    [
        ("actions", "", 1),
        ("actions mine", "mine", 1),
        ("my actions", "mine", 1),
        ("late", "late", 1),
        ("late actions page 2", "late", 2),
        ("actions all 3", "all", 3),
        ("actions overdeu", "late", 1),
        ("actions all p. 0", "all", 1),
    ],
)
def test_lists_have_a_scope_and_pages(text: str, scope: str, page: int) -> None:
    assert (read(text).scope, read(text).page) == (scope, page)


@pytest.mark.parametrize("text, page", [("log", 1), ("log 4", 4), ("log page 12", 12)])
def test_the_log_has_pages(text: str, page: int) -> None:
    assert read(text).page == page


EVENT_NAMES = [
    (name, facts.kind)
    for facts in EVENTS
    for name in (facts.kind.value, *facts.aliases)
]


@pytest.mark.parametrize("name, kind", EVENT_NAMES)
def test_every_name_of_an_event_is_understood(name: str, kind: EventKind) -> None:
    found = read(f"event {name} today by letter")

    assert (found.name, found.event) == (C.EVENT, kind)
    assert day_of(f"event {name} today") == WEDNESDAY
    assert found.words == "by letter"


@pytest.mark.parametrize(
    "text, kind, day",
    [
        ("event not eligible 3 June", EventKind.NOT_ELIGIBLE, date(2024, 6, 3)),
        (
            "event not eligibel yesterday",
            EventKind.NOT_ELIGIBLE,
            date(2024, 6, 11),
        ),
        ("event inelegible 3 June", EventKind.NOT_ELIGIBLE, date(2024, 6, 3)),
        ("event today eligible", EventKind.ELIGIBLE, WEDNESDAY),
        ("event: the case was found eligible today", EventKind.ELIGIBLE, WEDNESDAY),
        ("found eligible 3 June", EventKind.ELIGIBLE, date(2024, 6, 3)),
        (
            "event eligibel friday",
            EventKind.ELIGIBLE,
            date(2024, 6, 7),
        ),
        ("event eligible", EventKind.ELIGIBLE, None),
        ("event report expected friday", EventKind.REPORT_EXPECTED, date(2024, 6, 14)),
        ("close case", EventKind.CLOSED_BY_SECU, None),
        ("event not yet eligible 3 June", None, None),
        ("event isn't eligible 3 June", None, None),
        ("event zebra today", None, None),
        ("event", None, None),
        ("correct event eligible 3 June", EventKind.ELIGIBLE, date(2024, 6, 3)),
        (
            "correct event eligible from 3 June to 5 June",
            EventKind.ELIGIBLE,
            date(2024, 6, 5),
        ),
        ("withdraw event eligible 3 June", EventKind.ELIGIBLE, None),
    ],
)
def test_events_have_a_kind_and_a_day(
    text: str, kind: EventKind | None, day: date | None
) -> None:
    assert (read(text).event, day_of(text)) == (kind, day)


@pytest.mark.parametrize(
    "text",
    [
        "event eligible 31 June",
        "eligible 31 June",
        "secu date 6 2023-02-29",
        "acting for Demo RR from 31 June",
    ],
)
def test_a_day_that_does_not_exist_is_refused_with_its_words(text: str) -> None:
    with pytest.raises(Refusal, match="day-does-not-exist"):
        read(text)


@pytest.mark.parametrize(
    "text, action, day, words",
    [
        ("secu date 6 19 July", "6", date(2024, 7, 19), ""),
        ("secu date 18 19/07/2024 by letter", "18", date(2024, 7, 19), "by letter"),
        ("secu date 18", "18", None, ""),
        ("secu date 17.2 friday", "17.2", date(2024, 6, 14), ""),
        (
            "request 14 boats for the mission by 3 July",
            "14",
            date(2024, 7, 3),
            "boats for the mission",
        ),
        ("secu asked for the minutes of 3 May", "", None, "for the minutes of 3 May"),
        ("request minutes, due soon", "", None, "minutes, due soon"),
        ("move request 19 July by letter", "", date(2024, 7, 19), "by letter"),
        ("answered 14 yesterday", "14", date(2024, 6, 11), ""),
    ],
)
def test_what_secu_wants_has_a_day_to_come(
    text: str, action: str, day: date | None, words: str
) -> None:
    found = read(text)

    assert (found.action, day_of(text), found.words) == (action, day, words)


@pytest.mark.parametrize(
    "text, words",
    [
        ("snooze 5 until friday", ""),  # No reason: the form asks for one.
        ("snooze 5 until the 19 june", ""),
        (
            "snooze 5 till friday, the permit office is closed",
            "the permit office is closed",
        ),
        ("snooze 5 before friday on leave", "on leave"),
    ],
)
def test_the_word_before_a_day_is_no_reason_to_snooze(text: str, words: str) -> None:
    found = read(text)

    assert found.day is not None
    assert (found.name, found.words) == (C.SNOOZE, words)


@pytest.mark.parametrize(
    "text, name, action, days, words",
    [
        ("extend 12 5 days because of leave", C.EXTEND, "12", "5", "leave"),
        ("12 extend by five working days: leave", C.EXTEND, "12", "5", "leave"),
        ("more time for 17.2 3 more days", C.EXTEND, "17.2", "3", ""),
        ("ask for more time for 12", C.EXTEND, "12", "", ""),
        ("extend 12 to 30 June", C.EXTEND, "12", "", "to 30 June"),
        ("grant 12", C.GRANT, "12", "", ""),
        ("grant 12 3 days, no more", C.GRANT, "12", "3", "no more"),
        ("deny 12 SECU waits", C.DENY, "12", "", "SECU waits"),
        ("withdraw extension 12", C.WITHDRAW_EXTENSION, "12", "", ""),
    ],
)
def test_more_time_has_an_action_days_and_a_reason(
    text: str, name: CommandName, action: str, days: str, words: str
) -> None:
    found = read(text)

    said = (found.name, found.action, found.days, found.words)
    assert said == (name, action, days, words)


@pytest.mark.parametrize(
    "text, name",
    [
        ("role risk owner is Demo RR", C.GIVE_ROLE),
        ("role risk owner: Demo RR", C.GIVE_ROLE),
        ("make Demo RR the Risk Owner", C.GIVE_ROLE),
        ("make @Demo RR risk owner", C.GIVE_ROLE),
        ("add person Demo RR as risk-owner", C.GIVE_ROLE),
        ("the risk owner is Demo RR", C.GIVE_ROLE),
        ("Demo RR is risk owner", C.GIVE_ROLE),
        ("role rsk owner is Demo RR", C.GIVE_ROLE),
        ("remove Demo RR as risk owner", C.LEAVE),
        ("remove Demo RR risk owner", C.LEAVE),
    ],
)
def test_parts_are_given_and_taken(text: str, name: CommandName) -> None:
    found = read(text)

    assert (found.name, found.role, found.person) == (name, Role.RISK_OWNER, "Demo RR")


@pytest.mark.parametrize(
    "text, note",
    [
        ("remove Demo RR as risk owner", ""),
        (
            "remove Demo RR as risk owner: the files are with RBx",
            "the files are with RBx",
        ),
        ("remove Demo RR as risk owner because of leave", "of leave"),
    ],
)
def test_a_hand_over_note_is_what_follows_the_part(text: str, note: str) -> None:
    found = read(text)

    assert (found.role, found.person) == (Role.RISK_OWNER, "Demo RR")
    assert found.words == note


@pytest.mark.parametrize("role", ASSIGNABLE)
def test_every_part_goes_by_its_names(role: Role) -> None:
    assert read(f"make somebody {BY_ROLE[role].title}").role is role
    assert read(f"role {BY_ROLE[role].title} is somebody").role is role


def test_a_part_nobody_can_be_given_is_left_in_the_words() -> None:
    found = read("make Demo RR Administrator")

    assert (found.role, found.words) == (None, "Demo RR Administrator")


def test_somebody_acts_for_somebody_on_named_days() -> None:
    found = read(
        "Demo Deputy acts for Demo RR as risk owner from 3 July until 9 July, on leave"
    )

    assert found.name is C.ACT_FOR
    assert (found.person, found.principal) == ("Demo Deputy", "Demo RR")
    assert found.role is Role.RISK_OWNER
    assert found.day is not None
    assert found.until is not None
    assert (found.day.day, found.until.day) == (date(2024, 7, 3), date(2024, 7, 9))
    assert found.words == "on leave"


@pytest.mark.parametrize(
    "text, principal",
    [
        ("acting for Demo RR from 3 July to 9 July", "Demo RR"),
        ("act for Demo RR", "Demo RR"),
        ("acting for", ""),
        ("deputy", ""),
    ],
)
def test_an_acting_for_may_be_told_in_part(text: str, principal: str) -> None:
    assert (read(text).name, read(text).principal) == (C.ACT_FOR, principal)


@pytest.mark.parametrize(
    "text, name, kind",
    [
        ("add stakeholder Demo Fund as donor", "Demo Fund", StakeholderKind.DONOR),
        (
            "add stakeholder Demo Board (project board)",
            "Demo Board",
            StakeholderKind.PROJECT_BOARD,
        ),
        (
            "new stakeholder: Demo Fund, a vertical fund",
            "Demo Fund",
            StakeholderKind.VERTICAL_FUND,
        ),
        ("add stakeholder Demo Town, the capital", "Demo Town, the capital", None),
        ("stakeholders", "", None),
    ],
)
def test_stakeholders_are_of_a_kind(
    text: str, name: str, kind: StakeholderKind | None
) -> None:
    found = read(text)

    assert found.name is C.STAKEHOLDERS
    assert (found.person, found.stakeholder) == (name, kind)


@pytest.mark.parametrize(
    "words, part, rest",
    [
        ("country-office done", "country-office", "done"),
        ("vertical funds: no fund", "vertical-funds", "no fund"),
        ("somebody else", "", "somebody else"),
    ],
)
def test_parts_of_an_action_go_by_their_names(words: str, part: str, rest: str) -> None:
    assert part_named(SECU.row("notify-of-eligibility").parts, words) == (part, rest)


def read_or_refused(text: str) -> str:
    try:
        return read(text).name.value
    except Refusal as refusal:
        return refusal.code


@settings(deadline=None)  # Shared machines pause.
@given(text=st.text(max_size=300))
@example(text="\ud800 \x00 \u202e")
def test_any_text_is_read(text: str) -> None:
    assert read_or_refused(text)


PIECES = (
    *(phrase for phrase, _ in PHRASES),
    *("5", "17.2", "#", "DEMO-0001", "to", "from", "as", "is", "for", ":", "3 June"),
    *("eligible", "risk owner", "Demo RR", "31 June", "not", "by", "page", "\n", "@"),
)


@settings(deadline=None)  # Shared machines pause.
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=9))
def test_any_heap_of_their_words_is_read(pieces: list[str]) -> None:
    assert read_or_refused(" ".join(pieces))


@settings(deadline=None)  # Shared machines pause.
@given(phrase=st.sampled_from([p for p, f in PHRASES if f.binding]), data=st.data())
def test_nothing_that_binds_people_is_done_by_a_slip(
    phrase: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(min_value=0, max_value=len(phrase) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    slipped = f"{phrase[:at]}{letter}{phrase[at + 1 :]}"

    found = read(f"{slipped} 10")
    binding = {f.name for _, f in PHRASES if f.binding}
    exact = any(slipped.startswith(p) for p, f in PHRASES if f.binding)
    assert found.name not in binding or exact


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "text",
    [
        "comment 5 " + "x" * 100_000,
        "5 " * 50_000,
        "a" * 100_000,
        "why " + "a-" * 50_000,
        "role " + "is " * 33_000,
        "event " + "the case " * 11_000,
        "x acts for " * 9_000,
        "SECU0010 " * 11_000,
    ],
    ids=[
        "comment",
        "numbers",
        "letters",
        "dashes",
        "roles",
        "events",
        "acting",
        "references",
    ],
)
def test_long_texts_take_a_moment(text: str) -> None:
    found = read(text)

    assert len(found.words) > 80_000 or found.name is not C.COMMENT
