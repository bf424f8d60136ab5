"""How well questions are answered, and how fast (`python -m benchmarks.answers`)."""
