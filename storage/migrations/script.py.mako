"""${message}."""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """The release before this one must survive it: add, fill, and later tighten."""
    ${upgrades if upgrades else "pass"}
