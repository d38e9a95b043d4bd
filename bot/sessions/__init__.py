"""The short state of a conversation between two messages."""
