"""Pages of the desk for institutions: codes on their doors, links by which they keep their cards."""
