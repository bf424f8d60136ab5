"""Slack's Web API: what the desk asks of Slack, and what a refusal means."""

from bot.slack.api.client import SlackAnswer, SlackApi
from bot.slack.api.refusals import SlackRefused

__all__ = ["SlackAnswer", "SlackApi", "SlackRefused"]
