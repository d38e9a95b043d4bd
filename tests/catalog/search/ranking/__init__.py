"""The ranking, beside what it is meant to give."""
