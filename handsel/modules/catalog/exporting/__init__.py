"""The catalog as a file: our own shape, which keeps everything, and Shopify's.

Owns: writing what `importing` reads back to the same. Promises: no cell that a spreadsheet would
run; memory does not grow with the catalog. Never: what is not the catalog's (stock held, orders).
"""

from handsel.modules.catalog.exporting.writing import SHAPES, UnknownShape, export

__all__ = ["SHAPES", "UnknownShape", "export"]
