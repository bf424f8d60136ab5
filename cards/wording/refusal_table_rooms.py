"""The sentences of what rooms wait for, or lack, and whom to ask."""

from collections.abc import Mapping

from domain.wording import N_

_ADMINISTRATOR = N_("Try again; if it stays so, ask the Microsoft 365 administrator.")
_BY_ITSELF = N_("The desk tries again by itself.")

SENTENCES: Mapping[str, tuple[str, str]] = {
    # Whatever is asked of Microsoft 365.
    "graph-busy": (N_("Microsoft 365 is busy just now."), _BY_ITSELF),
    "graph-busy-long": (
        N_("Microsoft 365 has been too busy for more than an hour."),
        _ADMINISTRATOR,
    ),
    "graph-unreachable": (N_("Microsoft 365 does not answer just now."), _BY_ITSELF),
    "graph-unreachable-long": (
        N_("Microsoft 365 has not answered for more than an hour."),
        N_("Ask an administrator to look at the desk's network, then try again."),
    ),
    "graph-not-known": (
        N_("Microsoft 365 does not accept how the desk signs in."),
        N_("Ask an administrator to run `ses-desk doctor`, then try again."),
    ),
    "graph-right-missing": (
        N_("Microsoft 365 has not given the desk the permission {about}."),
        N_("Ask the Microsoft 365 administrator to consent to it, then try again."),
    ),
    "graph-refused": (N_("Microsoft 365 refused that ({about})."), _ADMINISTRATOR),
    "graph-fault": (
        N_("Something went wrong here that nobody foresaw ({about})."),
        N_("Try again; if it stays so, give that code to an administrator."),
    ),
    # The team.
    "room-no-owner": (
        N_("The desk knows nobody of this case in Teams, so a team has no owner."),
        N_("Let one of the case open the desk's app in Teams, then try again."),
    ),
    "room-team-uncertain": (
        N_("Teams did not say whether it made the team."),
        N_("The desk looks for it first, so that none is made twice."),
    ),
    "room-team-being-made": (
        N_("Teams is making the team."),
        N_("That can take some minutes; the desk looks again by itself."),
    ),
    "room-team-failed": (
        N_("Teams could not make the team ({about})."),
        _ADMINISTRATOR,
    ),
    "room-team-never-ready": (
        N_("Teams has not finished making the team for half an hour."),
        N_("Ask the Teams administrator to look for {about}, then try again."),
    ),
    "room-team-not-made": (
        N_("Teams was asked for the team three times, and none is there."),
        N_("Ask the Teams administrator to look for {about}, then try again."),
    ),
    # The group chat, where rooms need few rights.
    "room-chat-uncertain": (
        N_("Teams did not say whether it made the chat."),
        N_("The desk looks for it first, so that none is made twice."),
    ),
    "room-chat-not-made": (
        N_("Teams was asked for the chat three times, and none is there."),
        N_("Ask the Teams administrator to look for {about}, then try again."),
    ),
    "room-chat-unknown": (
        N_("Teams did not say whether it made the chat, and the desk may not look."),
        N_("Ask the others whether they see {about}; try again to have another made."),
    ),
    "room-not-there-yet": (
        N_("Microsoft 365 does not show everywhere yet what it just made."),
        N_("That can take a quarter of an hour; the desk looks again by itself."),
    ),
    "room-not-there": (
        N_("The room, or a part of it, is not there."),
        N_("Ask the Teams administrator whether it was deleted, then try again."),
    ),
    "room-people-missing": (
        N_("Not in the room yet: {about}."),
        N_("Let them open the desk's app there once, then try again."),
    ),
    # The channel, the app and the files.
    "room-channel-unfit": (
        N_("Teams did not accept the channel's name."),
        N_("Ask an administrator to choose another one in the desk's settings."),
    ),
    "room-app-not-in-catalogue": (
        N_("The desk's app is not in the organisation's app catalogue."),
        N_("Ask the Teams administrator to upload `ses-desk.zip`, then try again."),
    ),
    "room-app-taken-out": (
        N_("The desk's app was taken out of the room."),
        N_(
            "Nothing arrives there until it is put back. Try again here: in Teams that"
            " puts it back, in Slack it is found once somebody invited it."
        ),
    ),
    "room-app-people": (
        N_("The desk's app could not be given to everybody: {about}."),
        N_("Ask the Teams administrator whether they may use it, then try again."),
    ),
    "room-files-not-ready": (
        N_("SharePoint has not prepared the room's files yet."),
        N_("Opening the channel's Files tab helps; the desk looks again by itself."),
    ),
    "room-files-never-came": (
        N_("SharePoint has not prepared the room's files for two hours."),
        N_("Open the channel's Files tab, or ask the administrator, then try again."),
    ),
    # Who can look into it.
    "room-not-private": (
        N_("The room is not private: others in the organisation can look in."),
        N_("Ask whoever may to make it private, then try again."),
    ),
    "room-shared": (
        N_("The room is shared with another organisation."),
        N_("Ask an administrator to end that, then try again."),
    ),
    "room-has-guests": (
        N_("There are guests in the room: {about}."),
        N_("Remove them from the room, then try again."),
    ),
    "room-has-strangers": (
        N_("In the room and not on the case: {about}."),
        N_("Take them out of the room or put them on the case, then try again."),
    ),
    "room-not-left": (
        N_("Off the case and still in the room, as nobody else can own it: {about}."),
        N_("Put somebody on the case who is in Teams, or ask the Teams administrator."),
    ),
    # The end, and its undoing.
    "room-archived": (
        N_("The room is archived: it can be read, and nothing more is said there."),
        N_("Ask in your own chat with the desk."),
    ),
    "room-being-archived": (
        N_("Teams is archiving the room."),
        N_("That can take some minutes; the desk looks again by itself."),
    ),
    "room-not-archived": (
        N_("Teams has not archived the room for an hour."),
        _ADMINISTRATOR,
    ),
    "room-being-opened": (
        N_("Teams is opening the archived room again."),
        N_("That can take some minutes; the desk looks again by itself."),
    ),
    "room-not-opened": (
        N_("Teams has not opened the archived room for an hour."),
        _ADMINISTRATOR,
    ),
}
