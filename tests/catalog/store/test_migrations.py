"""The tables go up, down and up again, and are those that the models describe."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from catalog.store import sqlite
from catalog.store.database import Database
from catalog.store.migrate import FOLDER, migrate
from catalog.store.register import Register, open_register
from catalog.store.revision import HEAD, OURS, tables
from catalog.store.tables import Base
from tests.catalog.store.institutions import FULL, PLAIN


def test_the_newest_revision_is_the_one_that_is_asked_for() -> None:
    assert ScriptDirectory(str(FOLDER)).get_current_head() == HEAD


def test_up_down_and_up_again(url: str) -> None:
    open_register(url).close()
    database = Database(url)
    for target in ("base", HEAD):
        with database.writing() as connection:
            migrate(connection, target)
            left = tables(connection.connection, connection.dialect.name) & OURS
            assert left == (OURS if target == HEAD else set())
    database.close()
    with closing(open_register(url)) as register:
        register.versions.replace([PLAIN, FULL], note="")
        assert register.versions.institutions() == [FULL, PLAIN]


@pytest.mark.usefixtures("without_tables")
def test_a_failed_migration_leaves_nothing_behind(url: str) -> None:
    file = sqlite.file_of(url)
    if file:
        sqlite.make_folder(file)
    database = Database(url)
    try:
        with database.writing() as connection:
            migrate(connection, HEAD)
            raise InterruptedError  # noqa: TRY301 - as a kill would
    except InterruptedError:
        pass
    with database.engine.connect() as connection:
        assert tables(connection.connection, connection.dialect.name) == set()
    database.close()


def test_the_models_describe_the_migrated_tables(register: Register) -> None:
    with register._database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


@pytest.mark.usefixtures("without_tables")
def test_several_first_starts_at_once_agree(url: str) -> None:
    with ThreadPoolExecutor(4) as starts:
        opened = list(starts.map(open_register, [url] * 4))
    for register in opened:
        assert register.versions.active() is None
        register.close()
