"""Measures the search: latency, build time and memory, beside off-the-shelf searches on the same register."""
