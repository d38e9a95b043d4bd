"""Lists to work in: what the address of one asks for, what words find, and the tables themselves."""
