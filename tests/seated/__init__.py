"""What Teams and Slack share: who is where, and over which vendor they are reached."""
