"""A rehearsal: a fictional case on a virtual clock, and what happens by itself."""
