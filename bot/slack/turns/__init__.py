"""What comes in from Slack, and how the desk answers it there."""
