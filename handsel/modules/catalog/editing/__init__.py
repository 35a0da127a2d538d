"""What members change of the catalog by hand, one product or a chosen few at a time.

Owns: the verbs behind the dashboard's catalog. Promises: nobody overwrites what they have not
seen; a change of several products happens to all of them or to none. Never: files of products.
"""
