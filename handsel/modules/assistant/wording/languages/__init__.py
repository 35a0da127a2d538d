"""The phrases of each language, one file a language. English is complete and the fallback."""
