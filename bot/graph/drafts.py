"""E-mail drafts in somebody's own mailbox: they read, change and send them."""

from collections.abc import Sequence

from bot.graph.answers import good
from bot.graph.client import Graph

_RIGHT = "Mail.ReadWrite"


async def draft_mail(
    account: str, *, to: Sequence[str], subject: str, text: str, graph: Graph
) -> str:
    """
    Lay a draft into the mailbox of *account*; return the address it is opened under.

    Asked twice there are two drafts, and none of them is sent.

    :raises Later: where Graph is busy.
    :raises NoAnswer: where none came: the draft may be there.
    :raises Refusal: as for `good`.
    """
    body = {
        "subject": subject,
        "body": {"contentType": "Text", "content": text},
        "toRecipients": [{"emailAddress": {"address": each}} for each in to],
    }
    answer = await graph.post(f"/users/{account}/messages", body)
    return str(good(answer, right=_RIGHT).body.get("webLink") or "")
