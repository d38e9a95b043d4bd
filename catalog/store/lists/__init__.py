"""Institutions and pages as lists that are narrowed down, sorted and counted by the database."""
