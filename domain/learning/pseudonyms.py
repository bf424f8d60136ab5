"""What an asker is called where nobody is to know who they are."""

import secrets

# Without letters and digits that are taken for one another.
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_LENGTH = 6
ASKER = "Asker "  # It is stored; cards say it in their reader's language.


def new_pseudonym() -> str:
    """Make a name like `Asker 7K3QXM`, drawn by lot and used for one question."""
    return ASKER + "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
