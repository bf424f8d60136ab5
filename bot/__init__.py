"""Floor 5: vendors and wiring: the local desk, settings, command line."""
