"""Owns: invoices and credit notes, their numbers and their PDFs.

Promises: numbers without gaps for each business and series; an issued document never changes.
Never: reads a price list.
"""
