"""What is said about changes of orders that exist, a file for each language."""
