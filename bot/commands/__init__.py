"""What each command does; imported by `bot.cli` only when it is called."""
