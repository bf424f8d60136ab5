"""What is queued, delivered, and drawn."""
