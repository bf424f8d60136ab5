"""Links to messages in Slack."""

from urllib.parse import quote

from bot.seated.case_cards import case_card_at
from domain.seats import Place, Vendor
from services.ports import UnitOfWork


def case_card_link(case_id: str, uow: UnitOfWork, *, workspace: str) -> str:
    """
    Return the address of a case's card in its channel; empty where none is known.

    *workspace* is the workspace's own address, as `auth.test` tells it.
    """
    found = case_card_at(case_id, uow, vendor=Vendor.SLACK) if workspace else None
    if found is None:
        return ""
    return message_link(found.place, found.message, workspace=workspace)


def message_link(place: Place, message: str, *, workspace: str) -> str:
    """Return the address of a message, as `chat.getPermalink` would tell it."""
    where = f"{quote(place.reference, safe='')}/p{message.replace('.', '')}"
    return f"{workspace.rstrip('/')}/archives/{where}"
