"""`ses-desk rehearse`: a dummy case on a virtual clock, alone or as a team."""

from bot.settings import LocalDeskSettings, load_settings

_ANY_PORT = 0


def rehearse(said: dict[str, str], *, new: bool) -> None:
    """
    Serve a rehearsal, on any free port unless one is said.

    :raises SettingsFaulty: before anything is made or loaded.
    :raises CommandRefused: when the port or the rehearsal is another process's.
    """
    settings = load_settings(LocalDeskSettings, said=said)
    from bot.rehearsal.process import run_rehearsal

    run_rehearsal(
        settings, port=settings.port if "port" in said else _ANY_PORT, new=new
    )


def summarise_rehearsal(said: dict[str, str]) -> bool:
    """Print what the latest rehearsal came to; False when there is none."""
    settings = load_settings(LocalDeskSettings, said=said)
    from bot.rehearsal.process import print_summary

    return print_summary(settings)
