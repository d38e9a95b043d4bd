"""The catalogue that is served, swapped whole when a newer version of the register is active."""
