"""The demonstration shops: Rose Bakery, its rival Blue Cafe, and their pictures."""
