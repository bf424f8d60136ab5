"""Rooms of cases in Slack."""
