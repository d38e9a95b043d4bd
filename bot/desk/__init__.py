"""The operator's desk at `/operator`: the register kept by people who don't program."""
