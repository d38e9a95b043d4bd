"""`gospublic vk-setup`: the settings of the community that the bot needs, printed or made."""

from contextlib import closing
from typing import Annotated

import typer

from bot.commands.operator import refuse


def vk_setup(
    *,
    apply: Annotated[bool, typer.Option("--apply", help="Включить всё, что можно включить отсюда.")] = False,
) -> None:
    """Какие настройки сообщества ВКонтакте нужны боту; с --apply включить их."""
    from bot.settings import Settings
    from bot.vk import texts
    from bot.vk.client import Client
    from bot.vk.faults import VkLaterError, VkOperatorError, VkRefusedError
    from bot.vk.setup import set_up

    settings = Settings()
    token = settings.vk_token.get_secret_value()
    if not (token and settings.vk_group_id):
        refuse(texts.NOT_SET)
    try:
        with closing(Client(token, settings.vk_api)) as client:
            for line in set_up(client, settings, apply=apply):
                typer.echo(line)
    except VkRefusedError as error:
        refuse(texts.REFUSED.format(code=error.code))
    except VkOperatorError as error:
        refuse(str(error))
    except VkLaterError as error:
        refuse(texts.UNREACHABLE.format(reason=error))
