"""Tables of complaints that belong together."""

from datetime import datetime
from typing import ClassVar

from sqlmodel import Field

from storage.tables.base import OrdinalRow


class RelatedCaseRow(OrdinalRow, table=True):
    """That two cases on one project are run side by side; kept once for both."""

    __tablename__: ClassVar[str] = "related_cases"
    case_id: str = Field(foreign_key="cases.id", index=True)
    other_id: str = Field(foreign_key="cases.id", index=True)
    by: str
    reason: str
    at: datetime
    ended_at: datetime | None
