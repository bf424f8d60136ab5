"""What the desk answers to each verb, by subject."""
