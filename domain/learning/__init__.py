"""What people learn from: resources, questions, and who can answer them (000, 001)."""
