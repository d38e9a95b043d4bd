from datetime import date

from catalog.model import PageState, Platform
from handlers.messages import Card, CardPage, Choice, LinkButton, Reply
from handlers.view.plain_text import plain_text

TODAY = date(2026, 11, 23)
CARD = Card(
    code="school-5",
    name="Школа № 5",
    official_name="МОУ «Средняя школа № 5»",
    place="Волжский",
    address="ул. Мира, д. 1",
    phone="8 (8443) 11-22-33",
    pages=(CardPage(Platform.VK, "https://vk.com/school5", PageState.CONFIRMED, date(2026, 11, 12)),),
    services=(LinkButton("Дневник", "https://sgo.example.ru/"),),
)


def test_everything_is_in_the_words() -> None:
    reply = Reply(
        "Школа № 5, Волжский.",
        cards=(CARD,),
        choices=(Choice("1. № 5", "card:a"), Choice("Не то", "wrong:a")),
        links=(LinkButton("Сайт", "https://school5.example.ru/"), LinkButton("ВК", "https://vk.com/school5")),
    )
    text = plain_text(reply, TODAY)
    words = ["Школа № 5", "Мира", "11-22-33", "vk.com/school5", "официальная", "12 ноября 2026", "не то"]
    for said in (*words, "sgo.example.ru", "school5.example.ru"):
        assert said in text
    assert text.count("vk.com/school5") == 1
    assert "1. № 5" not in text, "the text numbers its own list"


def test_silence_stays_silence() -> None:
    assert plain_text(Reply("")) == ""
