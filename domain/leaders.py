"""Who leads: to whom exceptions are shown, over the cases on which they do."""

from domain.roles import Role

# ExO is informed and never asked; the others also decide, or keep the whole picture.
LEADERS = (
    Role.EXECUTIVE_OFFICE,
    Role.REGIONAL_BUREAU,
    Role.BUREAU_CLEARER,
    Role.POLICY_CLEARER,
    Role.CORPORATE_SES_TEAM,
)
AHEAD = 10  # Working days of the reader that they look ahead.
