"""The Monday digest from the draft to a member's own chat, played by all its people."""

from dataclasses import replace

import pytest

from bot.demo_office import EXPERT, FACILITATOR
from cards.elements import Card
from cards.plain import as_plain
from cards.verbs import Verb
from dialogs.answers import digest
from dialogs.conversation import Reply
from dialogs.presses import ANSWERS
from domain.learning.digest import UNDO_WITHIN
from domain.learning.resources import Resource
from domain.people import Actor
from scheduler.sweep_digest import sweep_digest
from services.learning.resources.edit_resource import add_resource, edit_resource
from services.ports import Ports
from tests.cards.items import items_in, lines_of
from tests.clock import FakeClock
from tests.dialogs.cast import LEAD, OUTSIDER, RR
from tests.services.asking import count_asked
from tests.talking import Talk, form_in, words_in

pytestmark = pytest.mark.usefixtures("catalogue")

FACILITATING = Actor(person_id=FACILITATOR, via="test")
OF_DIGEST = [v for v, said in ANSWERS.items() if said.__module__ == digest.__name__]
FOR_ALL = {Verb.DIGEST, Verb.DIGEST_JOIN, Verb.DIGEST_LEAVE}
EVENT = {"words": "Webinar on FPIC", "day": "20 June", "link": "https://x.example/w"}


def resource(ports: Ports, resource_id: str) -> Resource:
    with ports.read_uow() as uow:
        return uow.resources.get(resource_id).resource


def add(ports: Ports, resource_id: str, title: str) -> None:
    """Let a facilitator add a resource."""
    new = replace(
        resource(ports, "tk-s6"),
        id=resource_id,
        title=title,
        url=f"https://{resource_id}.example/",
        aliases=(),
    )
    add_resource(new, by=FACILITATING, ports=ports)


def queued(talk: Talk, **later: float) -> None:
    """Let time pass and sweep: what is due then waits to be delivered."""
    clock = talk.ports.clock
    assert isinstance(clock, FakeClock)
    clock.advance(**later)
    sweep_digest(talk.ports)


def swept(talk: Talk, **later: float) -> None:
    """Let time pass, sweep, and deliver."""
    queued(talk, **later)
    talk.deliver()


@pytest.fixture(name="drafted")
def _drafted(talk: Talk) -> Talk:
    """Draft a digest of two things on a Monday at nine in New York; two get it."""
    talk.say(LEAD, "join digest")
    talk.say(RR, "join digest")
    add(talk.ports, "new-one", "A new page")
    count_asked(talk.ports, "tk-s6", times=3)
    swept(talk, hours=4)
    return talk


def cards_to(talk: Talk, who: str) -> list[Card]:
    there = f"direct:{who}"
    return [card for at, card in talk.channel.standing.values() if at == there]


def draft(talk: Talk, who: str = FACILITATOR) -> Card:
    """Return the draft's card as it stands in a facilitator's own chat."""
    return next(each for each in cards_to(talk, who) if "Edition" in each.footer)


def pressed(talk: Talk, verb: Verb, who: str = FACILITATOR, **inputs: str) -> Reply:
    """Press a button of the draft; a form's inputs go to the verb that it sends."""
    buttons = [each for each in draft(talk).buttons if each.verb == verb]
    if "kind" in inputs:
        kind = inputs.pop("kind")
        buttons = [each for each in buttons if each.target.endswith(f":{kind}")]
    reply = talk.say(who, verb=verb, target=buttons[0].target)
    if reply.form is None:
        return reply
    form = form_in(reply)
    return talk.say(who, verb=form.verb, target=form.target, inputs=inputs)


def changed(talk: Talk, place: int, do: str) -> Reply:
    """Press “Change…” on an item of the draft, and choose."""
    button = items_in(draft(talk))[place - 1].button
    assert button is not None
    form = form_in(talk.say(FACILITATOR, verb=button.verb, target=button.target))
    inputs = {"do": do}
    return talk.say(FACILITATOR, verb=form.verb, target=form.target, inputs=inputs)


def test_a_draft_is_edited_approved_and_sent_to_who_asked_for_it(
    drafted: Talk,
) -> None:
    talk = drafted
    pressed(talk, Verb.DIGEST_INTRO_FORM, words="Good morning.\nTwo things.")
    pressed(talk, Verb.DIGEST_ADD_FORM, kind="event", **EVENT)
    changed(talk, 3, "up")
    seen = pressed(talk, Verb.DIGEST_PREVIEW).cards[0]
    pressed(talk, Verb.DIGEST_APPROVE)
    swept(talk, minutes=1)
    early = cards_to(talk, LEAD)
    swept(talk, seconds=UNDO_WITHIN.total_seconds())
    swept(talk, minutes=1)

    assert early == []
    [got] = cards_to(talk, LEAD)
    asked = resource(talk.ports, "tk-s6").title
    assert lines_of(got) == lines_of(seen) == ["A new page", "Webinar on FPIC", asked]
    assert "Good morning." in as_plain(got)
    assert "Asked 3 times" in as_plain(got)
    assert len(cards_to(talk, RR)) == 1
    assert "Sent to 2 of 2." in as_plain(draft(talk))
    assert cards_to(talk, OUTSIDER) == []


def test_what_members_read_says_nothing_of_who_they_are(drafted: Talk) -> None:
    pressed(drafted, Verb.DIGEST_APPROVE)
    swept(drafted, minutes=3)

    seen = as_plain(draft(drafted)) + as_plain(cards_to(drafted, LEAD)[0])
    assert "Demo CO Lead" not in seen
    assert "Demo Resident" not in seen
    assert "Members: 2" in " ".join(as_plain(draft(drafted)).split())


def test_who_leaves_after_the_yes_gets_none(drafted: Talk) -> None:
    pressed(drafted, Verb.DIGEST_APPROVE)
    queued(drafted, minutes=3)

    drafted.say(LEAD, "leave digest")
    swept(drafted, minutes=1)

    assert cards_to(drafted, LEAD) == []
    assert "Sent to 1 of 2." in as_plain(draft(drafted))
    assert "Left before it came: 1" in " ".join(as_plain(draft(drafted)).split())


def test_each_reads_it_in_their_own_language(drafted: Talk) -> None:
    ports = drafted.ports
    with ports.open_uow() as uow:
        uow.people.add(replace(uow.people.get(LEAD), language="fr"))
        uow.commit()
    pressed(drafted, Verb.DIGEST_APPROVE)
    swept(drafted, minutes=3)

    assert "Demandé 3 fois" in as_plain(cards_to(drafted, LEAD)[0])
    assert "Asked 3 times" in as_plain(cards_to(drafted, RR)[0])


def test_a_yes_to_what_another_edited_since_shows_what_stands(drafted: Talk) -> None:
    old = next(b for b in draft(drafted).buttons if b.verb == Verb.DIGEST_APPROVE)
    pressed(drafted, Verb.DIGEST_INTRO_FORM, words="Hello.")
    stale = drafted.say(FACILITATOR, verb=old.verb, target=old.target)
    own = drafted.say(FACILITATOR, verb=old.verb, target=old.target, on_own_card=True)
    swept(drafted, minutes=5)

    assert stale.refusal == own.refusal == "digest-changed"
    assert "Hello." in as_plain(stale.cards[1])
    assert own.instead is not None
    assert "Hello." in as_plain(own.instead)
    assert cards_to(drafted, LEAD) == []


def test_a_yes_can_be_taken_back_as_long_as_it_was_not_sent(drafted: Talk) -> None:
    pressed(drafted, Verb.DIGEST_APPROVE)
    [undo] = [b for b in draft(drafted).buttons if b.verb == Verb.DIGEST_UNDO]
    drafted.say(FACILITATOR, verb=undo.verb, target=undo.target)
    swept(drafted, minutes=5)
    unsent = cards_to(drafted, LEAD)
    pressed(drafted, Verb.DIGEST_APPROVE)
    swept(drafted, minutes=5)
    late = drafted.say(FACILITATOR, verb=undo.verb, target=undo.target)

    assert unsent == []
    assert len(cards_to(drafted, LEAD)) == 1
    assert late.refusal == "digest-sent"


def test_pressed_twice_it_is_sent_once(drafted: Talk) -> None:
    [yes] = [b for b in draft(drafted).buttons if b.verb == Verb.DIGEST_APPROVE]
    for _ in range(2):
        drafted.say(FACILITATOR, verb=yes.verb, target=yes.target)
        swept(drafted, minutes=3)

    assert len(cards_to(drafted, LEAD)) == 1


def test_a_week_is_skipped_and_that_taken_back(drafted: Talk) -> None:
    pressed(drafted, Verb.DIGEST_SKIP)
    skipped = as_plain(draft(drafted))
    [undo] = [b for b in draft(drafted).buttons if b.verb == Verb.DIGEST_UNDO]
    drafted.say(FACILITATOR, verb=undo.verb, target=undo.target)

    assert "None is sent this week" in skipped
    assert "Approve and send to 2 members" in as_plain(draft(drafted))


def test_last_weeks_draft_lapses_and_is_too_late(drafted: Talk) -> None:
    [yes] = [b for b in draft(drafted).buttons if b.verb == Verb.DIGEST_APPROVE]
    swept(drafted, days=7)

    late = drafted.say(FACILITATOR, verb=yes.verb, target=yes.target)

    assert late.refusal == "digest-too-late"
    assert "was not sent" in as_plain(cards_to(drafted, FACILITATOR)[0])


def test_facilitators_are_reminded_once_on_tuesday(drafted: Talk) -> None:
    swept(drafted, hours=23)
    monday = len(cards_to(drafted, FACILITATOR))
    swept(drafted, hours=1)
    swept(drafted, hours=2)
    swept(drafted, days=1)

    assert monday == 1
    [_draft, nudge] = cards_to(drafted, FACILITATOR)
    assert "still waits for your yes" in nudge.title
    assert "2 things" in as_plain(nudge)


def test_nobody_is_reminded_of_what_was_decided(drafted: Talk) -> None:
    pressed(drafted, Verb.DIGEST_SKIP)
    swept(drafted, days=1)

    assert len(cards_to(drafted, FACILITATOR)) == 1


def test_a_week_with_nothing_new_says_so_and_is_sent_by_nobody(talk: Talk) -> None:
    talk.say(LEAD, "join digest")
    swept(talk, hours=4)
    verbs = {b.verb for b in draft(talk).buttons}
    target = draft(talk).buttons[0].target.split(":")[0] + ":1"
    refused = talk.say(FACILITATOR, verb=Verb.DIGEST_APPROVE, target=target)
    swept(talk, days=1)

    assert "I found nothing new this week" in as_plain(draft(talk))
    assert Verb.DIGEST_APPROVE not in verbs
    assert refused.refusal == "digest-empty"
    assert len(cards_to(talk, FACILITATOR)) == 1  # And nobody is reminded of nothing.


def test_a_resource_is_put_in_by_its_short_name_and_taken_out(drafted: Talk) -> None:
    pressed(drafted, Verb.DIGEST_ADD_FORM, kind="resource", resource="TK-S1")
    three = lines_of(draft(drafted))
    changed(drafted, 1, "out")

    assert three[2] == resource(drafted.ports, "tk-s1").title
    assert lines_of(draft(drafted)) == three[1:]


@pytest.mark.parametrize(
    "kind, inputs, field, code",
    [
        ("resource", {"resource": "nothing"}, "resource", "resource-not-found"),
        ("event", EVENT | {"link": "http://x.example/"}, "link", "digest-link-odd"),
        ("event", EVENT | {"day": "1 June 2024"}, "day", "digest-day-over"),
        ("event", EVENT | {"day": ""}, "day", "day-missing"),
        ("line", {"words": " ", "link": EVENT["link"]}, "words", "words-missing"),
        (
            "line",
            {"words": "Call +254 712 345 678", "link": EVENT["link"]},
            "words",
            "digest-names-somebody",
        ),
    ],
)
def test_what_cannot_be_put_in_is_asked_again_with_what_was_typed(
    drafted: Talk, kind: str, inputs: dict[str, str], field: str, code: str
) -> None:
    again = pressed(drafted, Verb.DIGEST_ADD_FORM, kind=kind, **inputs)

    assert again.refusal == code
    asked = {each.name: each for each in form_in(again).fields}
    assert asked[field].problem
    assert all(asked[name].value == value for name, value in inputs.items())


def test_the_last_one_can_be_read_again_as_it_came(drafted: Talk) -> None:
    pressed(drafted, Verb.DIGEST_APPROVE)
    swept(drafted, seconds=UNDO_WITHIN.total_seconds())
    swept(drafted, minutes=1)
    [got] = cards_to(drafted, LEAD)

    [stands, latest] = drafted.say(LEAD, "digest").cards

    assert Verb.DIGEST_LEAVE in {each.verb for each in stands.buttons}
    assert latest == replace(got, buttons=())


def test_a_sixth_thing_is_refused_before_it_is_typed(drafted: Talk) -> None:
    for number in range(3):
        line = EVENT | {"words": f"Line {number}"}
        pressed(drafted, Verb.DIGEST_ADD_FORM, kind="line", **line)

    sixth = pressed(drafted, Verb.DIGEST_ADD_FORM, kind="line", **EVENT)

    assert (sixth.refusal, sixth.form) == ("digest-full", None)
    assert "at most 5" in words_in(sixth)


@pytest.mark.parametrize(
    "verb",
    [verb for verb in OF_DIGEST if verb not in FOR_ALL],
)
def test_nobody_but_facilitators_works_on_it(drafted: Talk, verb: Verb) -> None:
    target = draft(drafted).buttons[0].target
    before = draft(drafted)

    for who in (EXPERT, LEAD):
        inputs = {"do": "out", "place": "1", "kind": "line", **EVENT}
        refused = drafted.say(who, verb=verb, target=target, inputs=inputs)
        assert refused.refusal == "not-a-facilitator"

    assert draft(drafted) == before


def test_anybody_joins_and_leaves_and_is_told_how_it_stands(talk: Talk) -> None:
    before = talk.say(OUTSIDER, "digest")
    joined = talk.say(OUTSIDER, "join digest")
    again = talk.say(OUTSIDER, "join the digest")
    between = talk.say(OUTSIDER, "digest")
    left = talk.say(OUTSIDER, verb=Verb.DIGEST_LEAVE)

    assert "You do not get the digest" in words_in(before)
    assert "The next one is drafted at 3 June 2024 13:00 UTC" in words_in(before)
    assert "You get the digest" in words_in(joined)
    assert joined.cards == again.cards
    assert "You get the digest" in words_in(between)
    assert "You get the digest no more" in words_in(left)


def test_who_asks_for_it_is_shown_the_last_that_was_sent(drafted: Talk) -> None:
    unsent = drafted.say(OUTSIDER, "digest")
    pressed(drafted, Verb.DIGEST_APPROVE)
    swept(drafted, minutes=3)
    sent = drafted.say(OUTSIDER, "digest")

    assert "A new page" not in words_in(unsent)
    assert "A new page" in words_in(sent)


def test_facilitators_find_an_empty_state_before_the_first(talk: Talk) -> None:
    said = words_in(talk.say(FACILITATOR, "digest"))

    assert "There is none to work on now." in said
    assert "The next one is drafted at 3 June 2024 09:00 EDT" in said


def test_home_leads_to_the_digest_and_says_when_one_waits(drafted: Talk) -> None:
    theirs = drafted.say(FACILITATOR, "home").cards[0]
    others = drafted.say(LEAD, "home").cards[0]

    assert "Digest to approve" in as_plain(theirs)
    assert "Weekly digest" in as_plain(others)


def test_what_is_withdrawn_after_the_yes_is_told_to_nobody(drafted: Talk) -> None:
    pressed(drafted, Verb.DIGEST_APPROVE)
    drafted.say(
        FACILITATOR,
        verb=Verb.RESOURCE_WITHDRAW,
        target="new-one",
        inputs={"reason": "Wrong."},
    )
    swept(drafted, minutes=3)

    assert lines_of(cards_to(drafted, LEAD)[0]) == [
        resource(drafted.ports, "tk-s6").title
    ]
    assert "Not sent: taken back" in as_plain(draft(drafted))


def test_an_edited_resource_is_told_as_updated(talk: Talk) -> None:
    now = talk.ports
    with now.read_uow() as uow:
        seen = uow.resources.get("tk-s6").revision
    better = replace(resource(now, "tk-s6"), title="Standard 6, anew")
    edit_resource(better, seen=seen, by=FACILITATING, ports=now)
    swept(talk, hours=4)

    assert "Updated" in as_plain(draft(talk))
    assert lines_of(draft(talk)) == ["Standard 6, anew"]
