"""Who uses the desk: people, their offices, and where they can be reached."""
