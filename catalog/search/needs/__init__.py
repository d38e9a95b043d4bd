"""Which need the words of a question tell of: the evidence of all of them, weighed."""
