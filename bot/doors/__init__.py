"""What the doors of all vendors have in common: bodies read, and why one is closed."""
