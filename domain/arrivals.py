"""What a vendor brought, kept until it is answered."""

from dataclasses import dataclass
from datetime import datetime

from domain.seats import Vendor


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """
    Something that came in and is acknowledged: the vendor brings it no more.

    *key* is the same when it comes again. *sealed* is what was said, for nobody but
    the desk to read; empty once it was answered. Who works on it has it until
    *leased_until*, on the database's clock; *attempts* counts who took it.
    """

    vendor: Vendor
    key: str
    sealed: bytes
    came_at: datetime
    leased_until: datetime
    attempts: int = 1
