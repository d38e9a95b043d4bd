"""What residents need: who is responsible, by which service, under which number. Data, its form and its layers."""
