"""What the desk survives: real processes that die, real servers that fail, counted."""
