"""The roster: people who are expected, by hand or from a file. They are there once they come in by that name."""
