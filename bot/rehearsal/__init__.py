"""Rehearsals: desks of their own, with a fictional case and a clock that jumps."""
