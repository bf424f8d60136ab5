"""E-mail from the desk's own mailbox through Graph: what goes out, what it hears."""

from typing import Any

import pytest

from bot.graph.client import Graph
from bot.graph.mail import GraphMail
from cards.plain import as_plain
from dialogs.channel import Fate, Undelivered
from tests.cards import samples
from tests.graph.standin_graph import Fault, StandIn
from tests.graph.standin_tenant import Said, error
from tests.graph.test_client import Unknown

KEY = "ses-desk-7-18f0a"
SENDER = "desk@example.org"
LEAD = "lead@example.org"
SENDING = "POST .*/sendMail"


def mail_over(graph: Graph) -> GraphMail:
    return GraphMail(graph, sender=SENDER, app="manifest-id", tenant="tenant-id")


async def send(graph: Graph, address: str = LEAD) -> None:
    await mail_over(graph).send(address, samples.ACTION, key=KEY)


async def refused(graph: Graph, address: str = LEAD) -> Undelivered:
    with pytest.raises(Undelivered) as problem:
        await send(graph, address)
    return problem.value


@pytest.fixture(name="mailbox", autouse=True)
def _mailbox(vendor: StandIn) -> None:
    vendor.tenant.people = {"account-desk": SENDER, "account-lead": LEAD}


def sent(vendor: StandIn) -> dict[str, Any]:
    (found,) = vendor.tenant.mails
    assert vendor.tenant.complaints == []
    return found


async def test_a_reminder_is_the_card_in_plain_text(
    graph: Graph, vendor: StandIn
) -> None:
    await send(graph)

    message = sent(vendor)["message"]
    assert message["body"]["content"].startswith(as_plain(samples.ACTION, width=72))
    assert message["subject"] == "SES Desk: something waits for you"
    assert message["toRecipients"] == [{"emailAddress": {"address": LEAD}}]


async def test_it_links_to_the_chat_and_looks_once_where_that_is(
    graph: Graph, vendor: StandIn
) -> None:
    mail = mail_over(graph)

    await mail.send(LEAD, samples.ACTION, key=KEY)
    await mail.send(LEAD, samples.ACTION, key=KEY)

    chat = "https://teams.microsoft.com/l/entity/catalogue-id/conversations"
    for each in vendor.tenant.mails:
        text = each["message"]["body"]["content"]
        assert f"Your chat with the desk: {chat}?tenantId=tenant-id\n" in text
    assert vendor.count("/appCatalogs") == 1


async def test_without_a_link_it_goes_out_all_the_same(
    graph: Graph, vendor: StandIn
) -> None:
    vendor.faults = [Fault("/appCatalogs", error(403, "Authorization_RequestDenied"))]

    await send(graph)

    assert "Your chat with the desk:" not in sent(vendor)["message"]["body"]["content"]


async def test_the_mailbox_keeps_no_copy_and_a_double_is_recognised(
    graph: Graph, vendor: StandIn
) -> None:
    await send(graph)

    assert sent(vendor)["saveToSentItems"] is False
    headers = sent(vendor)["message"]["internetMessageHeaders"]
    assert {"name": "x-ses-desk-key", "value": KEY} in headers


def said(status: int, code: str, **headers: str) -> Said:
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return Said(status, error(status, code).body, told)


@pytest.mark.parametrize(
    "answer, code, fate",
    [
        (
            said(400, "ErrorInvalidRecipients"),
            "mail-address-refused",
            Fate.PERMANENT,
        ),
        (said(400, "ErrorMimeContentInvalid"), "mail-refused", Fate.UNFIT),
        (said(413, "ErrorMessageSizeExceeded"), "mail-refused", Fate.UNFIT),
        (said(401, "InvalidAuthenticationToken"), "teams-no-token", Fate.NOT_SENT),
        (said(403, "ErrorAccessDenied"), "mail-not-allowed", Fate.NOT_SENT),
        (said(404, "ErrorInvalidUser"), "mail-no-mailbox", Fate.NOT_SENT),
        (said(408, "RequestTimeout"), "no-answer", Fate.UNCERTAIN),
        (said(429, "TooManyRequests"), "mail-busy", Fate.RATE_LIMITED),
        (said(500, "generalException"), "mail-fault", Fate.UNCERTAIN),
        (said(503, "serviceNotAvailable"), "mail-fault", Fate.UNCERTAIN),
        (said(504, "UnknownError"), "mail-fault", Fate.UNCERTAIN),
    ],
)
async def test_what_graph_answers_decides_what_becomes_of_it(
    graph: Graph, vendor: StandIn, answer: Said, code: str, fate: Fate
) -> None:
    vendor.faults = [Fault(SENDING, answer)]

    problem = await refused(graph)

    assert (problem.code, problem.fate) == (code, fate)
    assert vendor.count(SENDING) == 1


async def test_graph_says_when_to_send_again(graph: Graph, vendor: StandIn) -> None:
    answer = said(429, "TooManyRequests", Retry_After="2.128")
    vendor.faults = [Fault(SENDING, answer)]

    assert (await refused(graph)).retry_after == 3


@pytest.mark.parametrize("hangs", [False, True])
async def test_without_an_answer_it_may_have_gone_out(
    graph: Graph, vendor: StandIn, hangs: bool
) -> None:
    vendor.faults = [Fault(SENDING, done=True, hangs=hangs)]

    problem = await refused(graph)

    assert (problem.code, problem.fate) == ("no-answer", Fate.UNCERTAIN)
    assert len(vendor.tenant.mails) == 1


async def test_where_no_line_comes_about_nothing_went_out(vendor: StandIn) -> None:
    closed = "http://127.0.0.1:9/v1.0"
    async with Graph(vendor.credential, base=closed, seconds=1) as graph:
        problem = await refused(graph)

    assert (problem.code, problem.fate) == ("no-connection", Fate.NOT_SENT)


async def test_a_desk_that_microsoft_does_not_know_sent_nothing(
    vendor: StandIn,
) -> None:
    async with Graph(Unknown(), base=vendor.url) as graph:
        problem = await refused(graph)

    assert (problem.code, problem.fate) == ("teams-no-token", Fate.NOT_SENT)


@pytest.mark.parametrize("address", ["", "lead", "a@example.org, b@example.org"])
async def test_what_is_not_one_plain_address_is_not_asked_for(
    graph: Graph, vendor: StandIn, address: str
) -> None:
    problem = await refused(graph, address)

    assert (problem.code, problem.fate) == ("mail-address-refused", Fate.PERMANENT)
    assert vendor.calls == []


async def test_no_word_of_a_message_and_no_address_is_logged(
    graph: Graph, vendor: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    vendor.faults = [Fault(SENDING, error(500, "generalException"))]

    await refused(graph)

    assert LEAD not in caplog.text
    assert samples.ACTION.title not in caplog.text
