"""Who may do what: every use case that changes something, by every part."""

import ast
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

import services
from domain.cases import Case
from domain.documents import Verdict
from domain.people import Actor
from domain.refusals import Refusal
from domain.requests import StakeholderKind
from domain.roles import Role
from services.actions.add_evidence import add_evidence
from services.actions.finish_action import finish_action
from services.actions.finish_part import drop_part, finish_part, restore_part
from services.actions.move_action import (
    assign_action,
    comment_on_action,
    start_action,
)
from services.actions.next_round import repeat_action
from services.actions.set_secu_date import set_secu_date
from services.actions.waive_action import reopen_action, waive_action
from services.approvals.decide_coordinator import decide_coordinator
from services.approvals.sign_action import sign_action
from services.approvals.stop_approval import stop_approval
from services.cases.correct_event import correct_event
from services.cases.correct_facts import correct_facts
from services.cases.open_case import open_case
from services.cases.record_event import record_event
from services.dates.ask_extension import ask_extension
from services.dates.decide_extension import deny_extension, grant_extension
from services.dates.withdraw_extension import withdraw_extension
from services.delivery.try_again import try_again
from services.feeds.make_feed import make_feed
from services.feeds.stop_feed import stop_feed
from services.nudging.snooze_action import snooze_action, wake_action
from services.ports import Ports, UnitOfWork
from services.requests.secu_requests import add_request, answer_request, move_request
from services.requests.stakeholders import (
    add_stakeholder,
    mark_told,
    remove_stakeholder,
)
from services.team.act_for import Deputising, act_for, end_acting, recuse
from services.team.change_team import agree_team, give_role, take_role
from services.team.decide_again import decide_again
from services.wall.pass_wall import refuse_pass
from services.wall.reveal_names import reveal_names, wall_names
from storage.engine import make_engine, sqlite_url
from tests.conftest import DATABASES
from tests.databases import copy_of
from tests.services.cast import (
    ADVISER,
    BERA,
    BUREAU,
    COORDINATOR,
    EVERYBODY,
    EXO,
    FINANCE,
    FOCAL,
    HELP_DESK,
    LEAD,
    MANAGER,
    NOTED,
    OUTSIDER,
    POLICY,
    RR,
    TEAM,
    WAY,
    Desk,
    K,
    make_new_case,
)
from tests.services.conftest import forget_news, make_desk

TmpPaths = pytest.TempPathFactory


TODAY = date(2024, 9, 2)
ON_CASE = (*TEAM, EXO)
KEEPER = (FOCAL,)
RECORDERS = (FOCAL, LEAD, RR, HELP_DESK, FINANCE)
NAME_READERS = (FOCAL, LEAD, RR)
# Refusals that say "not you"; any other one is about the thing and not the person.
NOT_YOU = {
    "not-on-case",
    "not-on-team",
    "not-an-opener",
    "not-an-event-recorder",
    "not-a-team-keeper",
    "not-a-facts-keeper",
    "not-a-name-reader",
    "not-your-action",
    "not-your-part",
    "not-a-signer",
    "not-a-submitter",
    "not-the-principal",
    "not-an-extender",
    "not-your-request",
    "decider-is-asker",
    "not-nudged",
    "recused",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A vertical-fund case in which everything can be pressed, and its ids."""

    desk: Desk
    case: Case
    request_id: str
    stakeholder_id: str
    acting_id: str
    extension_id: str
    commits: list[str]

    @property
    def ports(self) -> Ports:
        """The ports."""
        return self.desk.ports

    def id_of(self, label: str) -> str:
        """Return an action's id."""
        return self.desk.action(self.case, label).id


Press = Callable[[Scene, Actor], object]


def on_case(use_case: Callable[..., object], **words: object) -> Press:
    """Return a press of a use case about the case."""
    return lambda scene, by: use_case(scene.case.id, **words, by=by, ports=scene.ports)


def correct_project(*, version: int | None) -> Press:
    """Return a press that gives the project another name, or shows it."""
    return lambda scene, by: correct_facts(
        scene.case.id,
        replace(scene.case.facts, project="Demo Forests"),
        version=version,
        by=by,
        ports=scene.ports,
    )


def on_action(use_case: Callable[..., object], label: str, **words: object) -> Press:
    """Return a press of a use case about an action."""
    return lambda scene, by: use_case(
        scene.id_of(label), **words, by=by, ports=scene.ports
    )


def on_extension(use_case: Callable[..., object], **words: object) -> Press:
    """Return a press of a use case about the CO lead's request for more time."""
    return lambda scene, by: use_case(
        scene.extension_id, **words, by=by, ports=scene.ports
    )


def grant_as_shown(scene: Scene, by: Actor) -> object:
    """Grant the CO lead's request for more time, as a preview shows it first."""
    press = partial(grant_extension, scene.extension_id, by=by, ports=scene.ports)
    return press(confirmed=True, seen=press(confirmed=False).moving.seen)


def sign(label: str) -> Press:
    """Return a press of the sign button on what is out for approval."""
    return lambda scene, by: sign_action(
        scene.id_of(label),
        version_id=scene.desk.action(scene.case, label).document_version_id,
        by=by,
        ports=scene.ports,
    )


def stop(label: str) -> Press:
    """Return a press that sends a version back."""
    return lambda scene, by: stop_approval(
        scene.id_of(label),
        version_id=scene.desk.action(scene.case, label).document_version_id,
        verdict=Verdict.SENT_BACK,
        reason="So.",
        by=by,
        ports=scene.ports,
    )


DEPUTY = Deputising(
    principal_id=RR.person_id,
    deputy_id=MANAGER.person_id,
    role=Role.RISK_OWNER,
    first_day=TODAY,
    last_day=TODAY,
    reason="Leave.",
)
MATRIX: dict[str, tuple[Press, tuple[Actor, ...]]] = {
    "open a case": (
        lambda scene, by: open_case(make_new_case(), by=by, ports=scene.ports),
        (FOCAL, FINANCE),
    ),
    "record an event": (
        on_case(record_event, kind=K.PRESS_COVERAGE, day=TODAY, note=""),
        RECORDERS,
    ),
    "correct an event": (
        on_case(correct_event, kind=K.DRAFT_POSTED, day=TODAY, confirmed=True),
        RECORDERS,
    ),
    "preview a correction": (
        on_case(correct_event, kind=K.DRAFT_POSTED, day=TODAY, confirmed=False),
        RECORDERS,
    ),
    "start 2, the SES Team's": (on_action(start_action, "2"), KEEPER),
    "finish 2, the SES Team's": (on_action(finish_action, "2", shown=NOTED), KEEPER),
    "keep evidence with 2": (on_action(add_evidence, "2", shown=NOTED), KEEPER),
    "finish 5, the CO lead's": (on_action(finish_action, "5", shown=NOTED), TEAM),
    "finish 15, the CO lead's alone": (
        on_action(finish_action, "15", shown=NOTED),
        (FOCAL, LEAD),
    ),
    "assign 2": (on_action(assign_action, "2", to=BERA.person_id), KEEPER),
    "comment on 2": (on_action(comment_on_action, "2", words="Hm."), TEAM),
    "waive 4": (on_action(waive_action, "4", reason="So."), KEEPER),
    "waive 5, which all support": (
        on_action(waive_action, "5", reason="So."),
        (FOCAL, LEAD),
    ),
    "reopen 8, which is done": (on_action(reopen_action, "8", reason="So."), KEEPER),
    "date 6 as SECU wants it": (
        on_action(set_secu_date, "6", day=TODAY, words=""),
        RECORDERS,
    ),
    "have rest from 5": (
        on_action(
            snooze_action, "5", until=TODAY + timedelta(days=3), reason="On mission."
        ),
        (LEAD, RR, HELP_DESK, BUREAU),
    ),
    "be reminded of 5 again": (on_action(wake_action, "5"), ON_CASE),
    "subscribe to the case's dates": (on_case(make_feed), ON_CASE),
    # One's own, also after leaving: who has none stops nothing.
    "stop that calendar": (on_case(stop_feed), EVERYBODY),
    "try somebody's chat again": (
        on_case(try_again, person_id=LEAD.person_id),
        TEAM,
    ),
    "ask for more time for 5, which all support": (
        on_action(ask_extension, "5", days=3, reason="So."),
        TEAM,
    ),
    "ask for more time for 2": (
        on_action(ask_extension, "2", days=3, reason="So."),
        KEEPER,
    ),
    "look at what more time moves": (
        on_extension(grant_extension, confirmed=False),
        KEEPER,
    ),
    "grant more time": (grant_as_shown, KEEPER),
    "deny more time": (on_extension(deny_extension, reason="So."), KEEPER),
    "take back the request for more time": (on_extension(withdraw_extension), (LEAD,)),
    "revisit the plan": (on_action(repeat_action, "13"), RECORDERS),
    "the RR's part of 9": (
        on_action(finish_part, "9", part="country-office", shown=NOTED),
        TEAM,
    ),
    "the funds' part of 9": (
        on_action(finish_part, "9", part="vertical-funds", shown=NOTED),
        (FOCAL, FINANCE),
    ),
    "drop the funds' part of 9": (
        on_action(drop_part, "9", part="vertical-funds", reason="So."),
        (FOCAL, FINANCE),
    ),
    "take the funds' part of 19 up again": (
        on_action(restore_part, "19", part="vertical-funds", reason="So."),
        (FOCAL, FINANCE),
    ),
    "note SECU's part of 22": (
        on_action(finish_part, "22", part="secu", shown=NOTED),
        RECORDERS,
    ),
    "draft 10": (
        lambda scene, by: scene.desk.draft(scene.case, "10", b"New.", by=by),
        TEAM,
    ),
    "send 16": (lambda scene, by: scene.desk.send(scene.case, "16", by=by), TEAM),
    "sign 10": (sign("10"), (RR, COORDINATOR)),
    "send 10 back": (stop("10"), (RR, COORDINATOR)),
    "clear 12": (sign("12"), (BUREAU, POLICY, COORDINATOR)),
    "send 12 back": (stop("12"), (BUREAU, POLICY, COORDINATOR)),
    "submit 18": (
        lambda scene, by: scene.desk.submit(scene.case, "18", by=by),
        (BUREAU, RR),
    ),
    "decide on the coordinator": (
        on_action(decide_coordinator, "20", needed=False, reason="So."),
        KEEPER,
    ),
    "keep a request": (
        lambda scene, by: add_request(
            scene.case.id,
            words="More.",
            received_on=TODAY,
            due_on=None,
            action_id=scene.id_of("6"),
            by=by,
            ports=scene.ports,
        ),
        RECORDERS,
    ),
    "move a request as SECU says": (
        lambda scene, by: move_request(
            scene.case.id,
            scene.request_id,
            day=TODAY,
            words="",
            by=by,
            ports=scene.ports,
        ),
        RECORDERS,
    ),
    "answer a request": (
        lambda scene, by: answer_request(
            scene.case.id, scene.request_id, on=TODAY, by=by, ports=scene.ports
        ),
        TEAM,
    ),
    "add a stakeholder": (
        on_case(add_stakeholder, name="Fund", kind=StakeholderKind.VERTICAL_FUND),
        TEAM,
    ),
    "remove a stakeholder": (
        lambda scene, by: remove_stakeholder(
            scene.case.id, scene.stakeholder_id, by=by, ports=scene.ports
        ),
        TEAM,
    ),
    "mark a stakeholder told": (
        lambda scene, by: mark_told(
            scene.id_of("9"),
            stakeholder_id=scene.stakeholder_id,
            by=by,
            ports=scene.ports,
        ),
        TEAM,
    ),
    "give a part": (
        on_case(give_role, person_id=OUTSIDER.person_id, role=Role.PROJECT_MANAGER),
        KEEPER,
    ),
    "take a part": (
        on_case(
            take_role, person_id=BERA.person_id, role=Role.EXTERNAL_RELATIONS, note=""
        ),
        (FOCAL, BERA),
    ),
    "agree the team": (on_case(agree_team), KEEPER),
    "name the RR's deputy": (
        lambda scene, by: act_for(scene.case.id, DEPUTY, by=by, ports=scene.ports),
        (FOCAL, RR),
    ),
    "end acting for BPPS": (
        lambda scene, by: end_acting(
            scene.case.id, scene.acting_id, by=by, ports=scene.ports
        ),
        (FOCAL, POLICY, ADVISER),
    ),
    "step back": (on_case(recuse, reason="So."), ON_CASE),
    "let the RR decide again": (
        on_case(decide_again, person_id=RR.person_id, reason="So."),
        KEEPER,
    ),
    "see names": (on_case(reveal_names, reason="So."), NAME_READERS),
    "wall names": (on_case(wall_names, names=("Carl Specimen",)), NAME_READERS),
    "let something pass the wall": (
        lambda scene, by: refuse_pass(
            [scene.case.id], reason="So.", by=by, ports=scene.ports
        ),
        ON_CASE,
    ),
    "look at a correction of facts": (correct_project(version=None), KEEPER),
    "correct facts": (correct_project(version=1), KEEPER),
}
# Nobody signs or grants when everybody stepped back, so nobody is sent or asked.
OF_DECIDERS = {
    "send 16",
    "ask for more time for 5, which all support",
    "ask for more time for 2",
}
# Who may still do what is deciding, once everybody stepped back; all else goes on.
DECIDING: dict[str, tuple[Actor, ...]] = {
    "have rest from 5": (),  # Who stepped back is not reminded.
    "sign 10": (),
    "send 10 back": (),
    "clear 12": (),
    "send 12 back": (),
    "submit 18": (),
    "name the RR's deputy": (FOCAL,),
    "see names": (),
    "look at what more time moves": (),
    "grant more time": (),
    "deny more time": (),
}
# Asked through the desk's short ways, or by the administrator on the command line.
BESIDE = {
    "changing",
    "changing_both",
    "changing_with",
    "send_again",  # A message is needed: tests/services/test_send_again.py.
    "make_file_link",  # A version is needed: tests/services/test_file_links.py.
    # About two cases: tests/services/test_related_cases.py.
    "relate_cases",
    "unrelate_cases",
    "changing_action",
    "changing_extension",
    "draft_document",
    "send_for_approval",
    "submit_action",
    "load_holidays",
    "redact_row",
    "pass_wall",  # Once `refuse_pass` let it.
    # About no case, and nobody's but one's own: tests/services/test_links.py.
    "offer_link",
    "confirm_link",
    "refuse_link",
    "leave_seat",
    # About no case, and by another list of parts: tests/services/test_roster.py.
    "name_part",
    # Their own question, or facilitators': tests/dialogs/test_asking.py and
    # tests/dialogs/test_learning_tasks.py.
    "count_question",
    "keep_question",
    "kept_question",
    "vote_on_answer",
    "read_task",
    "read_tasks",
    "asked_alike",
    "mend_question",
    "unmend_question",
    "say_dead",
    "take_back_dead",
    "end_part",
    "invite_to_roster",
    "ask_to_join",
    "answer_invitation",
    "answer_joining",
    "describe_part",
    "leave_roster",
    # About no case, and for facilitators: tests/services/learning.
    "load_resources",
    "store_loaded",
    "preview_import",
    "import_resources",
    "keep",
    "add_resource",
    "edit_resource",
    "withdraw_resource",
    "bring_back_resource",
    "mark_reviewed",
    "mark_dead",
    "mark_alive",
    "mark_within",
    # About no case, one's own, or facilitators': tests/dialogs/test_digest_story.py.
    "join_digest",
    "leave_digest",
    "introduce_digest",
    "draft_anew",
    "move_item",
    "add_resource_to_digest",
    "add_line_to_digest",
    "approve_digest",
    "skip_digest",
    "undo_digest",
    "store",
    "edited",
    # About no case, by who asks and who answers: tests/services/test_connect_rights.py.
    "open_form",
    "ask_privately",
    "ask_back",
    "say_helped",
    "withdraw_question",
    "say_consent",
    "read_hand_on",
    "hand_on",
    "hand_back",
    "take_question",
    "give_answer",
    "decline_question",
    "gather_peers",
    "answer_peer",
    "add_note",
    "publish_answer",
    "handled",
    "facilitated",
    "ask_for_check",
}
LATER_DEPUTY = Deputising(
    principal_id=POLICY.person_id,
    deputy_id=ADVISER.person_id,
    role=Role.POLICY_CLEARER,
    first_day=date(2024, 9, 9),
    last_day=date(2024, 9, 13),
    reason="Leave.",
)


def _built(desk: Desk) -> Scene:
    case = desk.open(requestors=("Ada Example",), vertical_fund=True)
    for kind, day in WAY[:7]:
        desk.happen(case, kind, day)
    desk.finish(case, "8", by=FOCAL)
    desk.asked(case, "12", b"Comments.")
    desk.signed(case, "18", by=(BUREAU, POLICY, COORDINATOR), content=b"Facts.")
    desk.signed(case, "13", by=(RR, COORDINATOR), content=b"First.")
    desk.asked(case, "10", b"Second.")
    request = add_request(
        case.id,
        words="The ESMP.",
        received_on=TODAY,
        due_on=None,
        action_id=desk.action(case, "6").id,
        by=LEAD,
        ports=desk.ports,
    )
    drop_part(
        desk.action(case, "19").id,
        part="vertical-funds",
        reason="So.",
        by=FINANCE,
        ports=desk.ports,
    )
    donor = add_stakeholder(
        case.id, name="Donor", kind=StakeholderKind.DONOR, by=RR, ports=desk.ports
    )
    asked = ask_extension(
        desk.action(case, "6").id, days=2, reason="So.", by=LEAD, ports=desk.ports
    )
    acting = act_for(case.id, LATER_DEPUTY, by=POLICY, ports=desk.ports)
    commits: list[str] = []
    return Scene(
        desk=replace(desk, ports=_never_lasting(desk.ports, commits)),
        commits=commits,
        case=case,
        request_id=request.id,
        stakeholder_id=donor.id,
        acting_id=acting.id,
        extension_id=asked.extension.id,
    )


def _never_lasting(ports: Ports, commits: list[str]) -> Ports:
    """
    Return ports whose changes are rolled back, so that all press the same scene.

    *commits* grows by what would have lasted.
    """

    @contextmanager
    def open_uow() -> Iterator[UnitOfWork]:
        with ports.open_uow() as uow:
            uow.commit = lambda: commits.append("commit")  # type: ignore[method-assign]
            yield uow

    return replace(ports, open_uow=open_uow)


@pytest.fixture(scope="module", name="desk", params=DATABASES)
def _desk(request: pytest.FixtureRequest, tmp_path_factory: TmpPaths) -> Iterator[Desk]:
    """Return a desk for all tests of the file: they leave it as it is."""
    folder = tmp_path_factory.mktemp("rights")
    if request.param == "sqlite":
        furnished = request.getfixturevalue("furnished_file")
        engine = make_engine(sqlite_url(copy_of(furnished, folder / "desk.sqlite")))
    else:
        engine = request.getfixturevalue("furnished_postgres")
        forget_news(engine)
    wall_key = request.getfixturevalue("wall_key")
    yield make_desk(engine, wall_key=wall_key, files=folder / "cases")
    if request.param == "sqlite":
        engine.dispose()


@pytest.fixture(scope="module", name="scene")
def _scene(desk: Desk) -> Scene:
    return _built(desk)


@pytest.fixture(scope="module", name="recused_scene")
def _recused_scene(desk: Desk) -> Scene:
    """Return a scene in which everybody has stepped back."""
    scene = _built(desk)
    for person in ON_CASE:
        recuse(scene.case.id, reason="So.", by=person, ports=desk.ports)
    return scene


def who_may(press: Press, scene: Scene) -> set[str]:
    """
    Return who may press.

    Who may not is told that it is because of who they are, and nothing would last.
    """
    may = set()
    for person in EVERYBODY:
        if _answer(press, scene, person) == "done":
            may.add(person.person_id)
    return may


def _answer(press: Press, scene: Scene, person: Actor) -> str:
    """Return `done`, or that it is not theirs; any other refusal fails the test."""
    scene.commits.clear()
    try:
        press(scene, person)
    except Refusal as refusal:
        if refusal.code not in NOT_YOU or scene.commits:
            raise
        return refusal.code
    return "done"


def ids_of(people: Iterable[Actor]) -> set[str]:
    return {person.person_id for person in people}


@pytest.mark.parametrize("doing", MATRIX)
def test_who_may(scene: Scene, doing: str) -> None:
    press, may = MATRIX[doing]

    assert who_may(press, scene) == ids_of(may)


@pytest.mark.parametrize(
    "doing", [doing for doing in MATRIX if doing not in OF_DECIDERS]
)
def test_who_stepped_back_works_on_and_decides_nothing(
    recused_scene: Scene, doing: str
) -> None:
    press, may = MATRIX[doing]

    expected = DECIDING.get(doing, may)
    assert who_may(press, recused_scene) == ids_of(expected)


def test_every_use_case_that_somebody_asks_for_is_pressed_here() -> None:
    asked = {
        node.name
        for source in Path(services.__file__).parent.rglob("*.py")
        for node in ast.parse(source.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if {"by", "ports"} <= {each.arg for each in node.args.kwonlyargs}
    }

    assert asked - set(globals()) == BESIDE
