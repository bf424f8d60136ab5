"""When whom is reminded of what: the ladder, its lines, and people's own hours."""
