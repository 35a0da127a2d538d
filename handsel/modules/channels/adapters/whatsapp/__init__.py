"""WhatsApp (Cloud API): split and parse webhooks, render and send messages."""
