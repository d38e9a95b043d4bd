"""What `gospublic forget` says."""

from typing import Final

NOTHING_NAMED: Final = "назовите, кого забыть (telegram:НОМЕР), или сообщение: --report НОМЕР"
NOT_A_PERSON: Final = "{person}: пишите площадку и номер, например telegram:123456789"
REPORT_FORGOTTEN: Final = "Слова сообщения № {number} стёрты; номер и то, чем оно кончилось, остались."
FORGOTTEN: Final = "Разговор забыт. Больше о человеке ничего не хранится."
NO_REDIS: Final = "Redis не отвечает, разговор не стёрт. Проверьте GOSPUBLIC_REDIS_URL и повторите."
NO_DATABASE: Final = "База не отвечает, разговор не стёрт. Проверьте GOSPUBLIC_DATABASE_URL и повторите."
