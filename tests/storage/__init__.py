"""What is remembered: the same promises on SQLite and on PostgreSQL."""
