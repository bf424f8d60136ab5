"""The sentences of refusals about the Monday digest."""

from collections.abc import Mapping

from domain.wording import N_

_LOOK = N_("Type “digest” to see how it stands.")

SENTENCES: Mapping[str, tuple[str, str]] = {
    "digest-not-found": (N_("There is no such digest."), _LOOK),
    "digest-changed": (
        N_("Somebody changed the digest meanwhile, so nothing was done."),
        N_("Read it as it is now, and press again if it still fits."),
    ),
    "digest-decided": (
        N_("The digest is approved or skipped already, so nothing was changed."),
        N_("Take that back first, as long as it is not sent."),
    ),
    "digest-too-late": (
        N_("The next digest is drafted already, so this one stays as it is."),
        N_("Type “digest” to work on the next one."),
    ),
    "digest-sent": (
        N_("The digest is on its way already: it cannot be taken back."),
        N_("Say what has to be put right in the next one."),
    ),
    "digest-empty": (
        N_("There is nothing in the digest to send."),
        N_("Put something in, or skip this week."),
    ),
    "digest-full": (
        N_("A digest has at most {limit} things, so that it is read."),
        N_("Take one out first."),
    ),
    "digest-item-there": (N_("That is in the digest already."), _LOOK),
    "digest-no-such-item": (N_("There is no such thing in the digest."), _LOOK),
    "digest-resource-gone": (
        N_("The resource “{resource}” was withdrawn, so nobody is sent to it."),
        N_("Choose another, or bring it back first."),
    ),
    "digest-link-odd": (
        N_("That is no address that I can send people to."),
        N_("Give one that begins with https://."),
    ),
    "digest-day-over": (
        N_("{day} is over."),
        N_("Give a day that is still to come."),
    ),
    "digest-names-somebody": (
        N_("Somebody is named in it, or an address or a number stands in it."),
        N_("Take out what tells who it is, and save it again."),
    ),
    "not-a-member": (
        N_("You do not get the digest."),
        N_("Type “join digest” to get it from the next on."),
    ),
}
