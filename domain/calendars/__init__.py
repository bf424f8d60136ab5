"""Which days an office works, how they are counted, and its yearly holiday lists."""
