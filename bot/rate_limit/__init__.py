"""How often one person may write: counted in memory, or in Redis by all processes together."""
