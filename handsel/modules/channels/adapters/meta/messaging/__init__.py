"""What Instagram and Messenger share: threads of messages, their webhooks and the send API."""
