"""What is said in an emergency: numbers first, one sentence of what to do, and that a bot can't help.

The sentences of what to do are shortened from memos of the services themselves; the source stands above each.
"""

from collections.abc import Sequence

from catalog.region import Contact

CONDITIONS = {
    "ambulance": "Если плохо сейчас",
    "breathing": "Если плохо сейчас",
    "poisoning": "Если плохо сейчас",
    "fire": "Если горит сейчас",
    "gas": "Если пахнет газом",
    "death": "Если человек умер дома",
    "lift": "Если вы в лифте",
    "flood": "Если заливает сейчас",
    "missing": "Если человек пропал",
    "fraud": "Если деньги просят или уводят сейчас",
}
IN_DANGER = "Если опасность прямо сейчас"
ADVICE = {
    # https://news.mail.ru/society/69984327/ (what a dispatcher asks); nothing is given without a doctor
    "poisoning": "Скажите диспетчеру, что и сколько выпито. Сами ничего не давайте.",
    # http://untolovo.org/?p=20314 (МЧС)
    "fire": "Выходите на улицу, лифтом не пользуйтесь.",
    # https://www.mkkaluga.ru/social/2025/12/02/kaluzhanam-rasskazali-chto-delat-pri-zapakhe-gaza.html
    "gas": "Не включайте свет, откройте окна и звоните уже с улицы.",
    # https://kirov-news.net/society/2026/01/26/530581.html (Россети)
    "electric": "К проводу и воде рядом с ним не подходите ближе 8 метров.",
    # https://riamo.ru/news/obschestvo/rossijanam-rasskazali-chto-delat-esli-razbilsja-gradusnik-so-rtutju/
    # (10 February 2026, a rescuer of the ministry)
    "mercury": "Откройте окно, выведите всех из комнаты. Пылесосом не собирайте, в мусор не бросайте.",
    # http://www.volgadmin.ru/d/districts/krarmadm/newsdistrict/i1310 (16 October 2019)
    "chemical": "Закройте окна и двери, на улицу не выходите.",
    # https://lobnya-pravda.ru/articles/43554-pamiatka-dlia-naseleniia-po-vzryvoopasnym-predmetam (6.02.2026)
    "mines": "Ничего не трогайте, отойдите подальше и не подпускайте других.",
    # https://37.berezsad.ru/site/pub?id=97 (23 January 2026); МЧС, 28 January 2025
    "alarm": "Отойдите от окон в комнату без окон или спуститесь в подвал. Обломков не касайтесь.",
    # http://park-dmitrov.ru/meropriyatiya/novosti/ostorozhno-tonkij-led; https://xabarskij-r22.gosweb.gosuslugi.ru/…
    "water": "Сами в воду и на лёд не идите: бросьте верёвку, палку или круг.",
    # https://news.mail.ru/society/69984327/ (28 February 2026)
    "missing": "Не ждите: звонить можно сразу, «трёх суток» не нужно.",
    # https://360.ru/news/obschestvo/spetsialisty-mchs-gzhi-i-rostehnadzora-rasskazali-… (11 February 2026)
    "lift": "Нажмите в кабине кнопку диспетчера, его номер есть и на табличке. Сами не выбирайтесь.",
    # https://krymsk-region.ru/novosti-administraczii/pervye-dejstviya-v-period-navodneniya-i-pavodka-11-7-2-2-2-4
    "flood": "Отключите воду, газ и электричество, если это безопасно.",
    # http://gai-inform.ru/?action=view&id=18693&module=articles (МВД, 29 December 2025)
    "fraud": "Положите трубку, денег не переводите, кодов не называйте. В банк звоните сами.",
}
TELL = "Назовите адрес и что случилось."
"""Said where no memo is at hand."""

NO_NUMBER = "Если опасность прямо сейчас — звоните в экстренные службы."
CALL_IT = "{number} — {title}. Позвоните по этому номеру: я бот и соединить не могу."
BOT_CANNOT = "Я бот и помощь вызвать не могу."
FREE = "Звонок бесплатный, работает круглосуточно."
OR_A_QUESTION = "Если ищете учреждение, напишите, кто нужен и где. Что я умею: «помощь»."
BOT_CANNOT_TALK = "Я бот и помочь разговором не сумею"
SHORT_NUMBER = 3
"""Digits of a number that is free of charge and answered day and night in the whole country."""


def call(emergency: str, contacts: Sequence[Contact]) -> str:
    """«Если плохо сейчас — звоните 103 или 112.», what to do, other lines, and that a bot can't call."""
    if not contacts:
        return f"{NO_NUMBER}\n{BOT_CANNOT}"
    urgent = [contact for contact in contacts if len(contact.phone) <= SHORT_NUMBER]
    lines = [f"{contact.phone} — {_lower(contact.title)}." for contact in contacts if contact not in urgent]
    if urgent:
        numbers = " или ".join(contact.phone for contact in urgent)
        lines.insert(0, f"{CONDITIONS.get(emergency, IN_DANGER)} — звоните {numbers}. {FREE}")
        lines.insert(1, ADVICE.get(emergency, TELL))
    return "\n".join([*lines, BOT_CANNOT])


def if_now(contacts: Sequence[Contact]) -> str:
    """«Если опасность прямо сейчас — звоните 112.», before an answer to what may be no emergency."""
    numbers = " или ".join(contact.phone for contact in contacts)
    return f"{IN_DANGER} — звоните {numbers}." if numbers else NO_NUMBER


def despair(helplines: Sequence[Contact], everything: Contact | None) -> str:
    """Where people listen, and the number for danger right now."""
    urgent = f"{IN_DANGER} — {everything.phone}." if everything else NO_NUMBER
    if not helplines:
        return f"{BOT_CANNOT_TALK}. {urgent}"
    people = "\n".join(f"{contact.phone} — {_lower(contact.title)}" for contact in helplines)
    return f"{BOT_CANNOT_TALK}, а вот здесь — люди, с ними можно поговорить:\n{people}\n{urgent}"


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
