"""A message in every channel: shown, replaced, pinned, shortened, and only text."""

import pytest

from cards.elements import (
    Button,
    Card,
    Facts,
    Field,
    FieldKind,
    Form,
    Item,
    Items,
    Text,
)
from dialogs.channel import Fate, Undelivered
from domain.news import direct_with, room_of
from domain.roles import Role
from tests.cards.nasty import NASTY
from tests.cards.samples import make_list
from tests.channels.sides import SECONDS, DeskSide, Side, Trouble, VendorSide

ROOM = room_of("c1")
CHAT = direct_with("demo-co-lead")
CARD = Card(title="Sign the plan", plain="DEMO-0001: sign the plan")
SIGNED = Card(title="It is signed", plain="DEMO-0001: it is signed")


@pytest.fixture(name="held", autouse=True)
def _held(request: pytest.FixtureRequest) -> None:
    """Let the room be there in each of the channels."""
    name = "side" if "side" in request.fixturenames else "vendor"
    side = request.getfixturevalue(name)
    if isinstance(side, VendorSide):
        side.hold(ROOM)


async def test_a_card_stands_in_its_room_and_is_replaced_there(side: Side) -> None:
    message_id = await side.channel.send(ROOM, CARD, case_id="c1", key="k1")
    (shown,) = side.shown(ROOM)
    assert "Sign the plan" in str(shown)

    for _ in range(2):  # Twice is as good as once.
        await side.channel.replace(message_id, SIGNED)
    (shown,) = side.shown(ROOM)
    assert "It is signed" in str(shown)
    assert "Sign the plan" not in str(shown)


async def test_messages_stand_in_the_order_in_which_they_were_sent(side: Side) -> None:
    sent = [
        await side.channel.send(ROOM, Card(title=each, plain=each), case_id="c1")
        for each in ("first", "second", "third")
    ]

    assert len(set(sent)) == 3
    for shown, each in zip(side.shown(ROOM), ("first", "second", "third"), strict=True):
        assert each in str(shown)


async def test_to_pin_twice_is_no_error(side: Side) -> None:
    message_id = await side.channel.send(ROOM, CARD, case_id="c1")

    for _ in range(2):
        await side.channel.pin(ROOM, message_id)

    assert len(side.shown(ROOM)) == 1


@pytest.mark.parametrize(
    "message_id", ["", "1632474074231", f"{ROOM}/1", f"{ROOM}/", "room:none/1", "//"]
)
async def test_what_is_not_there_is_not_replaced(side: Side, message_id: str) -> None:
    with pytest.raises(Undelivered) as problem:
        await side.channel.replace(message_id, CARD)

    assert (problem.value.code, problem.value.fate) == ("message-gone", Fate.UNFIT)
    assert side.shown(ROOM) == []


async def test_a_message_that_was_taken_away_is_not_replaced(
    vendor: VendorSide,
) -> None:
    message_id = await vendor.channel.send(ROOM, CARD, case_id="c1")
    vendor.wipe(ROOM)

    with pytest.raises(Undelivered) as problem:
        await vendor.channel.replace(message_id, SIGNED)

    assert (problem.value.code, problem.value.fate) == ("message-gone", Fate.UNFIT)


async def test_its_key_goes_with_it_whenever_it_is_sent(vendor: VendorSide) -> None:
    await vendor.channel.send(ROOM, CARD, case_id="c1", key="ses-desk-1-a")
    await vendor.channel.send(ROOM, CARD, case_id="c1", key="ses-desk-1-a")

    assert vendor.keys == ["ses-desk-1-a"] * 2


@pytest.mark.parametrize(
    "what, fate, seconds",
    [
        (Trouble.BUSY, Fate.RATE_LIMITED, SECONDS),
        (Trouble.LOST, Fate.UNCERTAIN, 0),
        (Trouble.TAKEN, Fate.UNCERTAIN, 0),
        (Trouble.UNKNOWN, Fate.NOT_SENT, 0),
    ],
)
@pytest.mark.parametrize("replaces", [False, True])
async def test_what_was_not_taken_well_has_its_fate(
    vendor: VendorSide, what: Trouble, fate: Fate, seconds: float, replaces: bool
) -> None:
    message_id = await vendor.channel.send(ROOM, CARD, case_id="c1")
    vendor.trouble(what)

    again = vendor.channel.send(ROOM, SIGNED, case_id="c1")
    with pytest.raises(Undelivered) as problem:
        await (vendor.channel.replace(message_id, SIGNED) if replaces else again)
    again.close()

    assert problem.value.fate is fate
    assert problem.value.retry_after == pytest.approx(seconds, abs=0.5)


async def test_what_may_have_been_taken_is_asked_once(vendor: VendorSide) -> None:
    vendor.trouble(Trouble.TAKEN)

    with pytest.raises(Undelivered):
        await vendor.channel.send(ROOM, CARD, case_id="c1")

    assert vendor.calls == len(vendor.shown(ROOM)) == 1


async def test_what_is_for_one_role_is_never_shown_to_a_whole_room(
    vendor: VendorSide,
) -> None:
    with pytest.raises(Undelivered) as problem:
        await vendor.channel.send(
            ROOM, CARD, case_id="c1", only_role=Role.CORPORATE_SES_TEAM
        )

    assert problem.value.code == f"{vendor.name}-shows-all"
    assert (problem.value.fate, vendor.shown(ROOM)) == (Fate.UNFIT, [])


async def test_it_is_shown_in_the_own_chat_of_who_plays_the_role(
    vendor: VendorSide,
) -> None:
    vendor.seat("demo-co-lead")

    await vendor.channel.send(
        CHAT, CARD, case_id="c1", only_role=Role.CORPORATE_SES_TEAM
    )

    assert len(vendor.shown(CHAT)) == 1


@pytest.mark.parametrize("count", [40, 100, 500])
async def test_what_is_too_long_is_shortened_and_can_still_be_pressed(
    side: Side, count: int
) -> None:
    long = make_list(count, title="Revisit the Interim Action Plan, " * 4)
    book = Text("\U0001f600 and more words " * 4000)
    sign = Button(verb="document.sign", target="d1", label="Sign")
    card = Card(
        title="T" * 900,
        plain="P " * 9000,
        elements=(*long.elements, book),
        buttons=(sign,),
    )

    message_id = await side.channel.send(ROOM, card, case_id="c1")
    await side.channel.replace(message_id, card)

    (shown,) = side.shown(ROOM)
    assert "document.sign" in str(shown)


def said(text: str) -> Card:
    """Return a card that says what somebody wrote, wherever it can."""
    return Card(
        title=text,
        plain=text or "-",
        eyebrow=text,
        elements=(
            Text(text, strong=True),
            Facts(((text, text),)),
            Items((Item(text, text, note=text),), text, text),
        ),
        buttons=(Button(verb="a.b", target="t", label=text),),
        footer=text,
    )


async def test_what_people_write_is_only_text(side: Side) -> None:
    for text in (*NASTY, "@here", "<!here|x>", "*_~`<@U123>`~_*"):
        await side.channel.send(ROOM, said(text), case_id="c1")
        assert side.sets_off(side.shown(ROOM)[-1]) == [], text


async def test_a_form_in_a_card_is_asked_where_it_stands(side: Side) -> None:
    why = Field(name="why", label="Why?", kind=FieldKind.TEXT)
    form = Form(
        verb="case.open", target="t", title="Open it", fields=(why,), submit="Open"
    )
    card = Card(title="Open a case", plain="Open a case", elements=(form,))

    await side.channel.send(ROOM, card, case_id="c1")

    (shown,) = side.shown(ROOM)
    assert isinstance(side, DeskSide) or "case.open" in str(shown)
