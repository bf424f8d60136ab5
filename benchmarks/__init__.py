"""How fast it is, each against the same work done barely."""
