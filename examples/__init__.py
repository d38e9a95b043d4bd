"""What may be copied to begin something of one's own; nothing in the guide imports it."""
