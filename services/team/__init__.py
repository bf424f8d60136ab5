"""Who plays which part on a case."""
