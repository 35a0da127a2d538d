"""The JSON API under /api/v1: one file per resource.

Promises: every answer has an explicit shape; another shop's thing and a thing that never was are
the same 404, byte for byte; every error is a problem document (RFC 9457).
"""
