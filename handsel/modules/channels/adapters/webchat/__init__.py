"""Web chat: the chat on a shop's own site. The only provider it has is ourselves."""
