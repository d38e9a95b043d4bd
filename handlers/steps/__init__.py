"""One step of the dialogue each."""
