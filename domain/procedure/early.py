"""Rows that come before there is a team: only the Corporate SES Team sees them."""

from domain.procedure.model import Audience
from domain.procedure.secu import SECU

EARLY = frozenset(
    row.key for row in SECU.rows if row.audience is Audience.CORPORATE_SES_TEAM
)
