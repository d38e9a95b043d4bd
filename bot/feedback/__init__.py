"""What a conversation hands over: reports and misses on their way to the database, and counts of use."""
