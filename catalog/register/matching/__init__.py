"""Which institution of the register a row speaks of: blocked, compared, weighed, with the reasons.

`exact` pairs what leaves no question; `blocks` finds what is worth comparing, `traits` holds what is
compared, `evidence` weighs a pair, and `pairing` decides: sure, doubtful, one of several, or another one.
"""
