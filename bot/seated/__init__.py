"""People who sit with a vendor: what Teams and Slack have in common."""
