"""Floor 0: what the procedure says: rules and data, no clock, no I/O."""
