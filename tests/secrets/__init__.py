"""Secrets stay where they are."""
