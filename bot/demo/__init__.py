"""A case that plays itself from registration to closure, on a clock set to 2024."""
