"""Institutions keep their own cards: links made, answers taken in, and told what became of them."""
