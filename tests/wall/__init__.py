"""Whether the wall before complainants holds over a whole case."""
