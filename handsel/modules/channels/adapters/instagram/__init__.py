"""Instagram direct messages: split and parse webhooks, render and send messages."""
