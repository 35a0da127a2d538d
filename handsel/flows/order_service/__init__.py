"""Changes to placed orders: proven, listed, agreed to, carried out once.

`identity` finds the customer's orders, `proposing` lists a change, `agreeing` takes the customer's
yes, `carrying_out` does it, `deciding` is the member's part, `finishing` what waits for money, and
`parcels` tells of the goods.
"""
