"""What is said of addresses that the list lacks: never «fake», and never so that they could be pressed."""

import re

from catalog.model import Platform
from catalog.pages.finding import Finding, Reason
from catalog.pages.rules import rules
from handlers.texts.words import MARKED

KEEP_SECRETS = "Пароль и код из СМС по такой ссылке не вводите."
NOT_IN_LIST = "Этой страницы в списке нет, подтвердить её не могу."
SITE_NOT_IN_LIST = "Этого сайта в списке нет, подтвердить его не могу."
HOW_TO_TELL = "У официальной страницы под названием стоит отметка «Госорганизация»."
NO_MARK_THERE = (
    "В Телеграме и МАКС отметки «Госорганизация» нет."
    " Верьте ссылке, которая стоит на странице учреждения ВКонтакте с этой отметкой."
)
HOW_TO_GET = "Учреждение получает её через Госуслуги и потом сообщает тем, кто ведёт список."

GOSUSLUGI = "gosuslugi.ru"
LONGEST_ADDRESS = 60
REMEDY = re.compile(r"[,:] нуж(?:но|ен) ")
"""What stands before how an address should have been written."""

ON_PLATFORM = {
    Platform.VK: "не открывает страницу ВКонтакте, а ",
    Platform.OK: "не открывает страницу в Одноклассниках, а ",
    Platform.TELEGRAM: "не открывает канал в Телеграме, а ",
    Platform.MAX: "не открывает канал в МАКС, а ",
}
STRANGERS = {
    Reason.SECTION: "Это раздел самой площадки, а не страница учреждения.",
    Reason.INVITE: (
        "Это приглашение в чат: кто его ведёт, по ссылке не видно. Страницей учреждения его не считайте."
    ),
    Reason.SAME_NAME: f"{NOT_IN_LIST} В списке есть страница с таким же именем на другой площадке.",
    Reason.SAME_INN: f"{NOT_IN_LIST} ИНН в её адресе — как у учреждения из списка.",
    Reason.POST: f"По ссылке на запись не видно, чья она. {NOT_IN_LIST} Пришлите адрес самой страницы.",
    Reason.NOT_LISTED: f"{NOT_IN_LIST} {HOW_TO_TELL} {HOW_TO_GET}",
    Reason.OVERLAY: "Эта ссылка открывает чужую запись, а не страницу учреждения. Подтвердить её не могу.",
    Reason.NO_SITE: (
        f"Эта ссылка открывает не сайт. Подтвердить её не могу. {KEEP_SECRETS}"
        " Пришлите один адрес, без слов вокруг."
    ),
    Reason.PERSON: "Это страница человека, а не учреждения. В списке её нет, подтвердить не могу.",
    Reason.SHORT_LINK: (
        "Это короткая ссылка: куда она ведёт, по ней не видно, и открывать её я не стал."
        " Пришлите адрес, который откроется, или название учреждения — покажу его настоящую страницу."
    ),
    Reason.NUMERIC_HOST: (
        "Вместо имени сайта в ссылке одни числа: у учреждений таких адресов не бывает."
        f" Подтвердить не могу. {KEEP_SECRETS}"
    ),
}


def broken(address: str) -> str:
    """«dp3-vlg точка ru»: nobody presses it, and no messenger makes a link of it."""
    bare = "".join(sign if sign.isalnum() or sign in "-._/" else " " for sign in address[:LONGEST_ADDRESS])
    return bare.strip(" .").replace(".", " точка ")


def harmless(fault: str) -> str:
    """What is wrong with an address as a sentence, every address that it quotes broken.

    The remedy is for operators. Here it is left out, unless it is a platform's own host: a resident would be
    handed the address of whoever wrote the bad one.
    """
    told = REMEDY.split(fault, maxsplit=1)
    if len(told) == 1 or not any(platform.page_host(told[1]) for platform in rules().platforms):
        fault = told[0]
    sentence = re.sub(r"«([^»]{0,200})»", lambda quoted: f"«{broken(quoted[1]) or quoted[1]}»", fault)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def lookalike(finding: Finding) -> str:
    """Not to be followed: it passes itself off as something else."""
    if finding.reason is Reason.HIDDEN:
        return "Не переходите: написано одно, а ссылка ведёт на другой адрес, его в списке нет."
    address = broken(finding.shown or finding.host)
    if finding.reason is Reason.OTHER_NUMBER:
        return f"Подтвердить не могу: адреса «{address}» в списке нет, есть похожий, с другим номером."
    away = "Эта ссылка уводит на другой сайт. " if finding.redirected else ""
    if finding.reason is Reason.ALIKE:
        return f"{away}Не переходите: адреса «{address}» в списке нет, он только похож на настоящий."
    where = harmless(finding.fault) if finding.fault else _whose_host(finding)
    return (
        f"{away}Не переходите: {_not_the(finding)}. {where} В списке официальных страниц такого адреса нет."
    )


def stranger(finding: Finding) -> str:
    """Not in the register, and like nothing in it."""
    if finding.reason is Reason.STATE_HOST:
        return f"{finding.host} — государственный сайт, а не страница учреждения."
    if finding.reason is Reason.MALFORMED:
        return f"Такого адреса быть не может. {harmless(finding.fault)}"
    if finding.reason is Reason.REDIRECT:
        instead = ON_PLATFORM.get(finding.platform, "") if finding.platform else ""
        return f"Эта ссылка {instead}уводит на сторонний сайт. Подтвердить её не могу. {KEEP_SECRETS}"
    if finding.reason is Reason.NOT_LISTED and finding.platform in (None, Platform.SITE):
        fault = f" {harmless(finding.fault)}" if finding.fault else ""
        return f"{SITE_NOT_IN_LIST}{fault} {KEEP_SECRETS}"
    if finding.reason is Reason.NOT_LISTED and finding.platform not in MARKED:
        return f"{NOT_IN_LIST} {NO_MARK_THERE}"
    return STRANGERS[finding.reason]


def _not_the(finding: Finding) -> str:
    owner = rules().owner(finding.imitates)
    if owner is not None:
        return f"это не {owner.title}"
    if finding.imitates == GOSUSLUGI:
        return "это не Госуслуги"
    return (
        f"это не {finding.imitates}"
        if finding.imitates
        else "имя взято у официальной страницы, а сайт другой"
    )


def _whose_host(finding: Finding) -> str:
    """Where the address really leads: to the last two words of its host."""
    if finding.imitates and f".{finding.imitates}." in f".{finding.host}.":
        owner = broken(".".join(finding.host.split(".")[-2:]))
        return f"Адрес сайта там «{owner}», а «{finding.imitates}» приписано впереди для вида."
    return f"Адрес сайта там «{broken(finding.host)}»."
