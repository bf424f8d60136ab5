"""A turn: what comes in from Teams, and the answer to it."""
