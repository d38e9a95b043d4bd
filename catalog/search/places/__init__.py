"""The region's places, and the gazetteer that finds them in a text."""
