"""Words that people bring from elsewhere, and what to type for them here."""

_OFFERED: dict[tuple[str, ...], tuple[str, ...]] = {
    ("undo", "revert", "oops", "take back", "annuler", "deshacer"): (
        "reopen 5 why",
        "correct event eligible 3 June",
        "withdraw event eligible",
    ),
    ("postpone", "move deadline", "deadline"): (
        "extend 12 5 days why",
        "why 12",
        "secu date 12 3 June",
    ),
    ("ouvrir", "ouvre"): ("ouvrir un dossier",),
    ("abrir",): ("abrir un caso",),
    ("pourquoi",): ("expliquer 12",),
    ("por qué", "por que"): ("explicar 12",),
}
_BY_START = {start: usages for starts, usages in _OFFERED.items() for start in starts}


def offered_for(starts: list[str]) -> tuple[str, ...]:
    """Return what to type instead of the first known one of *starts*, else nothing."""
    known = (_BY_START[start] for start in starts if start in _BY_START)
    return next(known, ())
