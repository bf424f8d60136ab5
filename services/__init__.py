"""Floor 1: what the product does: one use case a module, and its ports."""
