"""The one case that these tests send for, and logs as they were."""

from tests.sent_for import logs_as_before, opened

__all__ = ["logs_as_before", "opened"]
