"""How long the desk keeps what somebody began and did not finish."""

DRAFTS_KEPT_DAYS = 14
