"""Use cases on cases and their events."""
