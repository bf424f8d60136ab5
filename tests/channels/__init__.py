"""What every channel promises, whichever vendor is behind it."""
