"""The edge: channels, wiring, the process."""
