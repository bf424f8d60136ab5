"""Use cases on single actions."""
