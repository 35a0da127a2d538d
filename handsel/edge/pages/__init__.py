"""Pages anyone may see: the front, where customers land after paying, pictures.

Never: what a request says, in the answer.
"""
