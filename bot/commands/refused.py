"""What a command will not do, as a sentence that says what to do next."""


class CommandRefused(Exception):
    """A command that changes nothing: its text is shown as it is; exit code 2."""
