"""The search: a question in everyday words to institutions of the register, and how sure that is."""
