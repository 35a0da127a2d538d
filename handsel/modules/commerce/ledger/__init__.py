"""Owns: the double-entry ledger of each business.

Promises: append-only; every movement sums to zero; the same occasion is written once. Never:
talks to a provider.

Chart of accounts (positive is debit, negative is credit; minor units of the order's currency):

| account          | is                                                                        |
|------------------|---------------------------------------------------------------------------|
| `provider`       | money of ours at the payment provider                                     |
| `customer`       | what a customer owes us; below zero, what we owe them                     |
| `sales`          | what was sold, without tax                                                |
| `delivery`       | what was charged for delivery, without tax                                |
| `tax`            | tax on sales, owed to the state                                           |
| `returns`        | sales given back by refunds                                               |
| `disputes`       | money a bank holds while a dispute is open                                |
| `dispute_losses` | money lost in disputes                                                    |
| `gift_cards`     | what customers may still spend from gift cards                            |

| movement           | reference     | debit            | credit     |
|--------------------|---------------|------------------|------------|
| `payment`          | the payment   | `provider`       | `customer` |
| `sale`             | the order     | `customer`       | `sales`    |
| `refund`           | the refund    | `returns`        | `provider` |
| `refund_failed`    | the refund    | `provider`       | `returns`  |
| `dispute`          | the dispute   | `disputes`       | `provider` |
| `dispute_won`      | the dispute   | `provider`       | `disputes` |
| `dispute_lost`     | the dispute   | `dispute_losses` | `disputes` |
| `credit_spent`     | the spending  | `gift_cards`     | `customer` |
| `credit_given`     | the gift      | `returns`        | `gift_cards` |

A sale credits its tax and delivery to accounts of their own, and a refund debits `tax` with the
part of its amount that is tax, in proportion to what is left of the sale; a refund that failed
credits what it had debited.

A refund of money that never became a sale debits `customer` in place of `returns`.
"""
