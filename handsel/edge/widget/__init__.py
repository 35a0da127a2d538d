"""The web chat's public side: `/widget.js` and `/widget/<site>/…`, for browsers on shops' sites.

A call comes from a page that the shop listed, else it gets nothing; a visitor is known by a token
in a header, never by a cookie. Each sees one thread: their own. Errors say no more than they must.
"""
