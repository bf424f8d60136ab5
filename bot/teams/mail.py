"""The way by e-mail of a desk in Teams."""

from bot.compose import House
from bot.graph.client import Graph
from bot.graph.mail import GraphMail
from bot.local_desk import mail_of
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
