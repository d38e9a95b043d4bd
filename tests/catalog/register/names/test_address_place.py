"""Places read out of addresses, in the orders that offices write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model import Place
from catalog.register.names.address_place import place_of
from catalog.register.reading.place_guess import PlaceGuess
from catalog.search.places.region_places import load_places

KNOWN = {"ульяновск", "волгоград"}


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("403870, Волгоградская обл., г. Камышин, ул. Мира, д. 5", Place("", "Камышин")),
        ("обл. Иркутская, р-н. Ольхонский, п. Еланцы, ул. Пенкальского, 666130",
         Place("Ольхонский район", "п. Еланцы")),
        ("309850, г.Алексеевка, Ул. Ф. Энгельса д.6", Place("", "Алексеевка")),
        ("Ульяновск, ул. Северный Венец, 18", Place("", "Ульяновск")),
        ("Чердаклинский р-н, Октябрьский пос., ул. Студенческая",
         Place("Чердаклинский район", "п. Октябрьский")),
        ("г. Волгоград, Дзержинский район, ул. Мира, 5", Place("", "Волгоград", "Дзержинский район")),
        ("Волгоград, Дзержинский р-н, ул. Мира", Place("", "Волгоград", "Дзержинский район")),
        ("Волгоградская область, Еланский муниципальный район, сельское поселение Вязовское, с. Вязовка",
         Place("Еланский район", "с. Вязовка")),
        ("Среднеахтубинский р-н, р. п. Средняя Ахтуба, ул. Мира",
         Place("Среднеахтубинский район", "р.п. Средняя Ахтуба")),
        ("403700, Волгоградская обл., Котовский муниципальный район, Подтёлков, ул. Мира, д. 5",
         Place("Котовский район", "Подтёлков")),
        ("Котовский район, Подтёлков", Place("Котовский район")),
        ("404130 г. Волжский ул. Мира д. 5", Place("", "Волжский")),
        ("х. Новый Рогачик, ул. С. Есенина, д. 5", Place("", "х. Новый Рогачик")),
        ("ул. Мира, 5, г. Камышин", Place("", "Камышин")),
        ("Московская обл., г.о. Мытищи, д. Беляниново", Place("городской округ Мытищи", "д. Беляниново")),
        ("Новокосинская улица, дом 41", Place()),
        ("микро Северное Чертаново, корпус 809", Place()),
        ("Колхозный", Place()),
        ("д. 5", Place()),
    ],
)  # fmt: skip
def test_addresses(address: str, place: Place) -> None:
    assert place_of(address, KNOWN) == place


@pytest.mark.parametrize(
    ("name", "address", "place"),
    [
        ("МБОУ города Волгограда Гимназия № 5", "", Place("городской округ город Волгоград", "Волгоград")),
        ("МОУ г. Камышина Лицей № 1", "", Place("городской округ город Камышин", "Камышин")),
        (
            "Детский сад № 5",
            "403870, г. Камышин, ул. Мира",
            Place("городской округ город Камышин", "Камышин"),
        ),
        ("Школа", "Еланский р-н, с. Вязовка", Place("Еланский муниципальный район", "с. Вязовка")),
    ],
)
def test_a_town_is_what_the_resources_know_as_one(name: str, address: str, place: Place) -> None:
    guess = PlaceGuess(load_places("volgograd"), [name], [address])
    assert guess.whole(Place(), address, name, "") == place


@given(st.text(max_size=200), st.lists(st.sampled_from(["г.", "ул.", "р-н", ",", "Мира", "с.", "5"])))
def test_any_address_is_read(text: str, words: list[str]) -> None:
    assert isinstance(place_of(text + " ".join(words), KNOWN), Place)
