"""Logs, metrics and fault reports."""
