"""Public registers' own files, as their keepers publish them, into rows of the project's columns."""
