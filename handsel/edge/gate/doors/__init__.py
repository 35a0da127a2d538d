"""One file for each provider that calls us: how it proves itself and what its bodies hold."""
