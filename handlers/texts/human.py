"""What is said to somebody who wants a human."""

from datetime import date

from catalog.region import Contact
from handlers.texts.greeting import contact_words

NOBODY_HERE = "Я программа: людей здесь нет, соединить не могу. Люди отвечают по телефону:"


def answers(contact: Contact, today: date) -> str:
    """«Линия поддержки Госуслуг: 8 800 100-70-10.»"""
    return f"{contact.title}: {contact_words(contact, today)}."
