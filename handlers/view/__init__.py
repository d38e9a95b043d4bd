"""Cards, choices and tables: what a Reply shows."""
