"""SECU's requests, and stakeholders to be notified."""
