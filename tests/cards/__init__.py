"""What the renderers promise."""
