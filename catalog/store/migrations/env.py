"""Alembic's entry: works on the connection, and in the transaction, that `database.migrate` brings."""

from alembic import context

from catalog.store.tables.register import Base

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, transactional_ddl=False
)
context.run_migrations()
