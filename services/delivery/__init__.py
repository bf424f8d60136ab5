"""What people do about messages that did not arrive."""
