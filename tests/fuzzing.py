"""Whatever may be thrown at a door, and what the server behind it complains of."""

import asyncio
import logging
import string
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from typing import TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

FAST = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
LONG = settings(FAST, max_examples=5000)  # Twice that, with bodies and with headers.

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4)
    ),
    max_leaves=12,
)
printable = st.text(string.printable.strip() + " äß☃", max_size=60).map(str.strip)
content_types = printable | st.builds("application/json;charset={}".format, printable)
encodings = st.sampled_from(["gzip", "deflate", "identity", "br", "x"])

Site = TypeVar("Site")


class _Listening(logging.Handler):
    """Keeps what the server complains of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(record.getMessage())


@contextmanager
def opened(
    site: Callable[[], AbstractAsyncContextManager[Site]],
) -> Iterator[tuple[asyncio.Runner, Site]]:
    """Open a door for tests that are not asynchronous; its server never stumbles."""
    told = _Listening()
    logging.getLogger("aiohttp").addHandler(told)
    with asyncio.Runner() as runner:
        around = site()
        yield runner, runner.run(around.__aenter__())
        runner.run(around.__aexit__(None, None, None))
    logging.getLogger("aiohttp").removeHandler(told)
    assert not told.lines, "the server itself stumbled"


def is_answered_well(status: int) -> bool:
    """Whether a knock was let in or refused, and nothing broke."""
    return 200 <= status < 300 or 400 <= status < 500
