"""Owns: what the shop wrote for its customers: questions, policies, hours, delivery."""
