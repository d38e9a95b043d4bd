"""What residents need: who does it, by which service, under which number. Its form and its layers."""
