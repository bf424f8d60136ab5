"""The desk as a channel: what was delivered is shown, what is gone is said so."""

from dataclasses import replace

import pytest

from dialogs.channel import Channel, Undelivered
from tests.cards import samples
from tests.desk.conftest import Visit
from tests.desk.small_desk import CO_LEAD, FOCAL_POINT, SmallDesk


async def test_a_sent_card_stands_in_the_room(visit: Visit, desk: SmallDesk) -> None:
    case_id = desk.open_case()
    channel: Channel = desk.channel

    await channel.send(f"room:{case_id}", samples.ACTION, case_id=case_id)

    page = await (await visit(CO_LEAD)).page(f"/rooms/{case_id}")
    assert "9. Notify donors, the Project Board and other stakeholders" in page


async def test_a_card_is_replaced_where_it_stands(
    visit: Visit, desk: SmallDesk
) -> None:
    case_id = desk.open_case()
    sent = await desk.channel.send(
        f"room:{case_id}", samples.ACTION, case_id=case_id, only_role="country-lead"
    )

    await desk.channel.replace(sent, samples.SIGNATURE)

    page = await (await visit(CO_LEAD)).page(f"/rooms/{case_id}")
    assert "Sign the Interim Action Plan" in page
    assert "9. Notify donors" not in page


async def test_the_ids_in_a_card_are_its_own(desk: SmallDesk) -> None:
    first, second = [
        await desk.channel.send("room:c1", samples.FORM, case_id="c1") for _ in "12"
    ]

    drawn = [desk.messages.get(int(sent)) for sent in (first, second)]
    ids = [message.html.split('id="')[1].split('"')[0] for message in drawn if message]
    assert len(set(ids)) == 2


async def test_a_pinned_card_is_kept_on_top(visit: Visit, desk: SmallDesk) -> None:
    case_id = desk.open_case()
    room = f"room:{case_id}"
    sent = await desk.channel.send(room, samples.CASE, case_id=case_id)

    await desk.channel.pin(room, sent)

    page = await (await visit(CO_LEAD)).page(f"/rooms/{case_id}")
    assert f'id="pinned" data-id="{sent}"' in page
    assert f'id="m{sent}"' not in page


@pytest.mark.parametrize("gone", ["", "7", "x", "-1"])
async def test_a_message_that_is_not_there_is_not_delivered_for_good(
    gone: str, desk: SmallDesk
) -> None:
    with pytest.raises(Undelivered) as replaced:
        await desk.channel.replace(gone, samples.CASE)
    with pytest.raises(Undelivered) as pinned:
        await desk.channel.pin("room:c1", gone)

    assert replaced.value.permanent
    assert pinned.value.permanent


async def test_a_message_over_several_cases_is_gone_for_who_leaves_one(
    desk: SmallDesk,
) -> None:
    kept, left = desk.open_case("DEMO-0001"), desk.open_case("DEMO-0002")
    card = replace(samples.ACTION, tells_of=(kept, left))

    sent = await desk.channel.send(f"direct:{FOCAL_POINT}", card, case_id="")

    message = desk.messages.get(int(sent))
    assert message is not None
    assert message.cases == (kept, left)
