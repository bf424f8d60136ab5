"""E-mails in people's own Drafts: laid there once, and never sent."""

import pytest

from bot.graph.client import Graph
from bot.graph.drafts import GraphDrafts
from cards.wording.refusals import SENTENCES
from domain.letters import Letter
from domain.refusals import Refusal
from tests.graph.standin_graph import Fault, StandIn
from tests.graph.standin_tenant import error

TENANT = "tenant-id"
LETTER = Letter(
    to=("demo@example.org",),
    subject="DEMO-0001: the office's next steps",
    text="Dear colleagues",
)


@pytest.fixture(name="drafts")
def _drafts(graph: Graph, vendor: StandIn) -> GraphDrafts:
    vendor.tenant.people = {"account-1": "", "account-2": ""}
    return GraphDrafts(graph, tenant=TENANT)


async def lay(drafts: GraphDrafts, *, account: str = "account-1") -> str:
    return await drafts.lay(LETTER, tenant=TENANT, account=account)


async def test_an_e_mail_waits_in_the_drafts_of_who_asked(
    drafts: GraphDrafts, vendor: StandIn
) -> None:
    where = await lay(drafts)

    assert where == "https://outlook.office365.com/1"
    (draft,) = vendor.tenant.drafts
    assert (draft["mailbox"], draft["subject"]) == ("account-1", LETTER.subject)
    assert draft["toRecipients"] == [{"emailAddress": {"address": "demo@example.org"}}]
    assert (vendor.tenant.mails, vendor.tenant.complaints) == ([], [])


async def test_pressed_twice_it_is_there_once(
    drafts: GraphDrafts, vendor: StandIn
) -> None:
    first, second = await lay(drafts), await lay(drafts)
    other = await lay(drafts, account="account-2")

    assert first == second != other
    assert len(vendor.tenant.drafts) == 2


async def test_after_a_cut_line_it_is_found_and_not_laid_again(
    drafts: GraphDrafts, vendor: StandIn
) -> None:
    vendor.faults = [Fault("POST .*/messages", done=True)]

    with pytest.raises(Refusal, match="drafts-no-answer"):
        await lay(drafts)

    assert await lay(drafts) == "https://outlook.office365.com/1"
    assert len(vendor.tenant.drafts) == 1


@pytest.mark.parametrize(
    "status, code",
    [
        (403, "graph-right-missing"),
        (404, "drafts-no-mailbox"),
        (429, "drafts-busy"),
        (500, "drafts-busy"),
        (401, "graph-not-known"),
        (400, "graph-refused"),
    ],
)
async def test_what_graph_refuses_has_a_sentence(
    drafts: GraphDrafts, vendor: StandIn, status: int, code: str
) -> None:
    vendor.faults = [Fault("POST .*/messages", error(status, "x"))]

    with pytest.raises(Refusal) as refusal:
        await lay(drafts)

    assert refusal.value.code == code
    assert code in SENTENCES


async def test_people_of_other_tenants_have_no_mailbox_here(
    drafts: GraphDrafts, vendor: StandIn
) -> None:
    with pytest.raises(Refusal, match="letter-not-offered"):
        await drafts.lay(LETTER, tenant="another", account="account-1")

    assert vendor.calls == []
