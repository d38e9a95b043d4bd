"""A job that one process alone may do: held as a row of the database, or in Redis."""
