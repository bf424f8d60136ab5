"""How the user of this command line calls it, so that a line can be copied."""

import os
import shlex
import shutil
import sys
from pathlib import Path

_NAME = "ses-desk"


def called(*words: str) -> str:
    """Return a whole line of the command line: by name where that is enough."""
    return shlex.join([_program(), *words])


def _program() -> str:
    started = Path(sys.argv[0])
    if shutil.which(_NAME) or started.name != _NAME:
        return _NAME
    return os.path.relpath(started)
