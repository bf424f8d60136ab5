"""Floor 4: when things happen: the sweep and delivery."""
