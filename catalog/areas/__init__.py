"""Which institution serves an address: what municipal acts say, read from tables, and asked by residents."""
