"""What people type and paste, read into plain values: pure, and never refusing."""
