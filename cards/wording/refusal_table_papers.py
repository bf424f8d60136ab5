"""The sentences of refusals about versions, their files and their approval."""

from collections.abc import Mapping

from domain.wording import N_

SENTENCES: Mapping[str, tuple[str, str]] = {
    "file-changed": (
        N_(
            "The file of version {version} was changed after it was stored: its "
            "fingerprint is not the one on record."
        ),
        N_(
            "Do not sign, send or pass it on. Tell an administrator: `ses-desk verify` "
            "names the file, and a backup has it as it was."
        ),
    ),
    "stepped-back": (
        N_("You stepped back from this case, so its files are not opened for you."),
        N_("Ask the Corporate SES Team if that was a slip: it can be taken back."),
    ),
    "draft-outdated": (
        N_("Version {version} was stored meanwhile, so this was not stored over it."),
        N_(
            "Read version {version} on the card, take over what is needed, and store "
            "this once more: what you wrote is still here."
        ),
    ),
    "approval-would-end": (
        N_(
            "Version {version} is out for action {actions}, with {given} of {needed} "
            "keys given. A new draft ends that, so nothing was stored."
        ),
        N_(
            "If it has to end, press “Draft a new version” on the card and say yes "
            "there; else wait for the keys that are missing."
        ),
    ),
    "no-such-choice": (
        N_("That is nothing that a plan can decide on: {decision}."),
        N_("Choose one of these: {choices}."),
    ),
    "version-unnamed": (
        N_("Nothing was done yet: read version {version} first. Its card is below."),
        N_(
            "Open its file there and press its button, or name it after the action: "
            "“{action} v{version}”."
        ),
    ),
    "letter-not-offered": (
        N_("The desk does not put that e-mail into Drafts here."),
        N_("Its text lies in the case folder under “00-templates”: send it yourself."),
    ),
    "drafts-busy": (
        N_("Your mailbox takes nothing just now, so the e-mail is not in your Drafts."),
        N_("Press the button again in a few minutes."),
    ),
    "drafts-no-mailbox": (
        N_("The desk finds no mailbox of yours, so the e-mail is not in your Drafts."),
        N_("Its text lies in the case folder under “00-templates”: send it yourself."),
    ),
    "drafts-no-answer": (
        N_("Your mailbox did not answer: the e-mail may be in your Drafts."),
        N_("Look there first; if it is not, press the button again."),
    ),
    "backup-file-differs": (
        N_(
            "The case file {file} is gone, or is not the one whose fingerprint is on "
            "record, so no backup was made."
        ),
        N_(
            "Bring this file back from an older backup, keep the changed one elsewhere "
            "for whoever looks into it, then run `ses-desk verify` and try again."
        ),
    ),
}
