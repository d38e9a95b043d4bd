"""What is known of one register, built once."""
