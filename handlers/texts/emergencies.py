"""What is said in an emergency: numbers, and that a bot can't help."""

from collections.abc import Sequence

from catalog.region import Contact

CONDITIONS = {
    "ambulance": "Если плохо сейчас",
    "fire": "Если горит сейчас",
    "gas": "Если пахнет газом",
    "death": "Если человек умер дома",
}
IN_DANGER = "Если опасность прямо сейчас"
NO_NUMBER = "Если опасность прямо сейчас — звоните в экстренные службы."
CALL_IT = "{number} — {title}. Позвоните по этому номеру: я бот и соединить не могу."
BOT_CANNOT = "Я бот и помощь вызвать не могу."
OR_A_QUESTION = "Если ищете учреждение, напишите, кто нужен и где. Что я умею: «помощь»."
BOT_CANNOT_TALK = "Я бот и помочь разговором не сумею"


def call(emergency: str, contacts: Sequence[Contact]) -> str:
    """«Если плохо сейчас — звоните 103 или 112. …»"""
    if not contacts:
        return f"{NO_NUMBER}\n{BOT_CANNOT}"
    numbers = " или ".join(contact.phone for contact in contacts)
    condition = CONDITIONS.get(emergency, IN_DANGER)
    return f"{condition} — звоните {numbers}. Звонок бесплатный, работает круглосуточно.\n{BOT_CANNOT}"


def despair(helplines: Sequence[Contact], everything: Contact | None) -> str:
    """Where people listen, and the number for danger right now."""
    urgent = f"{IN_DANGER} — {everything.phone}." if everything else NO_NUMBER
    if not helplines:
        return f"{BOT_CANNOT_TALK}. {urgent}"
    people = "\n".join(f"{contact.phone} — {_lower(contact.title)}" for contact in helplines)
    return f"{BOT_CANNOT_TALK}, а вот здесь — люди, с ними можно поговорить:\n{people}\n{urgent}"


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
