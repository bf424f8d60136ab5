"""Looking whether the addresses of resources answer: with care, and when asked to."""
