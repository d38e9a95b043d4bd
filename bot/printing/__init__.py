"""What goes to a printer: codes for doors, one by one or on sheets."""
