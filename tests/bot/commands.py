"""Starts the product's own command, as people and programs do."""

import subprocess
import sys
from pathlib import Path

SES_DESK = Path(sys.executable).with_name("ses-desk")


def ses_desk(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in *folder* to its end."""
    return subprocess.run(
        [str(SES_DESK), *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
