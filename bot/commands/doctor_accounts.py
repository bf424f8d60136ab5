"""Which people of the desk have no account in the directory any more."""

from collections.abc import Mapping

from bot.commands.findings import Finding
from bot.graph.answers import NoAnswer
from bot.graph.client import Graph
from bot.graph.directory import GraphDirectory
from bot.rooms.patience import Later
from cards.wording import _
from cards.wording.dates import listed
from cards.wording.refusals import refusal_words
from domain.refusals import Refusal


async def accounts_finding(seated: Mapping[str, str], graph: Graph) -> Finding:
    """Look up *seated*, people's names by their accounts; twenty in a call."""
    try:
        found = await GraphDirectory(graph).by_ids(seated)
    except (Later, NoAnswer):
        words = _("not looked up: Microsoft's directory does not answer now.")
        return Finding(name="accounts", found=words, advice=_("Look again later."))
    except Refusal as refusal:
        why, to_do = refusal_words(refusal)
        return Finding(name="accounts", found=why, to_do=to_do or why)
    gone = [name for account, name in seated.items() if account not in found]
    if not gone:
        words = _("all {count} are in the directory.").format(count=len(seated))
        return Finding(name="accounts", found=words)
    words = _("no account any more: {people}.").format(people=listed(sorted(gone)))
    to_do = _(
        "If they left, hand on what is theirs; else load them again with the right"
        " entra_id."
    )
    return Finding(name="accounts", found=words, to_do=to_do)
