"""Money that comes without a provider: by bank transfer, or in cash when the goods arrive.

Nobody can be called. A member says what arrived or went back, and our own rows are what is fetched
(see `payments.by_hand`).
"""
