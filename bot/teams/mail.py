"""The way by e-mail of a desk in Teams, and the Drafts of its people."""

from bot.compose import House
from bot.graph.client import Graph
from bot.graph.drafts import GraphDrafts
from bot.graph.mail import GraphMail
from bot.local_desk import mail_of
from bot.teams.turns.laying import Drafts
from bot.teams_settings import TeamsSettings
from dialogs.channel import Mail


def mail_through(
    graph: Graph | None, settings: TeamsSettings, house: House
) -> Mail | None:
    """Return the way by e-mail: the server that is set, else the desk's mailbox."""
    if settings.smtp is not None or graph is None or settings.mail_sender is None:
        return mail_of(house)
    return GraphMail(
        graph,
        sender=settings.mail_sender,
        app=settings.app_id,
        tenant=settings.home_tenant,
    )


def drafts_of(graph: Graph | None, settings: TeamsSettings) -> Drafts | None:
    """Return where e-mails are laid that people asked for; None for nowhere."""
    if graph is None or not settings.mail_drafts:
        return None
    return GraphDrafts(graph, tenant=settings.home_tenant)
