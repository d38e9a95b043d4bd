"""What is said of online services."""

from catalog.model import Topic

TITLES = {
    Topic.DOCTOR: "Запись к врачу",
    Topic.CLUBS: "Кружки и секции",
    Topic.KINDERGARTEN: "Запись в детский сад",
    Topic.SCHOOL: "Запись в школу",
    Topic.DIARY: "Электронный дневник",
    Topic.APPEAL: "Обращение в администрацию",
    Topic.OTHER: "Другие услуги",
}

CALL = "Проще всего позвонить: {phones}."
ONLINE = "По интернету: {ways}."
NOT_TAKEN = "Сам я обращения не принимаю: их принимает администрация."
NO_LINK = "Прямой ссылки на эту услугу в списке нет: спросите в самом учреждении."
WHERE = "В каком городе или районе? Назову учреждения."
NOBODY_THERE = "Учреждений, где это есть, для этого места в списке нет. Можно назвать другой район."
WHICH = "Если нужно само учреждение, напишите номер:"
MENU = "Какая услуга нужна? Напишите номер или своими словами."


def headline(topic: Topic, where: str, wanted: str = "") -> str:
    """«Запись к врачу в Камышине.»; `wanted`: the title of the very service that was asked for."""
    return f"{wanted or TITLES[topic]}{' ' + where if where and not wanted else ''}."
