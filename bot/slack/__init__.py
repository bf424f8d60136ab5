"""The desk in Slack: the one folder that knows Slack's own libraries."""
