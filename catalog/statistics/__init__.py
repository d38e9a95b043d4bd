"""Figures of a register, and of what the guide was used for."""
