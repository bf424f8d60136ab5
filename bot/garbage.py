"""Python's search for garbage, out of the way of a process that runs for long."""

import gc


def collect_from_now_on() -> None:
    """Look for garbage from now on, though not in what was loaded to start."""
    gc.collect()
    gc.freeze()
    gc.enable()
