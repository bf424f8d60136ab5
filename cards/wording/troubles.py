"""Why a message did not arrive, or may not have, in words; and what to do."""

from collections.abc import Mapping

from cards.wording import _, translate
from domain.news import NewsKind, NewsState, Outgoing, person_in
from domain.ways import Way
from domain.wording import N_

# By the code that a channel gave; other codes are told by their beginning.
REASONS: Mapping[str, str] = {
    "mail-address-refused": N_("The mail server knows no such address."),
    "mail-refused": N_("The mail server did not take the message."),
    "mail-not-allowed": N_("The desk may not send e-mail from its mailbox."),
    "mail-no-mailbox": N_("There is no mailbox to send the desk's e-mail from."),
    "mail-busy": N_("Microsoft takes no more e-mail from the desk for the moment."),
    "mail-fault": N_("Microsoft's mail had a fault of its own."),
    "no-answer": N_("No answer came."),
    "no-connection": N_("No connection came about, so nothing was sent."),
    "teams-no-token": N_("Microsoft did not confirm who the desk is."),
    "teams-bot-unknown": N_("Microsoft Teams does not know the desk."),
    "teams-bot-disabled": N_("An administrator has switched the desk off in Teams."),
    "teams-bot-not-in": N_("The desk is not a member of that chat or team."),
    "teams-bot-blocked": N_("The chat with the desk was blocked or removed."),
    "teams-not-allowed": N_("The desk has no right to write there."),
    "teams-wrong-address": N_("The address kept for it is not one of Microsoft's."),
    "teams-conversation-gone": N_("That chat or channel is not there any more."),
    "teams-no-conversation": N_("Teams opened no chat with them."),
    "teams-shows-all": N_("In Teams, all who are in a room read what stands there."),
    "teams-too-big": N_("It is longer than Teams takes."),
    "slack-already": N_("In Slack it is so already."),
    "slack-app-uninstalled": N_("The desk's app was taken out of Slack there."),
    "slack-token-revoked": N_("Slack took the desk's access to that account away."),
    "slack-app-unknown": N_(
        "Slack does not accept the desk's token; an administrator has to look after"
        " that, and nothing is lost meanwhile."
    ),
    "slack-archived": N_("That channel in Slack is archived."),
    "slack-busy": N_("Slack takes no more from the desk for the moment."),
    "slack-chats-off": N_("Chats with the desk are switched off in Slack's settings."),
    "slack-closed": N_("The organisation's Slack is closed for the moment."),
    "slack-conversation-gone": N_("That chat or channel is not there any more."),
    "slack-fault": N_("Slack had a fault of its own."),
    "slack-file-gone": N_("The file is not there any more."),
    "slack-full": N_("Slack takes no more of them in one place."),
    "slack-name": N_("Slack does not take that name."),
    "slack-nobody": N_("Nobody can be written to at that account in Slack."),
    "slack-not-allowed": N_("The desk has no right to write there."),
    "slack-not-in": N_("The desk is not a member of that channel."),
    "slack-scope-missing": N_(
        "The desk's app in Slack lacks a permission; an administrator has to install it"
        " again, and nothing is lost meanwhile."
    ),
    "slack-shows-all": N_("In Slack, all who are in a channel read what stands there."),
    "slack-stands": N_("Slack does not let that message be changed any more."),
    "slack-too-big": N_("It is longer than Slack takes."),
    "slack-unfit": N_("Slack does not take it as it is."),
    "no-seat": N_("The desk knows no account of theirs."),
    "no-slack-seat": N_("The desk knows no account of theirs in Slack."),
    "message-gone": N_("The message was deleted, so it could not be renewed."),
    "no-teams-seat": N_("The desk knows no account of theirs in Teams."),
    "nobody-in-role": N_("Nobody plays the part that it is for."),
    "room-not-made-yet": N_(
        "The case's room is not ready; its checklist on the case card says why."
    ),
    "room-archived": N_("The case's room is still archived."),
    "timeout": N_("There was no answer in time."),
    "connection-broke": N_("The connection broke before there was an answer."),
    "channel-fault": N_("Sending it failed in a way that nobody foresaw."),
    "desk-fault": N_("The desk could not draw it; the log has the error."),
    "interrupted": N_("The desk stopped while sending it."),
    "interrupted-twice": N_("The desk stopped twice while sending it."),
    "interrupted-often": N_("The desk stopped several times while sending it."),
}
BEGINNINGS: Mapping[str, str] = {
    "http-4": N_("The chat did not take it ({code})."),
    "http-5": N_("The chat had a fault of its own ({code})."),
}
_KINDS: Mapping[str, str] = {
    NewsKind.CASE_CARD: N_("the case card"),
    NewsKind.ACTION_CARD: N_("an action's card"),
    NewsKind.NOTE: N_("a note"),
    NewsKind.NUDGE: N_("a reminder"),
    NewsKind.SEAT: N_("a question about an account"),
    NewsKind.BRIEF: N_("the brief of a role"),
    NewsKind.ROSTER: N_("a question about the roster"),
    NewsKind.CONNECT: N_("a question to a person"),
    NewsKind.CONNECT_CARD: N_("a question's card"),
    NewsKind.CONNECT_ASKER: N_("an answer to a question"),
    NewsKind.CONNECT_WAITS: N_("a reminder of questions"),
    NewsKind.LINKS_DEAD: N_("dead links of the catalogue"),
    NewsKind.DIGEST: N_("the weekly digest"),
    NewsKind.DIGEST_DRAFT: N_("the draft of a digest"),
    NewsKind.DIGEST_WAITS: N_("a reminder of a digest"),
}


def kind_words(outgoing: Outgoing) -> str:
    """Name what was to be said."""
    return translate(_KINDS[outgoing.news.kind])


def reason_words(outgoing: Outgoing) -> str:
    """Say why it did not arrive; a code without a sentence is told as it is."""
    code = outgoing.problem
    if code in REASONS:
        return translate(REASONS[code])
    for beginning, reason in BEGINNINGS.items():
        if code.startswith(beginning):
            return translate(reason).format(code=code)
    return _("The answer was: {code}.").format(code=code)


def to_do_words(outgoing: Outgoing, *, name: str) -> str:
    """Say what to do about it; *name* is whom it was for, empty for the room."""
    in_room = not person_in(outgoing.news.conversation)
    if outgoing.state is NewsState.UNCERTAIN and in_room:
        return _("Look whether it is in the room; if it is not, press “Send again”.")
    if outgoing.state is NewsState.UNCERTAIN:
        return _("Ask whether it arrived; if it did not, press “Send again”.")
    if outgoing.state is not NewsState.NOT_REACHED:
        return _("It is tried again for about a day. If it cannot wait, tell them.")
    if in_room:
        return _(
            "Ask the administrator whether the desk is still in the room, then press "
            "“Try again”."
        )
    if outgoing.way == Way.EMAIL:
        return _(
            "Tell {name} yourself, and ask for the right e-mail address; then press "
            "“Try again”."
        ).format(name=name)
    return _(
        "Tell {name} yourself, and ask them to open their chat with the desk; then "
        "press “Try again”."
    ).format(name=name)
