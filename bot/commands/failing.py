"""What a command says when it cannot do what was asked."""

import errno

from bot.commands.refused import CommandRefused
from bot.error_ids import new_error_id
from cards.wording import _, translate
from cards.wording.refusals import word_refusal
from domain.refusals import Refusal
from domain.wording import N_

_FULL = N_("The disk is full: {place} could not be written. Free some space first.")
_NOT_ALLOWED = N_("This user may not use {place}. Allow it, or name another place.")
_NOT_THERE = N_("{place} is not there, or not what it should be. Name another place.")
_OF_THE_MACHINE = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: _NOT_ALLOWED,
    errno.ENOTDIR: _NOT_THERE,
    errno.EISDIR: _NOT_THERE,
    errno.EEXIST: _NOT_THERE,
    errno.ENOENT: _NOT_THERE,
}

_SETTINGS = N_(
    "The desk cannot work with these settings. Nothing was started or changed."
)


def sentence_for(error: Exception) -> str | None:
    """Return what to tell a person; None for what nobody foresaw."""
    if isinstance(error, CommandRefused):
        return str(error)
    if isinstance(error, Refusal):
        return word_refusal(error)
    if isinstance(error, OSError):
        return _of_the_machine(error)
    return _of_the_settings(error)


def _of_the_machine(error: OSError) -> str | None:
    words = _OF_THE_MACHINE.get(error.errno or 0)
    place = error.filename or _("the disk")
    return translate(words).format(place=place) if words else None


def _of_the_settings(error: Exception) -> str | None:
    from bot.setting_problems import SettingsFaulty

    if not isinstance(error, SettingsFaulty):
        return None
    return "\n".join(
        [translate(_SETTINGS), *(f"  {problem}" for problem in error.problems)]
    )


def log_unexpected(error: Exception) -> str:
    """Log an error without its text, and return what to tell a person."""
    import structlog

    from bot.logs import set_up_logs

    error_id = new_error_id()
    set_up_logs(level="info", as_json=True)
    structlog.get_logger().error("command.failed", error_id=error_id, exc_info=error)
    return _(
        "Something went wrong that the desk did not foresee. Nothing more was changed."
        " Quote {id} to whoever runs the desk; the line above has the cause."
    ).format(id=error_id)
