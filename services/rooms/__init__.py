"""Making a case's room."""
