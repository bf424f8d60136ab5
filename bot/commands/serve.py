"""`ses-desk serve`: open the local desk and keep it open."""

import gc


def serve_desk(said: dict[str, str]) -> None:
    """
    Serve the page until somebody says stop.

    :raises SettingsFaulty: before anything is made or loaded.
    :raises CommandRefused: when the port or the folder is another desk's.
    """
    gc.disable()  # What is loaded stays: looking for garbage in it takes a tenth more.
    from bot.settings import LocalDeskSettings, load_settings

    settings = load_settings(LocalDeskSettings, said=said)
    from bot.desk_process import run_desk

    run_desk(settings)
