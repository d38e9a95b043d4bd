"""Kinds of institutions and the words of the search, read from the resources."""
