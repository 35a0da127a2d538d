"""Owns: connected accounts of a business and the adapters that speak to their providers.

Promises: a provider's words stay in its adapter's folder. Never: what a message means.
"""
