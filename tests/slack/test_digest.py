"""The digest in Slack: typed, edited in a modal, approved with a press."""

from dataclasses import replace

import pytest

from bot.demo_office import FACILITATOR, move_in
from cards.verbs import Verb
from domain.learning.digest import Digest, DigestState
from domain.people import Actor
from scheduler.sweep_digest import sweep_digest
from services.learning.resources.edit_resource import add_resource
from services.ports import Ports
from tests.clock import FakeClock
from tests.dialogs.cast import LEAD
from tests.domain.test_digest_choice import make_resource
from tests.slack.scenes import chat_of, slack_scene, verbs


@pytest.fixture(name="digest")
def _digest(ports: Ports) -> Digest:
    """Draft a digest of one new resource."""
    move_in(ports.open_uow, ports.read_uow)
    by = Actor(person_id=FACILITATOR, via="test")
    add_resource(make_resource("new-one"), by=by, ports=ports)
    clock = FakeClock(now=ports.clock().replace(hour=14))
    sweep_digest(replace(ports, clock=clock))
    return standing(ports)


def standing(ports: Ports) -> Digest:
    with ports.read_uow() as uow:
        found = uow.digests.newest()
    assert found is not None
    return found


async def test_a_member_joins_and_leaves_with_words(
    ports: Ports, digest: Digest
) -> None:
    del digest
    async with slack_scene(ports, LEAD) as scene:
        await scene.says(LEAD, "join digest")
        with ports.read_uow() as uow:
            joined = uow.digests.is_member(LEAD)
        await scene.presses(LEAD, Verb.DIGEST_LEAVE, channel=chat_of(LEAD))

        assert joined
        with ports.read_uow() as uow:
            assert not uow.digests.is_member(LEAD)


async def test_a_facilitator_writes_in_a_modal_and_approves_what_stands(
    ports: Ports, digest: Digest
) -> None:
    async with slack_scene(ports, FACILITATOR) as scene:
        await scene.says(FACILITATOR, "digest")
        said = scene.slack.called("chat.postMessage")[0]
        where = {"channel": chat_of(FACILITATOR)}
        first, second = f"{digest.id}:1", f"{digest.id}:2"
        await scene.presses(FACILITATOR, Verb.DIGEST_INTRO_FORM, first, **where)
        typed = {"words": "Good morning."}
        await scene.submits(FACILITATOR, scene.slack.opened[-1], typed)
        await scene.presses(FACILITATOR, Verb.DIGEST_APPROVE, first, **where)
        stale = standing(ports).state
        await scene.presses(FACILITATOR, Verb.DIGEST_APPROVE, second, **where)

        assert "Title new-one" in str(said["blocks"])
        assert Verb.DIGEST_APPROVE in verbs(said["blocks"])
        assert stale is DigestState.DRAFT
        assert standing(ports).state is DigestState.APPROVED
        assert standing(ports).intro == "Good morning."
