"""The sentences of refusals about people's accounts, and linking them."""

from collections.abc import Mapping

from domain.wording import N_

_NEW_CODE = N_("Type “link” where the desk knows you already to get a new code.")
_LINK_OR_ASK = N_(
    "If the desk knows you elsewhere, type “link” there. Else ask the SES focal point"
    " to have you added."
)

SENTENCES: Mapping[str, tuple[str, str]] = {
    "match-unknown": (
        N_("SES Desk knows nobody of the address that you have in Slack."),
        _LINK_OR_ASK,
    ),
    "match-several": (
        N_("SES Desk knows several people of the address that you have in Slack."),
        _LINK_OR_ASK,
    ),
    "match-sits-elsewhere": (
        N_("Whoever has your address uses SES Desk from another account in Slack."),
        N_("Use that one; or type “unlink Slack” there and write here again."),
    ),
    "match-left": (
        N_("This account was taken off SES Desk, by its owner or by a list."),
        _LINK_OR_ASK,
    ),
    "match-unconfirmed": (
        N_("Slack has not verified your e-mail address, so I cannot tell who you are."),
        _LINK_OR_ASK,
    ),
    "match-guest": (
        N_("You are a guest of this workspace, so I take you for nobody by myself."),
        _LINK_OR_ASK,
    ),
    "match-no-person": (
        N_("That account is a bot's, or is switched off."),
        N_("Write from an account of your own."),
    ),
    "match-not-looked-up": (
        N_("I could not ask Slack who you are just now."),
        N_("Write again in a few minutes."),
    ),
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
