"""What is cut out of a text before it is kept, and what stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.queues.masking import CUT, masked


@pytest.mark.parametrize(
    ("text", "secrets"),
    [
        ("позвоните 8 (927) 123-45-67", ["927", "123"]),
        ("+7.902.123.45.67", ["902"]),
        ("89271234567а вы где", ["8927", "4567"]),
        ("почта a.b@mail.ru", ["mail", "a.b"]),
        ("снилс 112-233-445 95", ["112", "95"]),
        ("карта 2202 2003 1234 5678, полис 3456789012345678", ["2202", "5678", "3456"]),
        ("паспорт 18 05 123456", ["18 05", "123456"]),
        ("свидетельство АБ 123456", ["123456"]),
        ("родился 12.05.2019", ["12.05", "2019"]),
        ("меня зовут Анна Ким", ["Анна", "Ким"]),
        ("запишите Иванову Марию к врачу", ["Иванов", "Мари"]),
        ("иванов петр сергеевич болеет", ["иванов", "петр", "сергеев"]),
        ("Петрова А.Б. грубит", ["Петров"]),
        ("А. Б. Петрова грубит", ["Петров"]),
        ("мария ивановна не отвечает", ["мария", "иванов"]),
        ("врач Сидоров Иван", ["Сидоров", "Иван"]),
        ("поликлиника карла маркса", ["карла"]),
    ],
)
def test_what_is_personal_is_cut_out(text: str, secrets: list[str]) -> None:
    found = masked(text)
    assert CUT in found
    assert [secret for secret in secrets if secret in found] == []


@pytest.mark.parametrize(
    "text",
    [
        "школа 5 волжский",
        "школа № 1 2 3",
        "фап рябовский",
        "детский сад вера",
        "роддом на семи ветрах",
        "школа имени Юрия Гагарина",
        "садик на карла маркса",
        "больница 15, корпус 2",
        "правильная vk.com/club123456789",
        "https://vk.com/wall-123456_789012",
        "t.me/ivan_petrov",
        "127.0.0.1:5432",
    ],
)
def test_what_is_asked_for_stays(text: str) -> None:
    assert masked(text) == text


def test_a_name_of_the_register_stays() -> None:
    assert (
        masked("поликлиника карла маркса", lambda name: name == "карла маркса") == "поликлиника карла маркса"
    )


@given(st.text(max_size=200))
def test_any_text_is_masked_once_and_for_all(text: str) -> None:
    once = masked(text)
    assert masked(once) == once
