"""Whether something of a case is still for the one whose own chat it goes to."""

from domain.news import News, person_in
from domain.roles import Role
from domain.sheets import ActionSheet
from domain.standing import Standing
from services.procedures import only_role


def is_shown(sheet: ActionSheet) -> bool:
    """Whether its reader is shown an action's card; a room is asked nothing here."""
    there, role = sheet.standing, only_role(sheet.row)
    if there is None or not role or _plays(there, role):
        return True
    mine = {there.person_id, *there.acting.values()}
    return sheet.action.assignee_id in mine and not there.recused


def is_told(there: Standing | None, news: News) -> bool:
    """Whether a note is for its reader: one for a role, for those who play it now."""
    if there is None or not news.only_role or not person_in(news.conversation):
        return True
    return _plays(there, news.only_role)


def _plays(there: Standing, role: str) -> bool:
    return there.plays((Role(role),)) and not there.recused
