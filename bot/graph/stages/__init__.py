"""The stages of making a case's room in Teams: each finds what it made before."""
