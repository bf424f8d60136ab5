"""Delivery in parts: claim, draw and send, settle, each conversation by itself."""
