"""A short run of the fuzz of links; `make fuzz` judges 100,000."""

import random

import pytest

from catalog.pages.check import check
from tests.catalog.pages.link_fuzz import JUDGE, host_opened, is_fair, mutated, run

SEED = 20261130


def test_no_mutated_link_is_vouched_for_and_no_good_spelling_refused() -> None:
    counted = run(3_000, 1_000, SEED)
    assert counted.elsewhere > 1_500
    assert counted.verdicts["official"] + counted.verdicts["listed"] > 50
    assert counted.vouched == []
    assert counted.refused == []


@pytest.mark.parametrize(
    "link",
    [
        "admvolga.r)vk.com/",
        "detpol3.ru-:8080$",
        "detpol3.ru:&．",
        "https://max.ru/solnyshko9/%2e%2e＼",
        "https://max.ru/solnyshko9/..!",
        "admvolga.ru:ß",
    ],
)
def test_what_a_long_run_found_is_vouched_for_no_more(link: str) -> None:
    (found,) = check(link, JUDGE)
    assert is_fair(link, found)


def test_the_fuzz_reads_addresses_as_browsers_do() -> None:
    assert host_opened("//evil-site.ru\\vk.com/a") == "evil-site.ru"
    assert host_opened("https:evil-site.ru/vk.com") == "evil-site.ru"
    assert host_opened("vk.com@evil-site.ru") == "evil-site.ru"
    assert host_opened("javascript:alert('vk.com')") == ""
    assert host_opened("https://vk.com:99999") is None


def test_mutations_differ() -> None:
    chance = random.Random(SEED)  # noqa: S311 - a repeatable draw, no secret
    assert len({mutated(chance) for _ in range(200)}) > 150
