"""`gospublic forget`: what is kept of a person who asks for it to be forgotten."""

import asyncio
import re
from typing import Annotated

import typer

from bot.commands.operator import opened_register, refuse

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
    if not settings.redis_url:
        return texts.IN_MEMORY
    from bot.privacy.pseudonyms import People
    from bot.redis_pipeline import RedisError, RedisGroup
    from bot.sessions.redis import RedisSessions

    async def forget_it() -> None:
        redis = RedisGroup(settings.redis_url)
        try:
            await RedisSessions(redis, People(settings.sealing_secret)).forget(person)
        finally:
            await redis.close()

    try:
        asyncio.run(forget_it())
    except RedisError:
        refuse(texts.NO_REDIS)
    return texts.FORGOTTEN
