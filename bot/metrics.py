"""Figures for those who run the desk; none of them tells of a person or a case."""

from collections.abc import Callable
from enum import StrEnum

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_STATUS_CLASS = 100
_REQUEST_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Asked(StrEnum):
    """What came in."""

    WORDS = "words"
    PRESS = "press"
    FORM = "form"


class Outcome(StrEnum):
    """How it was answered."""

    ANSWERED = "answered"
    REFUSED = "refused"
    FAILED = "failed"


class Metrics:
    """
    The desk's figures, in a registry of their own.

    Labels come from the lists above and from route patterns, never from what people
    send: so they stay few, and nobody's words end up in them.
    """

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._answers = Counter(
            "ses_desk_answers",
            "Words, presses and forms that were answered.",
            ("asked", "outcome"),
            registry=self._registry,
        )
        self._failures = Counter(
            "ses_desk_delivery_failures",
            "Messages that a channel did not take.",
            ("permanent",),
            registry=self._registry,
        )
        self._pending = Gauge(
            "ses_desk_outbox_pending",
            "Messages that wait to be delivered.",
            registry=self._registry,
        )
        self._seconds = Histogram(
            "ses_desk_request_seconds",
            "How long the web page's requests took.",
            ("method", "route", "status"),
            buckets=_REQUEST_SECONDS,
            registry=self._registry,
        )

    def answered(self, asked: Asked, outcome: Outcome) -> None:
        """Count an answer."""
        self._answers.labels(asked.value, outcome.value).inc()

    def delivery_failed(self, *, permanent: bool) -> None:
        """Count a message that was not taken."""
        self._failures.labels("yes" if permanent else "no").inc()

    def requested(
        self, method: str, *, route: str, status: int, seconds: float
    ) -> None:
        """Count a request by its route's pattern, never by its path."""
        of_hundred = f"{status // _STATUS_CLASS}xx"
        self._seconds.labels(method, route, of_hundred).observe(seconds)

    def count_pending_with(self, count: Callable[[], float]) -> None:
        """Ask *count* for the waiting messages whenever the figures are read."""
        self._pending.set_function(count)

    def as_text(self) -> bytes:
        """Return all figures as Prometheus reads them."""
        return generate_latest(self._registry)
