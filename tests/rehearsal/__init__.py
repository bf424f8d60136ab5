"""Rehearsals: the clock, the parts that play themselves, the pages."""
