import pytest

from catalog.queues.likeness import addresses, is_repeat


@pytest.mark.parametrize(
    ("told", "earlier", "same"),
    [
        ("телефон не тот", "Телефон не тот!", True),
        ("телефон не тот", "адрес не тот", False),
        ("дом 5, а не 7", "дом 7, а не 9", False),
        ("правильная vk.com/a", "вот https://www.vk.com/a/", True),
        ("правильная vk.com/a", "правильная vk.com/b", False),
        ("правильная vk.com/a", "правильная", False),
        ("", "", True),
    ],
)
def test_what_is_a_repeat(told: str, earlier: str, *, same: bool) -> None:
    assert is_repeat(told, earlier) is same


def test_addresses_are_found_and_compared_as_text() -> None:
    assert addresses("было VK.com/One, стало https://t.me/two/ и a@b.ru") == {"vk.com/one", "t.me/two"}
