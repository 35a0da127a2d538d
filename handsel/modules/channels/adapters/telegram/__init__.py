"""Telegram bots: split and parse updates, render and send messages, register the webhook."""
