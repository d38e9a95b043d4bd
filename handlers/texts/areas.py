"""Sentences about which institution serves an address."""

from datetime import date

from catalog.areas.model import AreaDecision, MissingPart, ServingInstitution

WHERE = "В каком городе или посёлке этот адрес?"
WHICH_PLACE = "Мест с таким названием несколько. Какое из них?"
STREET = "Какая улица и какой дом?"
WHICH_STREET = "Улиц с таким названием несколько. Какая из них?"
HOUSE = "Какой номер дома?"
PRIVATE = "В акте назван «частный сектор» без номеров: относится ли к нему ваш дом, подтвердит учреждение."
LONGEST_HOUSES = 100
QUESTIONS = {
    MissingPart.PLACE: WHERE,
    MissingPart.WHICH_PLACE: WHICH_PLACE,
    MissingPart.STREET: STREET,
    MissingPart.WHICH_STREET: WHICH_STREET,
    MissingPart.HOUSE: HOUSE,
    MissingPart.PRIVATE: PRIVATE,
}
CHECK = "Проверьте до подачи заявления: акты меняются."
CHECK_WITH = "Проверьте до подачи заявления: {whom}."
SEVERAL = "По этому дому акты называют несколько учреждений."
SERVED = "{service}: {name}"
SERVES = "Этот адрес обслуживают:"
NONE = "В акте для этого места такого дома нет."
NO_DATA = "Актов о закреплении территорий для этого места у меня нет."
NO_SERVICE = "Акта о закреплении территорий для этого места ({service}) у меня нет."
ASK_THERE = "Подскажут: {whom}."
ASK_ANYONE = "Подскажут в администрации района или города."
EXPLAINED = "Напишите город, улицу и дом – скажу, какое учреждение обслуживает этот адрес."
PLACE = "Адрес: {address}."
ELSEWHERE = "Если вы о другом месте с этим названием ({where}), назовите район."
MOST_ELSEWHERE = 3


def question(missing: MissingPart | None, options: tuple[str, ...] = ()) -> str:
    """What has to be said, with what to choose among."""
    asked = QUESTIONS.get(missing, WHERE) if missing else WHERE
    return f"{asked} {'; '.join(options)}" if options else asked


def basis(served: ServingInstitution) -> str:
    """«Постановление … : ул. Мира, 1–25 (до 31.08.2027)»."""
    area = served.area
    where = ", ".join(filter(None, (area.locality, area.street, _cut(area.houses))))
    until = f" (действует до {_day(area.until)})" if area.until else ""
    return f"{area.basis or 'Акт о закреплении'}: {where}{until}"


def _cut(houses: str) -> str:
    """A long list of houses is for the act itself."""
    return houses if len(houses) <= LONGEST_HOUSES else houses[:LONGEST_HOUSES].rpartition(",")[0] + "…"


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def elsewhere(labels: tuple[str, ...]) -> str:
    """That a place of that name is elsewhere, too."""
    shown = "; ".join(labels[:MOST_ELSEWHERE]) + (" и другие" if len(labels) > MOST_ELSEWHERE else "")
    return ELSEWHERE.format(where=shown)


def nothing(decision: AreaDecision, service: str) -> str:
    """That an act has no such house, or that there is no act."""
    if decision is AreaDecision.NONE:
        return NONE
    return NO_SERVICE.format(service=service) if service else NO_DATA


def who(names: list[str]) -> str:
    """Who knows, by name."""
    return ASK_THERE.format(whom="; ".join(names)) if names else ASK_ANYONE


LINE = "{service}: {name} – {basis}."
ADMINISTRATIONS = "Администрации"
NO_ACTS = "Актов о том, какое учреждение обслуживает какой адрес, у меня пока нет. " + ASK_ANYONE
HELD = "Ищу адрес {where}."


def served_line(served: ServingInstitution, name: str) -> str:
    """«Школа: Школа № 2 – постановление …: ул. Мира, 1–25.»"""
    service = served.service[:1].upper() + served.service[1:]
    return LINE.format(service=service, name=name, basis=basis(served))
