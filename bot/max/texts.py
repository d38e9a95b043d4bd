"""Sentences about MAX: what the operator is told."""

BAD_TOKEN = "МАКС не принимает токен бота. Проверьте GOSPUBLIC_MAX_TOKEN."  # noqa: S105 - a sentence
SHORT_SECRET = "МАКС берёт секрет не короче пяти знаков. Задайте GOSPUBLIC_WEBHOOK_SECRET длиннее."  # noqa: S105 - likewise
BAD_WEBHOOK = (
    "МАКС не принимает адрес для доставки. Нужен GOSPUBLIC_PUBLIC_URL с https, портом 443 и сертификатом,"
    " который выдал доверенный центр."
)
