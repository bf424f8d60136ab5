"""The sentences of refusals about people's accounts, and linking them."""

from collections.abc import Mapping

from domain.wording import N_

_NEW_CODE = N_("Type “link” where the desk knows you already to get a new code.")

SENTENCES: Mapping[str, tuple[str, str]] = {
    "link-code-wrong": (
        N_("That code works no more, or never did."),
        N_(
            "A code works once, for ten minutes. Type “link” where the desk knows you"
            " already to get a new one."
        ),
    ),
    "link-too-many-tries": (
        N_("Too many codes were tried from this account."),
        N_("No code works from here for an hour. Then get a new one and try again."),
    ),
    "link-sits-already": (
        N_("This account is somebody's already, so nothing was linked."),
        N_(
            "A code is typed from the account that the desk does not know yet. Type"
            " “my seats” to see where it knows you."
        ),
    ),
    "link-not-here": (
        N_("Others read along here, so a code that was typed here works no more."),
        N_("Get a new code, and type it in a chat of your own with SES Desk."),
    ),
    "link-own-chat": (
        N_("Others read along here, so I give you no code."),
        N_("Type “link” in our own chat."),
    ),
    "link-over": (N_("That link is over, and nothing was changed by it."), _NEW_CODE),
    "link-not-agreed": (
        N_("The other account has not said yes yet."),
        N_("Say yes there first; then I ask you here."),
    ),
    "seat-with-vendor": (
        N_("You have another account there already, so this one was not taken."),
        N_("Leave that one first: type “my seats”. Then press yes once more."),
    ),
    "account-seated": (
        N_("That account is somebody else's by now, so it was not taken."),
        N_("Ask an administrator of SES Desk to look whose it is."),
    ),
    "not-your-seat": (
        N_("That account is not one of yours, so nothing was left."),
        N_("Type “my seats” to see yours."),
    ),
    "last-seat": (
        N_("That is the last account by which I reach you."),
        N_("Type “my seats” and leave it from there if you are sure."),
    ),
}
