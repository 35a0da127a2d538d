"""Main journeys through the dashboard, in a real browser, against the whole of Handsel."""
