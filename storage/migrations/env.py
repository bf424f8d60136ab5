"""What Alembic runs: the steps, on a connection that already holds the lock."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("tables"),
    render_as_batch=True,  # SQLite changes a table by making it anew.
)
context.run_migrations()
