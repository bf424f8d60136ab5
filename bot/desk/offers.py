"""What the desk's page adds below an answer: the cases it might be about, the room."""

from bot.desk.readers import case_of
from cards.html.tag import Safe, tag
from cards.wording import _
from dialogs.conversation import Incoming, Reply
from services.ports import Ports
from services.reading.read_case import find_case, visible_cases

_MOST = 10


def offers_html(reply: Reply, incoming: Incoming, *, ports: Ports) -> Safe:
    """
    Draw buttons and links that go with an answer, or nothing.

    Where somebody was asked which case they mean, there is a button a case: it says
    the same once more, with the case's code in front.
    """
    if reply.refusal == "which-case" and not incoming.verb:
        return _cases(reply.echo, incoming, ports=ports)
    if reply.go_to and reply.go_to != incoming.conversation:
        return _room(reply.go_to, incoming, ports=ports)
    return Safe()


def _cases(echo: str | None, incoming: Incoming, *, ports: Ports) -> Safe:
    found = visible_cases(incoming.actor.person_id, limit=_MOST, ports=ports)
    buttons = (_again(case.facts.reference, echo) for case in found)
    label = _("Which case do you mean?")
    return tag("div", *buttons, class_="offers", role="group", aria_label=label)


def _again(code: str, echo: str | None) -> Safe:
    """Draw a case's button; words that may not be shown are taken from the box."""
    said = None if echo is None else echo.strip()
    return tag(
        "button",
        code,
        type="button",
        class_="button button-default",
        data_before=code if said is None else None,
        data_say=None if said is None else f"{code} {said}",
        data_said=said,
    )


def _room(conversation: str, incoming: Incoming, *, ports: Ports) -> Safe:
    case_id = case_of(conversation)
    case = find_case(incoming.actor.person_id, case_id=case_id, ports=ports)
    if case is None:
        return Safe()
    label = _("Open the room of {case}").format(case=case.facts.reference)
    link = tag("a", label, class_="button button-default", href=f"/rooms/{case_id}")
    return tag("p", link, class_="offers")
