"""Floor 2: how it looks: a view in, a payload out, nothing sent."""
