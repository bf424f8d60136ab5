"""The desk in Slack, against a strict stand-in."""
