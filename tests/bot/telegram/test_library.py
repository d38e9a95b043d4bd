"""aiogram's models, which are built when they are first used."""

from aiogram.types import PassportData
from aiogram.types import Update as TheirUpdate

from bot.telegram.library import Update


def test_a_model_is_built_when_it_is_first_used() -> None:
    assert not PassportData.__pydantic_complete__
    given = {"data": [], "credentials": {"data": "a", "hash": "b", "secret": "c"}}
    read = PassportData.model_validate(given)
    assert (read.credentials.hash, read.model_dump()["data"]) == ("b", [])
    assert PassportData.__pydantic_complete__


def test_what_every_message_needs_is_ready() -> None:
    assert Update is TheirUpdate
    assert Update.__pydantic_complete__
