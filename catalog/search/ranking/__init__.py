"""From slots to graded sets of institutions, and from those to ranked groups."""
