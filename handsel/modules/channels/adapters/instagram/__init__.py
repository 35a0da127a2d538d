"""Instagram direct messages. Their webhooks and send API are those of `meta.messaging`."""
