"""What is said of a telephone number: whose it is, or that it isn't theirs, and what to do."""

from datetime import date

from catalog.model import Institution
from catalog.region import Contact
from handlers.texts.names import everyday_name, place_name
from handlers.texts.words import day

SPOOFED = "Номер на экране можно подделать. Если вам звонили, положите трубку и перезвоните по нему сами."
SECRETS = "Коды из СМС и данные карты не называйте: учреждения их не спрашивают."
UNKNOWN = "Этого номера в списке нет: чей он, не знаю."
WHO = "Напишите, кем назвались и где это: подскажу настоящий номер."
WHICH = "Напишите, какое это учреждение и где: подскажу настоящий номер."
HANG_UP = "Положите трубку, номер возьмите на странице или сайте учреждения."
ONE_OF = "Может быть, вам звонили будто бы отсюда:"
MORE_UNKNOWN = "Другого номера из сообщения в списке тоже нет."


def about(ending: str) -> str:
    """Which number is meant, for others who read along; not the whole, which could be pressed."""
    return f"Это про номер, который кончается на {ending}: о других номерах ничего не говорю."


def known_institutions(owners: tuple[Institution, ...]) -> str:
    """Whose number it is."""
    seen = f" Так было в списке {day(owners[0].known_on)}." if owners[0].known_on else ""
    return f"Номер из списка: {'; '.join(map(named, owners))}.{seen}"


def known_contact(contact: Contact) -> str:
    """That the number stands among those of the region or the country."""
    return f"{contact.phone} — {contact.title}.{_vouched(contact)}"


def not_of(institution: Institution, phone: str) -> str:
    """That the institution has another number, and which."""
    return f"Этого номера у учреждения нет: {named(institution)}. Его номер: {phone}, перезвоните сами."


def no_number_of(institution: Institution) -> str:
    """That the list has no number of the institution, so that nothing is known of this one."""
    return f"{named(institution)}: номера в списке нет. {HANG_UP}"


def not_of_contact(contact: Contact) -> str:
    return f"Этого номера у них нет. {contact.title}: {contact.phone}, перезвоните сами.{_vouched(contact)}"


def is_of(owner: str) -> str:
    """Of a number that isn't the named institution's: whose it is."""
    return f"Сам номер есть в списке: {owner}."


def named(institution: Institution) -> str:
    """«Поликлиника № 5, Волгоград, Кировский район»."""
    return ", ".join(filter(None, (everyday_name(institution), place_name(institution.place))))


def _vouched(contact: Contact) -> str:
    seen: date | None = contact.confirmed_on or contact.seen_on
    return f" Так было {day(seen)}." if seen else ""
