"""Questions to a person: asked, handed on, answered, and kept to the asker."""
