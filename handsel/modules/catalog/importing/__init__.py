"""Products from a file: how it is written, what its columns mean, and what it would change.

Owns: reading CSV in Shopify's, WooCommerce's, our own and mapped shapes. Promises: all of a file or
nothing of it, each problem with its row; memory does not grow with the file. Never: fetches an
image, or guesses a number cell by cell.
"""
