"""The sentences of what rooms in Slack wait for, or lack, and whom to ask."""

from collections.abc import Mapping

from domain.wording import N_

_ADMINISTRATOR = N_("Try again; if it stays so, ask the administrator of Slack.")
_BY_ITSELF = N_("The desk tries again by itself.")

SENTENCES: Mapping[str, tuple[str, str]] = {
    # Whatever is asked of Slack.
    "slack-busy": (N_("Slack is busy just now."), _BY_ITSELF),
    "slack-busy-long": (
        N_("Slack has been too busy for more than an hour."),
        _ADMINISTRATOR,
    ),
    "slack-unreachable": (N_("Slack does not answer just now."), _BY_ITSELF),
    "slack-unreachable-long": (
        N_("Slack has not answered for more than an hour."),
        N_("Ask an administrator to look at the desk's network, then try again."),
    ),
    "slack-not-known": (
        N_("Slack does not accept the desk's app, or shuts it out for now."),
        N_("Ask an administrator to run `ses-desk doctor`, then try again."),
    ),
    "slack-scope-missing": (
        N_("Slack has not given the desk the scope {about}."),
        N_("Ask the administrator of Slack to install the app anew, then try again."),
    ),
    "slack-restricted": (
        N_("A setting of the workspace keeps the desk from that ({about})."),
        N_("Ask the administrator of Slack to let apps do it, then try again."),
    ),
    "slack-refused": (N_("Slack refused that ({about})."), _ADMINISTRATOR),
    "slack-fault": (
        N_("Something went wrong here that nobody foresaw ({about})."),
        N_("Try again; if it stays so, give that code to an administrator."),
    ),
    "slack-guest": (
        N_("You are here from another organisation, so this desk can do nothing."),
        N_("Write to the person who invited you, or to the SES focal point."),
    ),
    "message-without-file": (
        N_("There is no file in that message."),
        N_("Choose the shortcut on a message that has one, or drop the file here."),
    ),
    # The channel.
    "slack-channel-uncertain": (
        N_("Slack did not say whether it made the channel."),
        N_("The desk looks for it first, so that none is made twice."),
    ),
    "slack-channel-not-made": (
        N_("Slack was asked for the channel for two hours, and none is there."),
        _ADMINISTRATOR,
    ),
    "slack-names-taken": (
        N_("Other channels have the name {about} and all those like it."),
        N_("Ask the administrator of Slack to rename one of them, then try again."),
    ),
    "slack-not-in-channel": (
        N_("The desk is not in the case's channel, or it was deleted."),
        N_("Put the desk back with /invite @SES Desk, then try again."),
    ),
    "slack-room-archived": (
        N_("Somebody archived the case's channel."),
        N_("Unarchive it in Slack, put the desk back with /invite, then try again."),
    ),
    # Who is in it.
    "slack-people-missing": (
        N_("Not in the channel yet: {about}."),
        N_("Put that right or add them yourself in Slack, then try again."),
    ),
    "slack-not-left": (
        N_("Off the case and still in the channel: {about}."),
        N_("Slack does not let the desk take them out: do that there, then try again."),
    ),
    "slack-reads-on": (
        N_("Off the case and still able to read the archived channel: {about}."),
        N_("Unarchive it in Slack, take them out, archive it again, then try again."),
    ),
    # The end, and its undoing.
    "slack-not-opened": (
        N_("The case is open again, and Slack lets no app unarchive {about}."),
        N_("Unarchive it in Slack, put the desk back with /invite, then try again."),
    ),
}
