"""The record: verified, checkpointed, redacted."""
