"""The local desk: the same dialogs as Teams and Slack, as a web page on loopback."""
