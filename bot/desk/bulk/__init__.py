"""One deed for many rows: chosen ones, or all that a list found."""
