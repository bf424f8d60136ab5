"""The wall before complainants' identities."""
