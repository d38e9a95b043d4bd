"""Sentences about VK: what the operator is told to switch on, and where."""

from typing import Final

KEY_REFUSED: Final = (
    "ВКонтакте не принимает ключ сообщества: создайте новый в «Управление → Работа с API → Ключи доступа»"
    " и впишите его в GOSPUBLIC_VK_TOKEN."
)
CAPTCHA: Final = (
    "ВКонтакте просит ввести капчу: войдите в сообщество администратором и отправьте одно сообщение вручную."
)
VALIDATION: Final = (
    "ВКонтакте просит подтвердить владельца ключа: войдите администратором сообщества и пройдите проверку."
)
