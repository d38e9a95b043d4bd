"""`gospublic forget`: what is kept of a person who asks for it to be forgotten."""

import asyncio
import re
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.operator import opened_register, refuse

if TYPE_CHECKING:
    from bot.settings import Settings

PERSON = re.compile(r"(telegram|vk|max):[\w:-]{1,64}|web:.{1,256}")


def forget(
    person: Annotated[
        str | None, typer.Argument(metavar="[КТО]", help="Площадка и номер человека: telegram:123456789.")
    ] = None,
    report: Annotated[int | None, typer.Option("--report", help="Номер сообщения, которое стереть.")] = None,
) -> None:
    """Забыть разговор человека или слова его сообщения об ошибке.

    Имён бот не хранит: человека узнают по номеру на площадке, сообщение — по номеру, который назвал бот.
    """
    from handlers.texts import forgetting as texts

    if person is None and report is None:
        raise typer.BadParameter(texts.NOTHING_NAMED, param_hint="КТО")
    if person is not None and not PERSON.fullmatch(person):
        raise typer.BadParameter(texts.NOT_A_PERSON.format(person=person), param_hint="КТО")
    if report is not None:
        with opened_register() as register:
            register.queues.forget_report(report)
        typer.echo(texts.REPORT_FORGOTTEN.format(number=report))
    if person is not None:
        typer.echo(_forget_conversation(person))


def _forget_conversation(person: str) -> str:
    from bot.settings import Settings
    from handlers.texts import forgetting as texts

    settings = Settings()
    platform, _, number = person.partition(":")
    if platform == "telegram" and number.isdigit():
        person = f"{person}:{number}"  # the private chat, whose number is the person's own
    from bot.redis_pipeline import RedisError
    from catalog.store.errors import StoreError

    try:
        asyncio.run(_forgetting(settings)(person))
    except (RedisError, StoreError):
        refuse(texts.NO_REDIS if settings.redis_url else texts.NO_DATABASE)
    return texts.FORGOTTEN


def _forgetting(settings: "Settings") -> Callable[[str], Coroutine[None, None, None]]:
    """What forgets a person where this installation keeps conversations."""
    from bot.privacy.pseudonyms import People
    from bot.privacy.secret_file import secret_of

    people = People(secret_of(settings))

    async def in_redis(person: str) -> None:
        from bot.redis_pipeline import RedisGroup
        from bot.sessions.redis import RedisSessions

        redis = RedisGroup(settings.redis_url)
        try:
            await RedisSessions(redis, people).forget(person)
        finally:
            await redis.close()

    async def in_database(person: str) -> None:
        from bot.sessions.database import SECONDS_TRUSTED, DatabaseSessions
        from catalog.store.processes.sessions import SessionStore

        with opened_register():  # which makes the tables where there are none
            pass
        sessions = DatabaseSessions(SessionStore(settings.database_url), people)
        try:
            await sessions.forget(person)
            await asyncio.sleep(SECONDS_TRUSTED)  # by then a bot that runs has forgotten it, too
        finally:
            await sessions.close()

    return in_redis if settings.redis_url else in_database
