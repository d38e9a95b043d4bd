"""Answer, choose, service or none, and how sure."""
