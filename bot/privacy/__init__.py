"""What is kept of who a person is, and what is cut out of logs."""
