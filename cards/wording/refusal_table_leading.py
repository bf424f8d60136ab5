"""What is refused of exceptions and of related cases, in words, and what to do next."""

from collections.abc import Mapping

from domain.wording import N_

SENTENCES: Mapping[str, tuple[str, str]] = {
    "not-a-leader": (
        N_("Exceptions are for those who lead on a case, and you lead on none."),
        N_("Type “actions mine” for what waits on you, or “actions late”."),
    ),
    "not-a-relater": (
        N_("Only the Corporate SES Team says which cases belong together."),
        N_("Tell the case's focal point which case it is and why."),
    ),
    "which-other-case": (
        N_("Which case belongs to this one was not said."),
        N_("Type “relate DEMO-0002 because” with the other case's code and a reason."),
    ),
    "same-case": (
        N_("{case} cannot be related to itself."),
        N_("Give the code of the other case."),
    ),
    "demo-and-real": (
        N_("A demo case and a real one are kept apart, so nothing was related."),
        N_("Relate two cases of the same kind."),
    ),
    "not-related": (
        N_("{case} and {other} are not related."),
        N_("Type “status” to see which cases are."),
    ),
}
