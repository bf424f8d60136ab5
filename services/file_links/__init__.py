"""Private links to files: one person's, to one version, for a few minutes."""
