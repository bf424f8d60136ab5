"""The case card, lists, the record, files and the team."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cards.adaptive import as_adaptive_card
from cards.blockkit import as_blocks
from cards.elements import Card, Items, Progress, StepState, Tone
from cards.limits import TEAMS_AIM, utf16_size
from cards.plain import as_plain
from cards.verbs import Verb
from cards.views.case import card_of_case
from cards.views.case_lists import next_actions
from cards.views.files import card_of_files
from cards.views.lists import card_of_actions, card_of_case_actions, card_of_cases
from cards.views.log import card_of_log
from cards.views.team import card_of_team
from cards.wording.states import given_word
from domain.actions import Action, ActionLine, ActionState
from domain.cases import CaseState
from domain.deadlines import Pace
from domain.documents import (
    Audience,
    Decision,
    DecisionKind,
    Document,
    DocumentKind,
    Key,
)
from domain.due import Due, DueKind
from domain.events import EventKind
from domain.news import News, NewsKind, NewsState, Outgoing
from domain.people import Recusal
from domain.procedure.secu import ROWS, SECU
from domain.record import RecordRow
from domain.requests import SecuRequest
from domain.roles import ASSIGNABLE, Role
from domain.sheets import ActionList, CaseSheet, FileLine, LogPage
from tests.cards.makers import (
    NOW,
    PEOPLE,
    TODAY,
    make_acting,
    make_action,
    make_case,
    make_case_sheet,
    make_signature,
    make_team,
    make_versions,
    person_of,
)
from tests.cards.wire import broken_message_limits, complaints

A, K, R = ActionState, EventKind, Role


def said(card: Card) -> str:
    return as_plain(card, width=1000)


def verbs(card: Card) -> set[str]:
    return {button.verb for button in card.buttons}


def steps(card: Card) -> dict[str, StepState]:
    progress = next(each for each in card.elements if isinstance(each, Progress))
    return {step.label: step.state for step in progress.steps}


def lists(card: Card) -> list[Items]:
    return [each for each in card.elements if isinstance(each, Items)]


def fits(card: Card) -> bool:
    small = utf16_size(as_adaptive_card(card)) <= TEAMS_AIM
    return small and broken_message_limits(as_blocks(card)) == []


def test_a_new_case_stands_at_its_registration() -> None:
    card = card_of_case(make_case_sheet())

    shown = steps(card)
    assert card.title == "Demo Watershed Project"
    assert card.eyebrow == "DEMO-0001 · Demo case"
    assert shown["Registration"] is StepState.CURRENT
    assert shown["Not eligible"] is StepState.AHEAD
    assert complaints(as_adaptive_card(card)) == []
    assert fits(card)


def test_an_eligible_case_leaves_the_other_branch_out() -> None:
    done = dict.fromkeys(range(1, 7), A.DONE)

    shown = steps(card_of_case(make_case_sheet(K.ELIGIBLE, changed=done)))

    assert shown["Not eligible"] is StepState.SKIPPED
    assert shown["Registration"] is StepState.DONE
    assert shown["Eligible"] is StepState.CURRENT
    assert shown["Draft TOR"] is StepState.AHEAD


def test_phases_that_overlap_are_all_current() -> None:
    card = card_of_case(make_case_sheet(K.ELIGIBLE, K.TOR_POSTED, K.MISSION_STARTED))

    current = [
        label for label, state in steps(card).items() if state is StepState.CURRENT
    ]
    assert current == ["Registration", "Eligible", "Draft TOR", "Mission"]
    assert "Now, side by side: Registration and eligibility review, Eligible" in said(
        card
    )


def test_a_case_between_phases_stays_where_it_was() -> None:
    done = dict.fromkeys(range(1, 13), A.DONE)
    sheet = make_case_sheet(K.ELIGIBLE, K.TOR_POSTED, changed=done)

    assert steps(card_of_case(sheet))["Draft TOR"] is StepState.CURRENT


def test_a_case_found_not_eligible_ends_on_its_own_branch() -> None:
    case = make_case(state=CaseState.NOT_ELIGIBLE)
    card = card_of_case(make_case_sheet(K.NOT_ELIGIBLE, case=case))

    shown = steps(card)
    assert shown["Not eligible"] is StepState.CURRENT  # The hand-over is open.
    assert {shown["Eligible"], shown["Closure"]} == {StepState.SKIPPED}
    assert "SECU found the case not eligible on Mon 13 May 2024" in said(card)
    assert Verb.EVENT_FORM not in verbs(card)


def test_a_closed_case_says_since_when() -> None:
    sheet = make_case_sheet(K.ELIGIBLE, case=make_case(state=CaseState.CLOSED))
    closing = replace(sheet.events[0], kind=K.CLOSED_BY_SECU, day=TODAY, id="end")
    sheet = replace(sheet, events=(*sheet.events, closing))

    card = card_of_case(sheet)

    assert "SECU closed the case on Mon 3 June 2024." in said(card)
    assert steps(card)["Closure"] is StepState.DONE
    assert card.badges[0].text == "Closed by SECU"


def test_rounds_of_a_phase_are_counted() -> None:
    sheet = make_case_sheet(K.ELIGIBLE, K.FACT_CHECK_RECEIVED)
    again = [replace(a, round=2, id="again") for a in sheet.actions if a.number == 17]
    sheet = replace(sheet, actions=(*sheet.actions, *again))

    progress = card_of_case(sheet).elements[0]

    assert isinstance(progress, Progress)
    assert progress.steps[6].times == 2


def test_late_actions_come_first_and_the_rest_is_counted() -> None:
    card = card_of_case(make_case_sheet(K.ELIGIBLE))

    found = lists(card)[0]
    assert [item.lead for item in found.items] == ["2", "3", "4", "5", "6", "8"]
    assert all(item.badge and item.badge.tone is Tone.LATE for item in found.items)
    assert found.more == "and 3 more"


def test_who_is_missing_is_pointed_out() -> None:
    roles = [role for role in ASSIGNABLE if role is not R.EXECUTIVE_COORDINATOR]
    sheet = make_case_sheet(team=make_team(roles=roles))
    no_fund = replace(sheet, case=make_case(vertical_fund=False))

    assert "EF Coordinator: Nobody yet" in said(card_of_case(sheet))
    assert "EF Coordinator" not in said(card_of_case(no_fund))


def test_what_a_signed_plan_decided_stands_on_the_card() -> None:
    def decision(choice: str, moment: object) -> Decision:
        return Decision(
            id=choice,
            case_id="c1",
            version_id="v1",
            kind=DecisionKind.PROJECT_STATUS,
            choice=choice,
            in_force_since=NOW if moment else None,
        )

    sheet = make_case_sheet()
    both = (decision("partial-suspension", NOW), decision("cancel", None))

    words = said(card_of_case(replace(sheet, decisions=both)))

    assert "Status of the project: Part of the project is suspended" in words
    assert "cancelled" not in words


def test_open_requests_of_secu_are_listed_by_date() -> None:
    def request(
        name: str, due: date | None, answered: date | None = None
    ) -> SecuRequest:
        return SecuRequest(
            id=name,
            case_id="c1",
            action_id="",
            words=name,
            received_on=date(2024, 5, 20),
            due_on=due,
            answered_on=answered,
        )

    found = (
        request("Undated", None),
        request("Late", date(2024, 6, 1)),
        request("Soon", date(2024, 6, 5)),
        request("Answered", date(2024, 5, 5), answered=TODAY),
    )
    card = card_of_case(replace(make_case_sheet(), requests=found))

    items = lists(card)[-1].items
    badges = [item.badge.text for item in items if item.badge]
    assert [item.text for item in items] == ["Late", "Soon", "Undated"]
    assert badges == ["Late, was due Sat 1 June", "By Wed 5 June", "SECU gave no date"]
    assert next(i.button.target for i in items if i.button) == "c1:Late"


def test_a_room_step_that_failed_says_what_to_do_and_can_be_tried_again() -> None:
    card = card_of_case(make_case_sheet(failed="templates"))

    step = lists(card)[0].items[2]
    assert step.note.startswith("The disk is full, so nothing was stored. Ask")
    assert step.button is not None
    assert step.button.verb == Verb.ROOM_RETRY


def test_a_finished_room_is_not_spoken_of() -> None:
    assert "The room is being made" not in said(card_of_case(make_case_sheet()))


def test_the_checkpoint_of_the_record_stands_in_the_footer() -> None:
    assert card_of_case(make_case_sheet()).footer == (
        "Record: 57 entries, head 3fa2b1c9d0e1…, 3 June 2024 09:12 UTC"
    )
    assert card_of_case(replace(make_case_sheet(), head=None)).footer == ""


@pytest.mark.parametrize(
    "role, mine",
    [
        (R.CORPORATE_SES_TEAM, {Verb.EVENT_FORM, Verb.NAMES_FORM, Verb.TEAM_AGREE}),
        (R.COUNTRY_LEAD, {Verb.EVENT_FORM, Verb.NAMES_FORM}),
        (R.REGIONAL_BUREAU, {Verb.EVENT_FORM}),
        (R.PROJECT_MANAGER, set()),
        (R.EXECUTIVE_OFFICE, set()),
    ],
)
def test_a_reader_of_a_case_gets_their_buttons(role: Role, mine: set[Verb]) -> None:
    sheet = make_case_sheet(reader=role, team=make_team(provisional=True))

    found = verbs(card_of_case(sheet))

    rare = {Verb.EVENT_FORM, Verb.NAMES_FORM, Verb.TEAM_AGREE}
    assert found & rare == mine


def test_all_thirty_actions_go_by_phase_over_two_pages() -> None:
    sheet = make_case_sheet(K.ELIGIBLE)

    pages = [card_of_case_actions(sheet, page=page) for page in (1, 2)]

    leads = [i.lead for card in pages for each in lists(card) for i in each.items]
    assert leads == [str(row.number) for row in ROWS]
    assert [b.target for b in pages[0].buttons] == ["c1:2"]
    assert [b.target for b in pages[1].buttons] == ["c1:1"]
    assert lists(pages[0])[1].title == "2. Not eligible"
    assert all(fits(card) for card in pages)


def test_a_scope_shows_only_what_is_open_or_late() -> None:
    sheet = make_case_sheet(changed={1: A.DONE})

    open_ = card_of_case_actions(sheet, scope="open")
    late = card_of_case_actions(sheet, scope="late")

    assert [i.lead for each in lists(open_) for i in each.items] == list("23456")
    assert [i.lead for each in lists(late) for i in each.items] == list("23456")


def test_nothing_late_is_good_news() -> None:
    done = dict.fromkeys(range(1, 7), A.DONE)

    card = card_of_case_actions(make_case_sheet(changed=done), scope="late")

    assert "Nothing waits here." in said(card)


@pytest.mark.parametrize(
    "state, badge",
    [(A.DONE, "Done Mon 3 June 2024"), (A.WAIVED, "Waived"), (A.LAPSED, "Lapsed")],
)
def test_an_ended_action_in_a_list_says_how(state: ActionState, badge: str) -> None:
    card = card_of_case_actions(make_case_sheet(changed={1: state}))

    first = lists(card)[0].items[0]
    assert first.badge is not None
    assert first.badge.text == badge


def make_list(count: int, *, page: int = 1, has_more: bool = False) -> ActionList:
    row = SECU.numbered(8)
    assert row is not None
    actions: list[Action] = [
        replace(make_action(row), id=f"a{number}") for number in range(count)
    ]
    return ActionList(
        lines=tuple(
            ActionLine(action=action, reference="DEMO-0001", procedure="secu")
            for action in actions
        ),
        rows={action.id: row for action in actions},
        today=TODAY,
        page=page,
        has_more=has_more,
    )


def test_ones_actions_name_their_case_and_whose_move_it_is() -> None:
    card = card_of_actions("Your actions", make_list(20, has_more=True))

    assert lists(card)[0].title == "DEMO-0001"
    assert lists(card)[0].items[0].note == "SES Team"
    assert card.plain == "Your actions: 20 actions, 20 late."
    assert lists(card)[0].more == "There are more: type “actions … 2” to go on."
    assert fits(card)


def test_ones_actions_of_two_cases_stand_apart() -> None:
    one = make_list(2, has_more=True)
    lines = [replace(line, reference="DEMO-0002") for line in one.lines]
    both = replace(one, lines=(*one.lines, *lines))

    first, second = lists(card_of_actions("Your actions", both))

    assert [first.title, second.title] == ["DEMO-0001", "DEMO-0002"]
    assert [item.lead for item in first.items] == [item.lead for item in second.items]
    assert [bool(first.more), bool(second.more)] == [False, True]


def test_an_empty_list_is_friendly() -> None:
    first, last = (card_of_actions("Mine", make_list(0, page=page)) for page in (1, 2))

    assert "Nothing waits here." in said(first)
    assert "That was the last page" in said(last)


def test_ones_cases_are_listed_up_to_a_page() -> None:
    card = card_of_cases([make_case()] * 31, may_open=True)

    assert lists(card)[0].more.startswith("and 1 more")
    assert lists(card)[0].items[0].lead == "DEMO-0001"
    assert fits(card)


def test_who_is_on_no_case_is_told_how_one_begins() -> None:
    card = card_of_cases([], may_open=True)

    assert "paste a notice of SECU's case registry" in said(card)
    assert verbs(card) == {Verb.CASE_OPEN_FORM}


def test_who_may_open_none_is_offered_nothing_that_would_be_refused() -> None:
    card = card_of_cases([], may_open=False)

    assert "hears of it here" in said(card)
    assert verbs(card) == set()


def make_row(seq: int, verb: str, **content: str) -> RecordRow:
    return RecordRow(
        case_id="c1",
        seq=seq,
        at=NOW,
        who="p-country-lead",
        via="desk",
        verb=verb,
        subject="p-risk-owner",
        digest="d",
        previous="p",
        hash="abcdef1234567890",
        salt="s",
        content=content,
    )


def test_the_record_says_who_when_and_from_where() -> None:
    rows = (make_row(2, "action.finish", action="8"), make_row(1, "moon", x="y"))
    page = LogPage(case=make_case(), rows=rows, people=PEOPLE, page=2, pages=3)

    card = card_of_log(page)

    item = lists(card)[0].items[0]
    assert (item.lead, item.text) == ("2", "Finished action 8")
    assert item.note == "Demo CO lead · 3 June 2024 09:12 UTC · local desk · abcdef12"
    assert [b.target for b in card.buttons] == ["c1:1", "c1:3", "c1"]
    assert fits(card)


def test_an_empty_record_says_so() -> None:
    page = LogPage(case=make_case(), rows=(), people={}, page=1, pages=1)

    assert "Nothing is recorded yet." in said(card_of_log(page))


def make_files(count: int) -> list[FileLine]:
    document = Document(
        id="d1",
        case_id="c1",
        action_id="a",
        kind=DocumentKind.INTERIM_PLAN,
        audience=Audience.INTERNAL,
    )
    return [
        FileLine(
            document=document,
            version=version,
            signatures=(make_signature(Key.RISK_OWNER),) if version.number == 1 else (),
            by=person_of(R.COUNTRY_LEAD) if version.number > 1 else None,
        )
        for version in make_versions(count)
    ]


def test_files_are_listed_with_their_links_and_keys() -> None:
    card = card_of_files(make_case(), make_files(2))

    items = lists(card)[0].items
    assert [item.badge.text for item in items if item.badge] == [
        "1 signature",
        "Unsigned",
    ]
    assert all("Internal" in item.note for item in items)
    assert "18 KB" in items[0].note
    assert "somebody" in items[0].note
    assert [link.address for link in card.links] == ["/files/v1", "/files/v2"]


def test_that_a_text_was_sent_is_nobodys_clearance_of_it() -> None:
    keys = (Key.BUREAU, Key.POLICY, Key.SUBMISSION)

    given = [make_signature(key) for key in keys]

    assert given_word(DocumentKind.TOR_COMMENTS, given) == "2 clearances"
    assert given_word(DocumentKind.TOR_COMMENTS, given[2:]) == ""


def test_many_files_go_over_pages() -> None:
    card = card_of_files(make_case(), make_files(30), page=2)

    assert lists(card)[0].more == "and 6 older: type “files 3”"
    assert fits(card)


def test_an_empty_folder_says_what_will_gather_there() -> None:
    assert "There is no document yet." in said(card_of_files(make_case(), []))


def team_sheet(reader: Role | None = None) -> CaseSheet:
    recusal = Recusal(
        id="r", case_id="c1", person_id="p-policy-clearer", reason="Own case", at=NOW
    )
    roles = [role for role in ASSIGNABLE if role is not R.BUREAU_CLEARER]
    team = make_team(
        roles=roles,
        provisional=True,
        acting=(make_acting(R.RISK_OWNER),),
        recusals=(recusal,),
    )
    return make_case_sheet(team=team, reader=reader)


def test_a_team_card_names_parts_deputies_and_who_stepped_back() -> None:
    card = card_of_team(team_sheet(R.CORPORATE_SES_TEAM))

    words = said(card)
    assert "Risk Owner:" in words
    assert "Demo Project Manager acts for Demo Risk Owner" in words
    assert "Demo BPPS has stepped back from deciding: Own case" in words
    assert "Nobody is Regional Bureau senior management yet" in words
    assert {Verb.TEAM_AGREE, Verb.TEAM_ROLE_FORM} <= verbs(card)
    assert fits(card)


def test_who_keeps_no_team_may_still_lay_down_their_own_part() -> None:
    found = verbs(card_of_team(team_sheet(R.COUNTRY_LEAD)))

    assert found == {Verb.TEAM_LEAVE_FORM, Verb.ACT_FOR_FORM, Verb.RECUSE_FORM}


@pytest.mark.parametrize(
    "reader, may",
    [(R.RISK_OWNER, True), (R.PROJECT_MANAGER, True), (R.COUNTRY_LEAD, False)],
)
def test_an_acting_is_ended_by_those_it_is_about(reader: Role, *, may: bool) -> None:
    acting = lists(card_of_team(team_sheet(reader)))[-1].items[0]

    assert bool(acting.button) is may


def test_one_who_joined_an_agreed_team_is_marked() -> None:
    agreed = make_team()
    newer = make_team(roles=[R.POLICY_BUREAU], provisional=True)
    rest = tuple(m for m in agreed.members if m.role is not R.POLICY_BUREAU)
    team = replace(agreed, members=(*rest, *newer.members))

    words = said(card_of_team(make_case_sheet(team=team)))

    assert "Demo BPPS adviser (provisional)" in words
    assert "Demo CO lead (provisional)" not in words


def make_trouble(conversation: str, state: NewsState) -> Outgoing:
    news = News(
        case_id="c1",
        conversation=conversation,
        kind=NewsKind.ACTION_CARD,
        subject="a",
    )
    return Outgoing(id=1, news=news, state=state, created_at=NOW, not_before=NOW)


def test_who_was_not_reached_stands_on_the_case_card() -> None:
    chat = "direct:p-country-lead"
    troubles = (
        make_trouble("room:c1", NewsState.UNCERTAIN),
        make_trouble(chat, NewsState.NOT_REACHED),
        make_trouble(chat, NewsState.NOT_REACHED),
    )

    card = card_of_case(replace(make_case_sheet(), troubles=troubles))

    items = lists(card)[-1].items
    assert [item.text.partition(",")[0] for item in items] == [
        "Demo CO lead: 2 messages",
        "The room: an action's card",
    ]
    assert [item.badge.text for item in items if item.badge] == [
        "Did not arrive",
        "May not have arrived",
    ]
    assert [item.button.label for item in items if item.button] == [
        "Try again",
        "Send again",
    ]


@pytest.mark.parametrize("state", [NewsState.UNCERTAIN, NewsState.PENDING])
def test_what_may_still_arrive_is_not_called_missed(state: NewsState) -> None:
    troubles = (make_trouble("direct:p-country-lead", state),)

    card = card_of_case(replace(make_case_sheet(), troubles=troubles))

    assert lists(card)[-1].title == "Not reached for certain"


@pytest.mark.parametrize(
    "conversation, state, problem, said",
    [
        ("room:c1", NewsState.NOT_REACHED, "http-404", "Ask the administrator"),
        ("direct:p1", NewsState.NOT_REACHED, "http-403", "Tell "),
        ("direct:p1", NewsState.UNCERTAIN, "http-502", "Ask whether it arrived"),
        ("direct:p1", NewsState.NOT_REACHED, "http-403", "not take it (http-403). "),
        ("room:c1", NewsState.UNCERTAIN, "timeout", "Look whether it is in the room"),
        ("direct:p1", NewsState.UNCERTAIN, "odd", "The answer was: odd."),
        ("direct:p1", NewsState.PENDING, "interrupted-twice", "The desk stopped"),
    ],
)
def test_what_did_not_arrive_says_why_and_what_to_do(
    conversation: str, state: NewsState, problem: str, said: str
) -> None:
    trouble = replace(make_trouble(conversation, state), problem=problem)

    card = card_of_case(replace(make_case_sheet(), troubles=(trouble,)))

    (item,) = lists(card)[-1].items
    assert said in item.note


def test_an_agreed_team_is_not_called_provisional() -> None:
    card = card_of_team(make_case_sheet())

    assert [badge.text for badge in card.badges] == ["13 people"]
    assert Verb.TEAM_AGREE not in verbs(card)


def test_who_stepped_back_is_not_asked_to_step_back_again() -> None:
    recusal = Recusal(
        id="r", case_id="c1", person_id="p-country-lead", reason="Own case", at=NOW
    )
    sheet = make_case_sheet(team=make_team(recusals=(recusal,)), reader=R.COUNTRY_LEAD)

    assert Verb.RECUSE_FORM not in verbs(card_of_team(sheet))


def test_a_keeper_is_offered_to_let_who_stepped_back_decide_again() -> None:
    def offered(reader: Role) -> list[str]:
        buttons = card_of_team(team_sheet(reader)).buttons
        return [b.label for b in buttons if b.verb == Verb.DECIDE_AGAIN_FORM]

    assert offered(R.CORPORATE_SES_TEAM) == ["Demo BPPS decides again…"]
    assert offered(R.COUNTRY_LEAD) == offered(R.POLICY_CLEARER) == []


def test_a_case_of_the_other_mechanism_says_so() -> None:
    case = make_case()
    facts = replace(case.facts, srm=True, fund_name="Demo Fund", environmental=True)
    words = said(card_of_case(make_case_sheet(case=replace(case, facts=facts))))

    assert "SECU and the Stakeholder Response Mechanism" in words
    assert "Demo Fund · Yes, environmental: a second key signs" in words


def test_what_is_wanted_at_once_is_next_behind_what_is_late_only() -> None:
    days = {2: TODAY + timedelta(days=1), 3: TODAY - timedelta(days=1)}
    dues = {
        number: Due(kind=DueKind.FIXED, day=day) for number, day in days.items()
    } | {1: Due(kind=DueKind.OPEN, pace=Pace.AS_SOON_AS_POSSIBLE)}
    actions = tuple(
        replace(make_action(row), due=dues[row.number])
        for row in ROWS
        if row.number in dues
    )
    sheet = replace(make_case_sheet(), actions=actions)

    (following,) = next_actions(sheet)

    assert [item.lead for item in following.items] == ["3", "1", "2"]
