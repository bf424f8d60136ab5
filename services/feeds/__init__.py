"""Private calendar feeds."""
