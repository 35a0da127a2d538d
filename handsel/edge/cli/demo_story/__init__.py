"""`handsel demo`: one customer's whole story, told to a running Handsel and watched from outside.

`sandbox` and `shop_api` speak to it, `conversation` is one customer, `story` is what happens,
`chat` shows it, `own_stack` starts a Handsel of its own when none is running.
"""
