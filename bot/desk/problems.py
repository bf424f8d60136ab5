"""What can be wrong with a request to the page, and the sentences that say it."""

from dataclasses import dataclass
from http import HTTPStatus

from domain.refusals import Refusal
from domain.wording import N_


@dataclass(frozen=True, slots=True)
class ProblemWords:
    """An HTTP status, what is wrong, and what to do next."""

    status: HTTPStatus
    title: str
    advice: str


class Problem(Exception):
    """A request that cannot be answered as asked; *code* names its sentences."""

    def __init__(self, code: str, *, error_id: str = "") -> None:
        super().__init__(code)
        self.code = code if code in PROBLEMS else "unexpected"
        self.error_id = error_id

    @property
    def words(self) -> ProblemWords:
        """The status and the sentences."""
        return PROBLEMS[self.code]


def problem_of(refusal: Refusal) -> Problem | None:
    """Return the problem that a refusal is on the page; None for one of a dialog."""
    code = _OF_REFUSAL.get(refusal.code, refusal.code)
    return Problem(code) if code in PROBLEMS else None


_OF_REFUSAL = {
    "case-not-found": "not-on-case",  # Who is not on it learns no more.
    "document-not-found": "file-missing",
    "person-not-found": "nobody-chosen",
    "database-busy": "busy",
}
PROBLEMS: dict[str, ProblemWords] = {
    "not-found": ProblemWords(
        HTTPStatus.NOT_FOUND,
        N_("There is nothing at this address"),
        N_("Perhaps it was mistyped. Your rooms are listed on the start page."),
    ),
    "not-on-case": ProblemWords(
        HTTPStatus.FORBIDDEN,
        N_("This room is for the people on the case"),
        N_("You are not on it now. Ask the Corporate SES Team if you should be."),
    ),
    "not-a-leader": ProblemWords(
        HTTPStatus.FORBIDDEN,
        N_("This page is for those who lead on a case"),
        N_("You lead on none now. Your own actions stand in your chat with the desk."),
    ),
    "not-your-chat": ProblemWords(
        HTTPStatus.FORBIDDEN,
        N_("This chat belongs to somebody else"),
        N_("Open your own chat with SES Desk instead."),
    ),
    "nobody-chosen": ProblemWords(
        HTTPStatus.UNAUTHORIZED,
        N_("The desk does not know who you are"),
        N_("Choose a person on the start page; then everything is as you left it."),
    ),
    "no-such-person": ProblemWords(
        HTTPStatus.BAD_REQUEST,
        N_("Nobody of that name sits at this desk"),
        N_("Choose one of the people shown on the start page."),
    ),
    "page-is-old": ProblemWords(
        HTTPStatus.FORBIDDEN,
        N_("This page is older than your choice of person"),
        N_("Nothing was sent. Reload the page and try once more."),
    ),
    "other-site": ProblemWords(
        HTTPStatus.FORBIDDEN,
        N_("Another site tried to use the desk in your name"),
        N_("Nothing was done. Use the desk from its own page."),
    ),
    "wrong-host": ProblemWords(
        HTTPStatus.MISDIRECTED_REQUEST,
        N_("The desk answers on this machine only"),
        N_("Open it with the address that it printed when it was started."),
    ),
    "too-large": ProblemWords(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        N_("That is more than the desk takes at once"),
        N_("A file may have up to 25 MB. Send less, or share a link to it."),
    ),
    "not-a-form": ProblemWords(
        HTTPStatus.BAD_REQUEST,
        N_("The desk could not read what was sent"),
        N_("Nothing was changed. Reload the page and try once more."),
    ),
    "wrong-method": ProblemWords(
        HTTPStatus.METHOD_NOT_ALLOWED,
        N_("That cannot be done at this address"),
        N_("Go back to the start page and take it from there."),
    ),
    "file-missing": ProblemWords(
        HTTPStatus.NOT_FOUND,
        N_("This file is not there"),
        N_("Look for it in the Files of its room, or ask who handed it in."),
    ),
    "busy": ProblemWords(
        HTTPStatus.SERVICE_UNAVAILABLE,
        N_("The desk is very busy just now"),
        N_("Nothing was changed. Try once more in a moment."),
    ),
    "disk-full": ProblemWords(
        HTTPStatus.INSUFFICIENT_STORAGE,
        N_("The disk of this machine is full"),
        N_("Nothing was changed. Free some space on it, then try once more."),
    ),
    "unexpected": ProblemWords(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        N_("Something went wrong at the desk"),
        N_("What was stored is safe. Try once more, or report it with the id below."),
    ),
}
