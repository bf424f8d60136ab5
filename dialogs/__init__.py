"""Floor 3: what is asked and said: commands, forms, router, channel port."""
