"""Institutions asked to keep their own cards: whom, by which link, and what they answered."""
