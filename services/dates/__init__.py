"""Dates that people ask to move, and who is told when one moves."""
