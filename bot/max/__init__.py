"""MAX: what it delivers → Incoming, Reply → its calls, and the way between."""
