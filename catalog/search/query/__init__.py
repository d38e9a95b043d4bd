"""From a text to its slots: tokens, spelling candidates, kind, number, place and name."""
