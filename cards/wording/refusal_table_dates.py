"""The sentences of refusals about more time, SECU's dates and outdated previews."""

from collections.abc import Mapping

from domain.wording import N_

SENTENCES: Mapping[str, tuple[str, str]] = {
    "only-secu-moves-date": (
        N_("SECU set the date of action {action}, {day}: only SECU moves it."),
        N_(
            "Ask SECU; when it agrees, record its new day with “secu date {action}” "
            "and the day."
        ),
    ),
    "no-date-to-extend": (
        N_(
            "Action {action} has no date that it can be late after, so there is "
            "nothing to extend."
        ),
        N_("Type “why {action}” to see why; a comment can say when it will be done."),
    ),
    "extension-days": (
        N_("More time is a whole number of working days, from 1 to {most}."),
        N_("Say it like this: “extend 12 5 days why”."),
    ),
    "extension-total": (
        N_(
            "Action {action} was granted {granted} more already, and {most} is the "
            "most in all: {left} can still be granted."
        ),
        N_(
            "Ask for no more than that. Else the date stays, and a comment on the "
            "action tells everybody why it will be late."
        ),
    ),
    "nobody-decides-extension": (
        N_("Nobody on this case can decide on more time for action {action} but you."),
        N_(
            "Let somebody be named to the Corporate SES Team of this case, or to act "
            "in it, and ask again."
        ),
    ),
    "extension-not-found": (
        N_("There is no such request for more time here."),
        N_("Look at the action's card: it shows what was asked and decided."),
    ),
    "no-extension-asked": (
        N_("Nobody asks for more time for action {action} now."),
        N_("Whoever works on it can: “extend {action} 5 days why”."),
    ),
    "extension-settled": (
        N_("Somebody decided on that request at this very moment."),
        N_("Look at the action's card to see what stands."),
    ),
    "not-an-extender": (
        N_("More time for action {action} is not yours to decide on."),
        N_("The Corporate SES Team of the case decides; its card shows for whom."),
    ),
    "decider-is-asker": (
        N_("You, or whom you act for, asked for more time for action {action}."),
        N_("Somebody else decides on it: the action's card shows who."),
    ),
    "not-your-request": (
        N_("The request for more time for action {action} is somebody else's."),
        N_("Only who asked takes it back; whoever keeps the case can deny it."),
    ),
    "preview-outdated": (
        N_("Something changed since this was shown, so nothing was done."),
        N_("Look at what it would do now, and confirm that if it is right."),
    ),
    "request-answered": (
        N_("That request of SECU's is answered, so its date moves no more."),
        N_("If SECU asks again, keep it as a new request."),
    ),
}
