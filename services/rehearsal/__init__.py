"""A rehearsal: its own case, played by people and by itself through the use cases."""
