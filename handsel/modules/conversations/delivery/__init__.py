"""The way out: claim, send, learn what became of it. At most one send for each message."""
