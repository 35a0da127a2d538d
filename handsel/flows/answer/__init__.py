"""The parts of answering a customer: what a turn may see, and what its commands do.

The story that uses them is `flows/customer_message.py`.
"""
