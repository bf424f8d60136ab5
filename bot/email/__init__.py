"""E-mail over SMTP: the second way to staff whom their chat does not reach."""
