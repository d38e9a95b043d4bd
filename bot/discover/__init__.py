"""Institutions' own sites looked at for links to their pages: `gospublic discover`."""
