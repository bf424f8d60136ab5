"""What the identity wall refuses, in words: what happened, and what to do next."""

from collections.abc import Mapping

from domain.wording import N_

SENTENCES: Mapping[str, tuple[str, str]] = {
    "reason-names-somebody": (
        N_(
            "The reason itself may name a complainant, and everybody on the case reads"
            " it."
        ),
        N_("Give the reason without the name; what was stopped is still kept."),
    ),
    "notice-label-unclear": (
        N_("The line with “{label}” may name complainants, so nothing of it was kept."),
        N_(
            "Paste it again with “Requestors:” before complainants' names, or without"
            " that line."
        ),
    ),
}
