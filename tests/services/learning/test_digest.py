"""The digest on both databases: drafted once, approved as read, sent to each once."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from domain.learning.digest import (
    SENT_KEPT,
    UNDO_WITHIN,
    Digest,
    DigestKind,
    DigestSheet,
    DigestState,
    Move,
)
from domain.learning.resources import KeptResource
from domain.learning.roster import RosterState
from domain.news import NewsKind, NewsState
from domain.people import Actor
from domain.refusals import Refusal
from scheduler.sweep_digest import sweep_digest
from services.learning.connect.answering import give_answer
from services.learning.connect.publish import publish_answer
from services.learning.connect.thread import say_consent
from services.learning.digest.decide_digest import (
    approve_digest,
    skip_digest,
    undo_digest,
)
from services.learning.digest.edit_digest import (
    add_line_to_digest,
    add_resource_to_digest,
    draft_anew,
    introduce_digest,
    move_item,
)
from services.learning.digest.membership import join_digest, leave_digest
from services.learning.digest.read_digest import (
    read_digest_desk,
    read_draft,
    read_issue,
)
from services.learning.digest.sweep_digest import PROGRESS_EVERY
from services.learning.digest.sweep_digest import sweep_digest as one_sweep
from services.learning.resources.edit_resource import add_resource
from services.learning.resources.withdraw_resource import withdraw_resource
from services.ports import Ports, UnitOfWork
from tests.domain.test_digest_choice import make_resource
from tests.services.asking import FACILITATING, asked, count_asked, told
from tests.services.cast import BERA, EVERYBODY, LEAD, OUTSIDER, RR, Desk
from tests.services.refusing import refused
from tests.services.test_roster import named_facilitator
from tests.storage.presses import press_at_once

K = NewsKind
LINK = "https://x.example/"
MONDAY = datetime(2024, 9, 2, 13, tzinfo=UTC)  # Nine o'clock in New York.


@pytest.fixture(autouse=True)
def _no_digests(engine: Engine, no_catalogue: None) -> None:
    """Forget all digests: on PostgreSQL, the tests of a folder share a database."""
    with engine.begin() as connection:
        for table in ("digests", "digest_members", "digest_record", "asked", "drafts"):
            connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608


@pytest.fixture(name="at_nine")
def _at_nine(desk: Desk) -> Desk:
    desk.clock.now = MONDAY
    return desk


def keep(ports: Ports, resource_id: str) -> None:
    with ports.open_uow() as uow:
        uow.resources.put(KeptResource(resource=make_resource(resource_id)))
        uow.commit()


def newest(ports: Ports) -> Digest:
    with ports.read_uow() as uow:
        found = uow.digests.newest()
    assert found is not None
    return found


def drafted(desk: Desk, *members: Actor) -> Digest:
    """Draft a digest with a new resource in it."""
    for each in members:
        join_digest(by=each, ports=desk.ports)
    add_resource(make_resource("new-one"), by=FACILITATING, ports=desk.ports)
    sweep_digest(desk.ports)
    return newest(desk.ports)


def approved(digest: Digest, desk: Desk) -> Digest:
    seen = newest(desk.ports).edition
    return approve_digest(digest.id, seen=seen, by=FACILITATING, ports=desk.ports)


def sent(desk: Desk) -> list[str]:
    """Let the time pass in which it can be taken back; return to whom it goes."""
    desk.clock.now += UNDO_WITHIN
    sweep_digest(desk.ports)
    return told(desk.ports, K.DIGEST)


def settle(
    ports: Ports, state: NewsState = NewsState.SENT, *, most: int | None = None
) -> None:
    """Deliver the digests that wait, all or at most so many."""
    with ports.open_uow() as uow:
        due = [
            each
            for each in uow.outbox.due(ports.clock(), limit=999)
            if each.news.kind is K.DIGEST
        ][:most]
        until = uow.delivery.now() + timedelta(minutes=5)
        uow.delivery.lease(due, by="me", at=ports.clock(), until=until)
        for each in due:
            uow.delivery.settle(each.id, by="me", as_=state, at=ports.clock())
        uow.commit()


def test_members_join_and_leave_by_themselves_and_leave_nothing_behind(
    ports: Ports,
) -> None:
    first = join_digest(by=LEAD, ports=ports)
    again = join_digest(by=LEAD, ports=ports)
    with ports.read_uow() as uow:
        members = uow.digests.members()
    left = leave_digest(by=LEAD, ports=ports)
    twice = leave_digest(by=LEAD, ports=ports)
    with ports.read_uow() as uow:
        after = uow.digests.members()

    assert (first, again, left, twice) == (True, False, True, False)
    assert (members, after) == ([LEAD.person_id], [])


def test_who_is_unknown_to_the_desk_gets_no_digest(ports: Ports) -> None:
    stranger = Actor(person_id="nobody", via="desk")

    assert refused(lambda: join_digest(by=stranger, ports=ports)) == "person-not-found"


def test_many_processes_draft_a_week_once(at_nine: Desk) -> None:
    keep(at_nine.ports, "a")
    count_asked(at_nine.ports, "a", times=3)

    press_at_once(lambda _number: sweep_digest(at_nine.ports))

    with at_nine.ports.read_uow() as uow:
        assert len(uow.digests.drafts()) == 1
    assert told(at_nine.ports, K.DIGEST_DRAFT) == [f"direct:{FACILITATING.person_id}"]
    assert sweep_digest(at_nine.ports) == 0


def test_nothing_is_drafted_before_the_desk_opens(desk: Desk) -> None:
    desk.clock.now = MONDAY - timedelta(minutes=1)

    assert sweep_digest(desk.ports) == 0


def test_a_month_has_one_digest_a_week_however_often_is_swept(desk: Desk) -> None:
    """From a Friday in October over the end of New York's summer time."""
    desk.clock.now = datetime(2024, 10, 25, 22, tzinfo=UTC)
    seen: dict[str, datetime] = {}
    for _hour in range(24 * 7 * 4):
        sweep_digest(desk.ports)
        with desk.ports.read_uow() as uow:
            digest = uow.digests.newest()
        if digest:
            seen.setdefault(digest.week.isoformat(), desk.clock.now)
        desk.clock.now += timedelta(hours=1)

    assert {week: at.strftime("%d %H") for week, at in seen.items()} == {
        "2024-10-21": "25 22",  # The desk began on a Friday: that was a late Monday.
        "2024-10-28": "28 13",
        "2024-11-04": "04 14",
        "2024-11-11": "11 14",
        "2024-11-18": "18 14",
    }
    with desk.ports.read_uow() as uow:
        [draft] = uow.digests.drafts()  # All others lapsed: nobody said yes.
    assert told(desk.ports, K.DIGEST) == []
    assert draft.week.isoformat() == "2024-11-18"


def test_weeks_that_were_missed_make_no_storm(at_nine: Desk) -> None:
    first = drafted(at_nine)
    at_nine.clock.now += timedelta(weeks=3, days=2)
    sweep_digest(at_nine.ports)

    with at_nine.ports.read_uow() as uow:
        [draft] = uow.digests.drafts()
        old = uow.digests.get(first.id)
    assert draft.week - first.week == timedelta(weeks=3)
    assert old is not None
    assert old.state is DigestState.LAPSED


def test_nothing_stands_in_it_that_stood_in_the_last(at_nine: Desk) -> None:
    first = drafted(at_nine, LEAD)
    approved(first, at_nine)
    sent(at_nine)
    at_nine.clock.now += timedelta(days=7)
    count_asked(at_nine.ports, "new-one", times=5)
    add_resource(make_resource("b"), by=FACILITATING, ports=at_nine.ports)
    sweep_digest(at_nine.ports)

    assert [each.about for each in newest(at_nine.ports).items] == ["b"]


def test_what_lapsed_unread_may_stand_in_the_next(at_nine: Desk) -> None:
    drafted(at_nine)
    count_asked(at_nine.ports, "new-one", times=3)
    at_nine.clock.now += timedelta(days=6, hours=23)
    count_asked(at_nine.ports, "new-one", times=3)
    at_nine.clock.now += timedelta(hours=1)
    sweep_digest(at_nine.ports)

    assert [each.about for each in newest(at_nine.ports).items] == ["new-one"]


def test_news_are_looked_for_again_and_what_was_put_in_stays(at_nine: Desk) -> None:
    digest, ports = drafted(at_nine), at_nine.ports
    add_line_to_digest(
        digest.id, words="Hello.", link=LINK, seen=1, by=FACILITATING, ports=ports
    )
    count_asked(ports, "new-one", times=3)
    keep(ports, "b")
    count_asked(ports, "b", times=4)
    found = draft_anew(digest.id, seen=2, by=FACILITATING, ports=ports)
    again = draft_anew(digest.id, seen=3, by=FACILITATING, ports=ports)

    assert [each.about or each.title for each in found.items] == [
        "Hello.",
        "new-one",
        "b",
    ]
    assert again == newest(ports)
    assert again.edition == 3


def test_open_questions_are_counted_by_topic_and_tell_no_word(at_nine: Desk) -> None:
    for by in (LEAD, RR, BERA):
        asked(at_nine.ports, "Ada Example asked this.", by=by)
    at_nine.clock.now += timedelta(days=3)
    sweep_digest(at_nine.ports)

    [item] = newest(at_nine.ports).items
    assert (item.kind, item.about, item.times) == (
        DigestKind.OPEN,
        "indigenous peoples",
        3,
    )
    assert "Ada" not in str(newest(at_nine.ports))


@pytest.mark.parametrize("people", [(LEAD,), (LEAD, RR)])
def test_what_few_people_asked_often_is_told_to_nobody(
    at_nine: Desk, people: tuple[Actor, ...]
) -> None:
    keep(at_nine.ports, "a")
    count_asked(at_nine.ports, "a", times=9, people=people)
    count_asked(at_nine.ports, times=9, people=people)
    for _ in range(3):
        asked(at_nine.ports, by=people[0])
    at_nine.clock.now += timedelta(days=3)
    sweep_digest(at_nine.ports)

    assert newest(at_nine.ports).items == ()


def published(desk: Desk) -> str:
    """Let a question be asked, answered and published; return its asker's handle."""
    mine = asked(desk.ports)
    question, ports = mine.question, desk.ports
    give_answer(question.id, words="Yes.", by=FACILITATING, ports=ports)
    say_consent(mine.handle, yes=True, by=LEAD, ports=ports)
    publish_answer(
        question.id,
        question="Is consent needed?",
        answer="Yes, it is.",
        by=FACILITATING,
        ports=ports,
    )
    return mine.handle


def titles(sheet: DigestSheet) -> list[str]:
    return [each.title for each in sheet.said]


def test_a_public_answer_is_told_until_its_asker_takes_it_back(at_nine: Desk) -> None:
    ports = at_nine.ports
    handle = published(at_nine)
    digest = drafted(at_nine, LEAD)
    before = read_draft(digest.id, reader=FACILITATING.person_id, ports=ports)
    say_consent(handle, yes=False, by=LEAD, ports=ports)
    approved(digest, at_nine)
    sent(at_nine)
    issue = read_issue(digest.id, reader=LEAD.person_id, ports=ports)

    assert titles(before) == ["Title new-one", "Is consent needed?"]
    assert "consent" not in str(digest)
    assert titles(issue) == ["Title new-one"]


def test_each_member_is_sent_it_once_by_however_many_sweeps(at_nine: Desk) -> None:
    digest = drafted(at_nine, LEAD, RR)
    approved(digest, at_nine)
    at_nine.clock.now += UNDO_WITHIN

    press_at_once(lambda _number: sweep_digest(at_nine.ports))

    assert sorted(sent(at_nine)) == sorted(
        f"direct:{each.person_id}" for each in (LEAD, RR)
    )


def test_what_dies_while_it_sends_is_sent_once_all_the_same(at_nine: Desk) -> None:
    digest = drafted(at_nine, LEAD)
    approved(digest, at_nine)
    at_nine.clock.now += UNDO_WITHIN
    with pytest.raises(RuntimeError):
        one_sweep(ports=dying(at_nine.ports))
    before = told(at_nine.ports, K.DIGEST)
    state = newest(at_nine.ports).state

    assert (before, state) == ([], DigestState.APPROVED)
    assert sent(at_nine) == [f"direct:{LEAD.person_id}"]
    assert sent(at_nine) == [f"direct:{LEAD.person_id}"]


def dying(ports: Ports) -> Ports:
    """Return ports of a process that dies as it makes something lasting."""

    def die() -> None:
        raise RuntimeError

    @contextmanager
    def open_uow() -> Iterator[UnitOfWork]:
        with ports.open_uow() as uow:
            uow.commit = die  # type: ignore[method-assign]
            yield uow

    return replace(ports, open_uow=open_uow)


def test_of_a_yes_and_an_edit_at_once_one_is_told_of_the_other(at_nine: Desk) -> None:
    digest = drafted(at_nine, LEAD)

    def press(number: int) -> str:
        seen, ports = digest.edition, at_nine.ports
        try:
            if number % 2:
                words = f"Words {number}"
                introduce_digest(
                    digest.id, seen=seen, words=words, by=FACILITATING, ports=ports
                )
                return "edited"
            approve_digest(digest.id, seen=seen, by=FACILITATING, ports=ports)
        except Refusal as refusal:
            return refusal.code
        return "approved"

    said = Counter(press_at_once(press))
    stands = newest(at_nine.ports)

    assert said["edited"] + bool(said["approved"]) == 1
    assert (stands.state is DigestState.APPROVED) == bool(said["approved"])
    assert (stands.edition == 1) == bool(said["approved"])
    assert set(said) <= {"edited", "approved", "digest-changed", "digest-decided"}


def test_a_storm_of_yeses_is_one(at_nine: Desk) -> None:
    digest = drafted(at_nine, LEAD)

    states = press_at_once(lambda _number: approved(digest, at_nine).state)

    assert set(states) == {"approved"}
    with at_nine.ports.read_uow() as uow:
        verbs = [each.verb for each in uow.digests.entries(digest.id)]
    assert verbs == ["drafted", "approved"]
    assert len(sent(at_nine)) == 1


def test_a_yes_taken_back_and_sent_again_late_is_none(at_nine: Desk) -> None:
    digest = drafted(at_nine, LEAD)
    approved(digest, at_nine)
    undone = undo_digest(digest.id, by=FACILITATING, ports=at_nine.ports)
    late = refused(
        lambda: approve_digest(
            digest.id, seen=digest.edition, by=FACILITATING, ports=at_nine.ports
        )
    )

    assert undone.state is DigestState.DRAFT
    assert late == "digest-changed"
    assert sent(at_nine) == []


def test_who_approved_which_edition_when_is_kept(at_nine: Desk) -> None:
    digest = drafted(at_nine, LEAD)
    introduce_digest(
        digest.id, seen=1, words="Hello.", by=FACILITATING, ports=at_nine.ports
    )
    with named_facilitator(BERA, at_nine.ports):
        approve_digest(digest.id, seen=2, by=BERA, ports=at_nine.ports)
    sent(at_nine)
    settle(at_nine.ports)
    at_nine.clock.now += PROGRESS_EVERY
    sweep_digest(at_nine.ports)

    with at_nine.ports.read_uow() as uow:
        entries = uow.digests.entries(digest.id)
    assert [(each.verb, each.who, each.edition) for each in entries] == [
        ("drafted", "ses-desk", 1),
        ("edited", FACILITATING.person_id, 2),
        ("approved", BERA.person_id, 2),
        ("sending", "ses-desk", 2),
        ("sent", "ses-desk", 2),
    ]


def test_how_it_went_is_counted_and_to_whom_it_went_is_forgotten(
    at_nine: Desk,
) -> None:
    digest = drafted(at_nine, LEAD, RR, BERA)
    approved(digest, at_nine)
    sent(at_nine)
    settle(at_nine.ports, NewsState.NOT_REACHED, most=1)
    half = sheet_of(digest, at_nine.ports).posted
    settle(at_nine.ports)
    at_nine.clock.now += PROGRESS_EVERY
    sweep_digest(at_nine.ports)
    at_nine.clock.now += SENT_KEPT + timedelta(minutes=1)
    with at_nine.ports.open_uow() as uow:
        forgotten = uow.digests.forget_sends(at_nine.clock.now - SENT_KEPT)
        uow.commit()
    after = sheet_of(digest, at_nine.ports).posted

    assert (half.all, half.sent, half.missed, half.waiting) == (3, 0, 1, 2)
    assert forgotten == 3
    assert (after.all, after.sent, after.missed) == (3, 2, 1)


def sheet_of(digest: Digest, ports: Ports) -> DigestSheet:
    return read_draft(digest.id, reader=FACILITATING.person_id, ports=ports)


def test_the_facilitators_card_shows_how_far_it_is(at_nine: Desk) -> None:
    here = f"direct:{FACILITATING.person_id}"
    digest = drafted(at_nine, LEAD, RR)
    with at_nine.ports.open_uow() as uow:
        uow.outbox.keep_post(
            here, kind=K.DIGEST_DRAFT, subject=digest.id, message_id="1"
        )
        uow.commit()
    approved(digest, at_nine)
    sent(at_nine)
    before = len(told(at_nine.ports, K.DIGEST_DRAFT))
    at_nine.clock.now += PROGRESS_EVERY
    sweep_digest(at_nine.ports)

    assert newest(at_nine.ports).state is DigestState.SENDING
    assert len(told(at_nine.ports, K.DIGEST_DRAFT)) == before + 1


def test_without_members_it_is_sent_to_nobody_and_done(at_nine: Desk) -> None:
    digest = drafted(at_nine)
    approved(digest, at_nine)

    assert sent(at_nine) == []
    assert newest(at_nine.ports).state is DigestState.SENT


def test_facilitators_are_reminded_once_in_their_own_hours(at_nine: Desk) -> None:
    ports, here = at_nine.ports, f"direct:{FACILITATING.person_id}"
    with named_facilitator(OUTSIDER, ports):
        with ports.open_uow() as uow:
            far = replace(uow.people.get(OUTSIDER.person_id), time_zone="Asia/Tokyo")
            uow.people.add(far)
            uow.commit()
        drafted(at_nine)
        said = []
        for hours in (23, 1, 10, 1, 24):
            at_nine.clock.now += timedelta(hours=hours)
            sweep_digest(ports)
            said.append(told(ports, K.DIGEST_WAITS))

    there = f"direct:{OUTSIDER.person_id}"
    assert said[0] == []
    assert said[1] == [here]
    assert said[2] == [here]
    assert said[3] == [here, there]  # Nine on Wednesday morning in Tokyo.
    assert said[4] == [here, there]


def test_a_calendar_that_is_gone_holds_up_no_digest(at_nine: Desk) -> None:
    ports = at_nine.ports
    with named_facilitator(OUTSIDER, ports):
        with ports.open_uow() as uow:
            person = uow.people.get(OUTSIDER.person_id)
            office = uow.people.office(person.office_id)
            uow.people.add_office(replace(office, id="closed", calendar="none"))
            uow.people.add(replace(person, office_id="closed"))
            uow.commit()
        drafted(at_nine)
        at_nine.clock.now += timedelta(days=1)
        sweep_digest(ports)
        with ports.open_uow() as uow:
            uow.people.add(person)
            uow.commit()

    both = {f"direct:{each.person_id}" for each in (OUTSIDER, FACILITATING)}
    assert set(told(ports, K.DIGEST_WAITS)) == both


def test_where_nobody_facilitates_nothing_is_drafted(at_nine: Desk) -> None:
    with nobody_facilitates(at_nine.ports):
        assert sweep_digest(at_nine.ports) == 0

    assert sweep_digest(at_nine.ports) == 1


@contextmanager
def nobody_facilitates(ports: Ports) -> Iterator[None]:
    """Let the demo's only facilitator leave for a while."""
    with ports.open_uow() as uow:
        [entry] = uow.roster.of_person(FACILITATING.person_id)
        left = replace(entry, state=RosterState.DECLINED)
        assert uow.roster.change(left, was=entry.state)
        uow.commit()
    try:
        yield
    finally:
        with ports.open_uow() as uow:
            uow.roster.change(entry, was=left.state)
            uow.commit()


PRESSES: dict[str, Callable[[Digest, Actor, Ports], object]] = {
    "introduce": lambda digest, by, ports: introduce_digest(
        digest.id, seen=1, words="Hello.", by=by, ports=ports
    ),
    "move": lambda digest, by, ports: move_item(
        digest.id, 0, Move.OUT, seen=1, by=by, ports=ports
    ),
    "resource": lambda digest, by, ports: add_resource_to_digest(
        digest.id, "new-one", seen=1, by=by, ports=ports
    ),
    "line": lambda digest, by, ports: add_line_to_digest(
        digest.id, words="Hello.", link=LINK, seen=1, by=by, ports=ports
    ),
    "anew": lambda digest, by, ports: draft_anew(digest.id, seen=1, by=by, ports=ports),
    "approve": lambda digest, by, ports: approve_digest(
        digest.id, seen=1, by=by, ports=ports
    ),
    "skip": lambda digest, by, ports: skip_digest(
        digest.id, seen=1, by=by, ports=ports
    ),
    "undo": lambda digest, by, ports: undo_digest(digest.id, by=by, ports=ports),
}


@pytest.mark.parametrize("doing", PRESSES)
def test_nobody_but_facilitators_does_anything_to_it(at_nine: Desk, doing: str) -> None:
    digest = drafted(at_nine, LEAD)

    codes = {
        refused(lambda by=by: PRESSES[doing](digest, by, at_nine.ports))  # type: ignore[misc]
        for by in EVERYBODY
    }

    assert codes == {"not-a-facilitator"}
    assert newest(at_nine.ports) == digest


@pytest.mark.parametrize("doing", PRESSES)
def test_once_the_next_is_drafted_it_is_too_late(at_nine: Desk, doing: str) -> None:
    digest = drafted(at_nine, LEAD)
    at_nine.clock.now += timedelta(days=7)
    sweep_digest(at_nine.ports)

    code = refused(lambda: PRESSES[doing](digest, FACILITATING, at_nine.ports))

    assert code == "digest-too-late"


@pytest.mark.parametrize("doing", [each for each in PRESSES if each != "undo"])
def test_what_is_decided_is_changed_only_once_it_is_taken_back(
    at_nine: Desk, doing: str
) -> None:
    digest = drafted(at_nine, LEAD)
    decide = PRESSES["skip" if doing == "approve" else "approve"]
    decide(digest, FACILITATING, at_nine.ports)
    stands = newest(at_nine.ports)

    code = refused(lambda: PRESSES[doing](digest, FACILITATING, at_nine.ports))

    assert code == "digest-decided"
    assert newest(at_nine.ports) == stands


def test_an_approved_one_is_sent_though_the_next_is_drafted_meanwhile(
    at_nine: Desk,
) -> None:
    digest = drafted(at_nine, LEAD)
    at_nine.clock.now += timedelta(days=7) - timedelta(minutes=1)
    approved(digest, at_nine)
    at_nine.clock.now += timedelta(hours=2)
    sweep_digest(at_nine.ports)

    assert told(at_nine.ports, K.DIGEST) == [f"direct:{LEAD.person_id}"]
    assert newest(at_nine.ports).id != digest.id


def test_a_resource_withdrawn_meanwhile_leaves_nothing_to_say(at_nine: Desk) -> None:
    digest = drafted(at_nine, LEAD)
    withdraw_resource("new-one", reason="So.", by=FACILITATING, ports=at_nine.ports)

    assert refused(lambda: approved(digest, at_nine)) == "digest-empty"


def test_a_complainants_name_gets_into_no_digest(at_nine: Desk) -> None:
    at_nine.open(requestors=("Ada Example",))
    digest = drafted(at_nine)

    code = refused(
        lambda: introduce_digest(
            digest.id,
            seen=1,
            words="Thank you, Ada Example!",
            by=FACILITATING,
            ports=at_nine.ports,
        )
    )

    assert code == "digest-names-somebody"


def test_who_reads_where_it_stands_sees_no_draft_unless_they_facilitate(
    at_nine: Desk,
) -> None:
    drafted(at_nine, LEAD)

    mine = read_digest_desk(LEAD.person_id, ports=at_nine.ports)
    theirs = read_digest_desk(FACILITATING.person_id, ports=at_nine.ports)

    assert mine.is_member
    assert (mine.current, mine.latest) == (None, None)
    assert theirs.current is not None
    assert theirs.current.members == 1
    assert theirs.next_at == MONDAY + timedelta(days=7)
