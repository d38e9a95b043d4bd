"""The needs of the resources are whole, each fact with its source and date; faults are named."""

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from catalog.needs.load import load_needs
from catalog.needs.model import Need, NeedLink, NeedPhone, Sureness
from catalog.region import load_region
from catalog.resource_file import RESOURCES, ResourceError
from catalog.search.vocabulary.vocabulary import load_vocabulary
from catalog.yaml_loader import load_yaml

FACTS = Path(__file__).parents[4] / "shared" / "facts" / "needs" / "needs.csv"
OPENABLE = re.compile(r"https?://[\w.-]+\.\w{2,}")
TODAY = date(2026, 11, 30)
BOOK = load_needs("volgograd")


def needs() -> list[Need]:
    return [need for key in BOOK.entries if (need := BOOK.at(key)) is not None]


def test_each_need_says_what_it_is_and_who_does_it() -> None:
    assert all(need.title and need.body for need in needs())


def test_each_kind_of_institution_is_known() -> None:
    kinds = load_vocabulary().kinds
    assert {kind for need in needs() for kind in need.kinds} <= kinds.keys()


def test_every_need_of_the_facts_is_understood() -> None:
    if not FACTS.is_file():
        pytest.skip("the facts are not beside the repository")
    with FACTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["need"] for row in rows} <= BOOK.entries.keys()


def test_addresses_and_numbers_of_low_confidence_are_not_shown() -> None:
    if not FACTS.is_file():
        pytest.skip("the facts are not beside the repository")
    with FACTS.open(encoding="utf-8", newline="") as file:
        low = [row for row in csv.DictReader(file) if row["confidence"] == "low"]
    shown = {
        fact
        for place in ("", "volgograd")
        for key in BOOK.entries
        if (need := BOOK.at(key, place)) is not None
        for fact in (
            *(link.url for link in need.links_on(TODAY)),
            *(phone.phone for phone in need.phones_on(TODAY)),
        )
    }
    assert low
    assert not {row["service_url"] for row in low if row["service_url"]} & shown
    assert not {row["phone"] for row in low if row["phone"]} & shown


def test_what_is_shown_has_a_source_that_a_stranger_can_open() -> None:
    layers = (BOOK.entries.values(), *(there.values() for there in BOOK.nearer.values()))
    shown = [
        fact
        for entries in layers
        for entry in entries
        for fact in (*(entry.services or ()), *(entry.phones or ()))
        if fact.shown_on(TODAY)
    ]
    assert len(shown) > 100
    assert [fact for fact in shown if not OPENABLE.search(fact.source) or "index id" in fact.source] == []


def test_a_number_of_one_city_holds_there_alone() -> None:
    there, elsewhere = BOOK.at("no_water_city", "volgograd"), BOOK.at("no_water_city", "volzhsky")
    assert there is not None
    assert elsewhere is not None
    assert [phone.phone for phone in there.phones_on(TODAY)] == ["8 (8442) 333-134"]
    assert not elsewhere.phones_on(TODAY)
    assert there.title == elsewhere.title


@pytest.mark.parametrize(
    ("seen_on", "sureness", "shown"),
    [
        (date(2026, 1, 1), Sureness.HIGH, True),
        (date(2024, 1, 1), Sureness.HIGH, False),
        (date(2026, 1, 1), Sureness.LOW, False),
    ],
)
def test_what_is_old_or_unsure_is_kept_and_not_shown(
    seen_on: date, sureness: Sureness, *, shown: bool
) -> None:
    link = NeedLink("Служба", "https://a.example/", "source", seen_on, sureness)
    phone = NeedPhone("Служба", "8 800 100-00-01", "source", seen_on, sureness)
    need = Need("one", "Одна", services=(link,), phones=(phone,))
    assert bool(need.links_on(TODAY)) is bool(need.phones_on(TODAY)) is shown
    assert need.is_stale_on(TODAY) is not shown


ENTRY = "- id: one\n  title: Одна\n  body: кто-то\n  says: ['снег*']\n"
FACT = "source: откуда\n      seen_on: 2026-11-01\n      confidence: high\n"


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("- id: fresh\n  title: Новая\n", "«body»"),
        (f"{ENTRY}{ENTRY}", "уже стоит"),
        (f"{ENTRY}  colour: red\n", "«colour»"),
        (f"{ENTRY}  unlike: [nobody]\n", "«nobody»"),
        (f"{ENTRY}  phones:\n    - title: Т\n      phone: позвоните\n      {FACT}", "не номер"),
        (f"{ENTRY}  services:\n    - title: С\n      url: 'javascript:1'\n      {FACT}", "https://"),
        (f"{ENTRY}  services:\n    - title: С\n      url: https://a.example\n", "«source»"),
    ],
)
def test_a_fault_is_named_with_its_place(tmp_path: Path, written: str, named: str) -> None:
    (tmp_path / "needs.yaml").write_text(written, encoding="utf-8")
    with pytest.raises(ResourceError, match=r"needs\.yaml") as fault:
        load_needs(str(tmp_path))
    assert named in str(fault.value)


def test_what_several_needs_share_stands_once() -> None:
    """A link or number of two entries of one file is a service or a contact, which they name."""
    written: Counter[tuple[str, str]] = Counter()
    for file in sorted(Path(str(RESOURCES)).rglob("needs.yaml")):
        for entry in load_yaml(file.read_text(encoding="utf-8")):
            facts = [*(entry.get("services") or ()), *(entry.get("phones") or ())]
            written.update(
                {(str(file), fact.get("url") or fact["phone"]) for fact in facts if isinstance(fact, dict)}
            )
    region = load_region("volgograd")
    shared = {*(service.url for service in region.services), *(contact.phone for contact in region.contacts)}
    assert [fact for fact, times in written.items() if times > 1 or fact[1] in shared] == []


def test_contacts_of_the_region_come_before_those_of_the_country() -> None:
    need = BOOK.at("consumer")
    assert need is not None
    assert [phone.title for phone in need.phones] == [
        "Роспотребнадзор, Волгоград",
        "Роспотребнадзор, вся страна",
    ]


def test_a_key_that_nobody_has_is_named(tmp_path: Path) -> None:
    (tmp_path / "needs.yaml").write_text(f"{ENTRY}  services: [gis_zkh]\n", encoding="utf-8")
    with pytest.raises(ResourceError, match=r"needs\.yaml.*«gis_zkh».*gis_zhkh"):
        load_needs(str(tmp_path))
