"""A served desk on an empty folder, and chairs before it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.bot.commands import Served, serving
from tests.story.people import Chair

AS_USUAL: dict[str, Any] = {
    "viewport": {"width": 1360, "height": 850},
    "reduced_motion": "reduce",
}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}

Sit = Callable[..., Chair]


@pytest.fixture(name="desk")
def _desk(tmp_path: Path) -> Iterator[Served]:
    folder = tmp_path / "desk"
    folder.mkdir()
    with serving(folder) as desk:
        yield desk


@pytest.fixture(name="sit")
def _sit(browser: Browser, desk: Served, tmp_path: Path) -> Iterator[Sit]:
    chairs: list[Chair] = []

    def sit(name: str, **options: Any) -> Chair:  # noqa: ANN401 - the vendor's.
        context = browser.new_context(**{**AS_USUAL, **options})
        chairs.append(Chair(context, desk.address, tmp_path / "pictures"))
        return chairs[-1].take(name)

    yield sit
    for number, chair in enumerate(chairs):
        # Where a failed test stood.
        chair.page.screenshot(path=tmp_path / "pictures" / f"last-{number}.png")
        chair.page.context.close()
