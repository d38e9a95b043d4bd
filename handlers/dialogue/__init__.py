"""What a message means at this point of the conversation."""
