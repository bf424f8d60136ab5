"""Keeping the catalogue: what the product ships, files, edits and dead links."""
