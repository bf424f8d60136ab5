"""Drafts, sign-offs, clearances, submissions."""
