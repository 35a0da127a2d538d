"""The control side: what a test, a demo or a person can make the outside world do."""
