"""The digest in Teams: typed, edited in a dialog, approved with a press."""

from dataclasses import replace

from bot.demo_office import FACILITATOR
from cards.verbs import Verb
from domain.learning.digest import DigestState
from domain.people import Actor
from scheduler.sweep_digest import sweep_digest
from services.learning.resources.edit_resource import add_resource
from services.ports import Ports
from tests.clock import FakeClock
from tests.dialogs.cast import LEAD
from tests.domain.test_digest_choice import make_resource
from tests.teams.scenes import Scene, activity, dialog, press, scene_of


def drafted(ports: Ports) -> Scene:
    """Open a desk in Teams with a draft of one new resource."""
    scene = scene_of(ports, LEAD, FACILITATOR)
    by = Actor(person_id=FACILITATOR, via="test")
    add_resource(make_resource("new-one"), by=by, ports=ports)
    now = ports.clock()
    later = replace(ports, clock=FakeClock(now=now.replace(hour=14)))
    sweep_digest(later)
    return scene


async def test_a_member_joins_and_leaves_with_words(ports: Ports) -> None:
    scene = drafted(ports)
    await scene.came(activity(LEAD, text="join digest"))
    with ports.read_uow() as uow:
        joined = uow.digests.is_member(LEAD)
    await scene.came(press(LEAD, Verb.DIGEST_LEAVE))

    assert joined
    assert "You get the digest" in " ".join(scene.words())
    with ports.read_uow() as uow:
        assert not uow.digests.is_member(LEAD)


async def test_a_facilitator_writes_in_a_dialog_and_approves_what_stands(
    ports: Ports,
) -> None:
    scene = drafted(ports)
    await scene.came(activity(FACILITATOR, text="digest"))
    said = str(scene.teams.said)
    with ports.read_uow() as uow:
        digest = uow.digests.newest()
    assert digest is not None
    sent = {
        "verb": Verb.DIGEST_INTRO,
        "target": f"{digest.id}:1",
        "once": "first",
        "words": "Good morning.",
    }
    await scene.came(dialog(FACILITATOR, "task/submit", sent))
    old = await scene.came(press(FACILITATOR, Verb.DIGEST_APPROVE, f"{digest.id}:1"))
    await scene.came(press(FACILITATOR, Verb.DIGEST_APPROVE, f"{digest.id}:2", id="2"))

    assert "Title new-one" in said
    assert old["statusCode"] == 200
    assert "Somebody changed the digest meanwhile" in str(scene.teams.said) + str(old)
    with ports.read_uow() as uow:
        stands = uow.digests.get(digest.id)
    assert stands is not None
    assert (stands.state, stands.intro) == (DigestState.APPROVED, "Good morning.")
