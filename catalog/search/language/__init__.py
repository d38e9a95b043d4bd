"""Normalising, spelling, morphology and transliteration of Russian words."""
