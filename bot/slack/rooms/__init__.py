"""Rooms of cases in Slack: a private channel each, made stage by stage."""
