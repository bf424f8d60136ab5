"""The id by which a person can quote an error that we did not foresee."""

import secrets

# No letters or digits that are mistaken for another when read out.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUP = 4


def new_error_id() -> str:
    """Return a fresh id like `E-7K3Q-9FXD`: short, and in the log beside its cause."""
    groups = ("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in "12")
    return "-".join(("E", *groups))
