"""The outermost floor: desk, settings, commands."""
