"""The tables go up, down and up again, and are those that the models describe."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from catalog.invitations.model import AnswerKind, Told
from catalog.store.database import sqlite
from catalog.store.database.database import Database
from catalog.store.database.migrate import FOLDER, migrate
from catalog.store.database.revision import HEAD, OURS, tables
from catalog.store.lists.narrowing import Narrowing
from catalog.store.lists.queues import ANSWERS
from catalog.store.register import Register, open_register
from catalog.store.tables.register import Base
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


TOLD = (Told({}, {}), Told({}, {}, "не то"), Told({"closed_from": ""}, {}), Told({"phone": "112"}, {}))


def test_answers_that_waited_before_have_their_kind(url: str) -> None:
    on, at = date(2026, 11, 30), datetime(2026, 11, 30, 12, tzinfo=UTC)
    with closing(open_register(url)) as register:
        invitation = register.invitations.invite(["a-1"], on, on)["a-1"]
        for told in TOLD:
            register.invitations.tell(invitation, told, at)
        for target in ("0025", HEAD):
            with register._database.writing() as connection:
                migrate(connection, target)
        waiting = register.lists.waiting(ANSWERS, Narrowing(on))
        kinds = [one.told.kind for one in register.invitations.those(waiting)]
    assert kinds == [*[AnswerKind.CHANGE] * 2, AnswerKind.CLOSURE, AnswerKind.CONFIRMATION] == sorted(kinds)


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


@pytest.mark.filterwarnings("ignore:.*expression-based index")
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
