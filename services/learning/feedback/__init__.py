"""What questions teach the desk: counted, voted on, and mended by facilitators."""
