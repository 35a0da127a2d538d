"""Messenger: messages to a Facebook page. Webhooks and send API are those of `meta.messaging`."""
