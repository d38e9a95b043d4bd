"""One reader for each public register: a file in, what it says of institutions out, nothing decided yet."""
