"""Answers on a case as a whole: its card, lists, log, files, team, record."""

from cards.views.case import card_of_case
from cards.views.files import card_of_files
from cards.views.lists import card_of_actions, card_of_case_actions
from cards.views.log import card_of_log
from cards.views.papers import templates
from cards.views.team import card_of_team
from cards.wording import _, ngettext
from dialogs.ask import Ask, showing, told
from dialogs.conversation import Reply
from domain.refusals import Refusal
from domain.sheets import ActionList
from services.delivery.send_again import send_again
from services.delivery.try_again import try_again
from services.reading.list_actions import late_actions, my_actions
from services.reading.read_case import read_case, read_case_actions
from services.reading.read_files import read_files
from services.reading.read_log import read_log
from services.record.verify_case import verify_case
from services.rooms.make_room import make_room

LOG_PAGE = 15


def show(ask: Ask) -> Reply:
    """Show where a case stands."""
    sheet = read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    # Of what it tells of another case, whoever leaves that one loses sight.
    cases = (ask.target, *sheet.related.case_ids)
    return Reply(cards=(card_of_case(sheet),), case_id=ask.target, case_ids=cases)


def actions(ask: Ask) -> Reply:
    """List actions: the asker's own, the late ones, or all of a case."""
    page = ask.page()
    scope = ask.value("scope") or "all"
    if scope == "mine":
        mine = my_actions(ask.actor.person_id, page=page, ports=ask.ports)
        return _list(_("Your actions"), mine)
    if scope == "late":
        late = late_actions(ask.actor.person_id, page=page, ports=ask.ports)
        return _list(_("Late actions"), late)
    found = read_case_actions(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    return showing(card_of_case_actions(found, page=page), case_id=ask.target)


def _list(title: str, found: ActionList) -> Reply:
    """Show a list over cases; it is lost with any of them."""
    lines = (*found.lines, *(each.line for each in found.asked))
    cases = dict.fromkeys(line.action.case_id for line in lines)
    return Reply(cards=(card_of_actions(title, found),), case_ids=tuple(cases))


def log(ask: Ask) -> Reply:
    """Show a page of a case's record, newest first."""
    page = read_log(
        ask.target,
        reader=ask.actor.person_id,
        page=ask.page(),
        size=LOG_PAGE,
        ports=ask.ports,
    )
    return showing(card_of_log(page), case_id=ask.target)


def files(ask: Ask) -> Reply:
    """Show what lies in a case's folder."""
    sheet = read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    lines = read_files(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    return showing(card_of_files(sheet.case, lines), case_id=ask.target)


def team(ask: Ask) -> Reply:
    """Show who plays which part."""
    sheet = read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    return showing(card_of_team(sheet), case_id=ask.target)


def verify(ask: Ask) -> Reply:
    """Check a case's record and say what was found."""
    verdict = verify_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    if verdict.holds:
        title = _("The record is whole: {count} entries.").format(count=verdict.rows)
        return told(title, case_id=ask.target)
    title = _("The record was changed at entry {seq}.").format(seq=verdict.seq)
    text = _("Tell the administrator; keep the checkpoints that stand elsewhere.")
    return told(title, text, case_id=ask.target)


def retry_room(ask: Ask) -> Reply:
    """Try the steps of making a room again that have failed or wait."""
    sheet = read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    make_room(ask.target, templates=templates(sheet.case), ports=ask.ports)
    return told(_("Tried again: the case card shows how it went."), case_id=ask.target)


def send_message_again(ask: Ask) -> Reply:
    """Send a message again that may not have arrived."""
    news = ask.number("news")
    if news is None:
        raise Refusal("message-not-found")
    send_again(ask.target, news, by=ask.actor, ports=ask.ports)
    title = _("It is sent again; the case card shows whether it arrives.")
    return told(title, case_id=ask.target)


def try_ways_again(ask: Ask) -> Reply:
    """Try the ways to a person, or the room, again."""
    count = try_again(ask.target, ask.value("person"), by=ask.actor, ports=ask.ports)
    if not count:
        title = _("Nothing of this case is left to send there.")
        return told(title, case_id=ask.target)
    words = ngettext(
        "{count} message is sent again; the case card shows whether it arrives.",
        "{count} messages are sent again; the case card shows whether they arrive.",
        count,
    )
    return told(words.format(count=count), case_id=ask.target)
