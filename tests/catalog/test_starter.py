"""The starter register: real institutions, each with its source, none of them called official."""

import csv
import re
from collections import Counter
from datetime import date
from importlib.resources import files
from itertools import combinations, product
from pathlib import Path

import pytest
import yaml
from rapidfuzz import fuzz, utils

from catalog.model import Institution, Page, PageState, Platform, Topic, is_fresh
from catalog.pages.address import canonical
from catalog.region import RegionError, load_region, starter

GATHERED = date(2026, 11, 30)
LAST_DAY_OF_THE_ARTICLE = date(2025, 11, 24)
"""The founding article bears no day; a later figure for the same pages is of this day."""
KINDS = files("catalog") / "resources" / "vocabulary" / "kinds.yaml"
OPENED = r"https?://|\w\.(?:рф|ru)\b|github [\w-]+/\w|поиск по коду GitHub, строка «.+?»|статья|\d+-ФЗ"
"""A site, a repository with a path, a string to search public code for, the founding article, a law."""
FACTS = Path(__file__).parents[2].parent / "shared" / "facts"


COURTS = {
    "vlg-sud-alekseevskiy": "Алексеевский муниципальный район",
    "vlg-sud-nekhaevskiy": "Нехаевский муниципальный район",
    "vlg-sud-kumylzhenskiy": "Кумылженский муниципальный район",
    "vlg-sud-mikhaylovskiy": "муниципальный округ город Михайловка",
    "vlg-sud-volgograd-voroshilovskiy": "городской округ город-герой Волгоград",
    "vlg-sudebnyy-uchastok-43": "Ольховский муниципальный район",  # of the judicial district of Иловля
}
"""Where the source's own municipality is mistaken, or the name says another district."""


@pytest.fixture(scope="module")
def register() -> list[Institution]:
    return starter(load_region("volgograd"))


@pytest.fixture(scope="module")
def by_code(register: list[Institution]) -> dict[str, Institution]:
    return {institution.code: institution for institution in register}


def pages_of(register: list[Institution]) -> list[Page]:
    return [page for institution in register for page in institution.pages]


class TestRegister:
    def test_holds_at_least_390_institutions_ordered_by_code(self, register: list[Institution]) -> None:
        assert len(register) >= 390
        codes = [institution.code for institution in register]
        assert codes == sorted(set(codes))

    def test_codes_can_stand_on_a_door(self, register: list[Institution]) -> None:
        assert all(re.fullmatch(r"vlg-[a-z0-9-]{1,60}", institution.code) for institution in register)

    def test_every_row_has_name_kind_place_source_and_day(self, register: list[Institution]) -> None:
        for institution in register:
            assert institution.official_name
            assert institution.short_name
            assert institution.kind
            assert institution.place.municipality
            assert institution.source
            assert institution.seen_on is not None
            assert institution.seen_on <= GATHERED

    def test_every_source_can_be_opened_by_a_stranger(self, register: list[Institution]) -> None:
        sources = [i.source for i in register] + [page.source for page in pages_of(register)]
        for source in sources:
            assert re.search(OPENED, source), source
            assert not re.search(r"(?i)index ids?|text index|file id", source), source

    def test_names_are_spelt_cleanly(self, register: list[Institution]) -> None:
        for institution in register:
            for name in (institution.official_name, institution.short_name, *institution.other_names):
                assert name == " ".join(name.split())
                assert '"' not in name
                assert name.count("«") == name.count("»")
                assert not re.search(r"№\S|[A-Za-z]", name)

    def test_no_two_cards_have_the_same_name_in_the_same_place(self, register: list[Institution]) -> None:
        shown = Counter((i.short_name, i.place) for i in register)
        official = Counter((i.official_name, i.place) for i in register)
        assert max(shown.values()) == max(official.values()) == 1

    def test_no_institution_stands_there_twice_under_another_spelling(
        self, register: list[Institution]
    ) -> None:
        for one, other in combinations(register, 2):
            if near(one, other) and numbers(one) == numbers(other):
                assert likeness(one, other) < 95, (one.code, other.code)

    def test_no_address_belongs_to_two(self, register: list[Institution]) -> None:
        addresses = Counter(canonical(page.url).key for page in pages_of(register))
        assert [key for key, times in addresses.items() if times > 1] == []

    def test_taxpayer_numbers_pass_their_own_check(self, register: list[Institution]) -> None:
        inns = [institution.inn for institution in register if institution.inn]
        ogrns = [institution.ogrn for institution in register if institution.ogrn]
        assert len(inns) >= 3
        assert len(ogrns) >= 2
        assert all(inn_holds(inn) for inn in inns)
        assert all(ogrn_holds(ogrn) for ogrn in ogrns)

    def test_brings_no_coordinates_that_no_source_gives(self, register: list[Institution]) -> None:
        assert all(institution.latitude is None for institution in register)

    def test_phones_and_addresses_older_than_two_years_are_not_shown(
        self, by_code: dict[str, Institution]
    ) -> None:
        old = [
            by_code["vlg-administraciya-oblasti"],
            by_code["vlg-kolledzh-upravleniya"],
            by_code["vlg-duma"],
        ]
        assert all(institution.phone and institution.address for institution in old)
        assert not any(is_fresh(institution.seen_on, GATHERED) for institution in old)
        assert is_fresh(by_code["vlg-cgb-kamyshin"].seen_on, GATHERED)

    def test_every_kind_is_one_that_the_vocabulary_knows(self, register: list[Institution]) -> None:
        entries = yaml.safe_load(KINDS.read_text(encoding="utf-8"))
        known = {plain(name) for entry in entries for name in (entry["name"][0], *entry.get("words", ()))}
        assert {i.kind for i in register if plain(i.kind) not in known} == set()


class TestWhoIsIn:
    def test_all_38_municipal_administrations_and_the_8_of_the_capital(
        self, register: list[Institution]
    ) -> None:
        administrations = [i for i in register if i.kind == "администрация"]
        districts = [i for i in administrations if i.place.district]
        rest = {i.place.municipality for i in administrations if not i.place.district}
        assert len(districts) == 8
        assert len(rest - {"Волгоградская область"}) == 38
        assert all("derived" in i.source for i in districts)

    def test_mikhaylovka_is_a_municipal_okrug(self, by_code: dict[str, Institution]) -> None:
        assert by_code["vlg-administraciya-mikhaylovka"].place.municipality.startswith("муниципальный округ")

    def test_courts_stand_in_the_district_of_their_address(self, by_code: dict[str, Institution]) -> None:
        places = {code: by_code[code].place.municipality for code in COURTS}
        assert places == COURTS

    @pytest.mark.skipif(
        not FACTS.is_dir(), reason="the facts behind the register are not beside this checkout"
    )
    def test_every_court_is_there_once(self, register: list[Institution]) -> None:
        with (FACTS / "new" / "courts.csv").open(encoding="utf-8") as file:
            listed = sorted(row["name"] for row in csv.DictReader(file))
        names = [i.official_name for i in register]
        assert len(listed) == 187
        assert [name for name in listed if names.count(name) != 1] == []

    @pytest.mark.skipif(
        not FACTS.is_dir(), reason="the facts behind the register are not beside this checkout"
    )
    def test_every_hospital_of_the_list_has_its_card(self, register: list[Institution]) -> None:
        with (FACTS / "organisations_medical.csv").open(encoding="utf-8") as file:
            listed = {row["tfoms_code"] for row in csv.DictReader(file)}
        found = [code for i in register for code in re.findall(r"список.*?, код (\d{6})", i.source)]
        assert len(listed) == 103
        assert sorted(found) == sorted(listed)

    @pytest.mark.skipif(
        not FACTS.is_dir(), reason="the facts behind the register are not beside this checkout"
    )
    def test_every_known_address_is_there(self, register: list[Institution]) -> None:
        with (FACTS / "pages.csv").open(encoding="utf-8") as file:
            listed = {canonical(row["url"]).key for row in csv.DictReader(file)}
        assert listed <= {canonical(page.url).key for page in pages_of(register)}

    @pytest.mark.skipif(
        not FACTS.is_dir(), reason="the facts behind the register are not beside this checkout"
    )
    def test_every_detailed_institution_has_one_card(self, register: list[Institution]) -> None:
        with (FACTS / "organisations.csv").open(encoding="utf-8") as file:
            names = [row["full_name"] for row in csv.DictReader(file)]
        cards = [{plain(name) for name in (i.official_name, *i.other_names)} for i in register]
        assert len(names) == 22
        for name in names:
            assert sum(any(plain(name) in known for known in card) for card in cards) == 1, name

    @pytest.mark.parametrize(
        ("code", "kind", "district"),
        [
            ("vlg-detskaya-poliklinika-10", "детская поликлиника", "Ворошиловский район"),
            ("vlg-poliklinika-5", "поликлиника", "Кировский район"),
            ("vlg-detskaya-poliklinika-3", "детская поликлиника", "Тракторозаводский район"),
            ("vlg-roddom-4", "роддом", "Красноармейский район"),
            ("vlg-perinatalnyy-centr-2", "роддом", ""),
        ],
    )
    def test_abbreviations_are_spelt_out_as_residents_would(
        self, by_code: dict[str, Institution], code: str, kind: str, district: str
    ) -> None:
        institution = by_code[code]
        assert institution.kind == kind
        assert institution.place.district == district
        assert institution.place.locality == "Волгоград"
        assert not re.search(r"\b(ДП|ГУЗ|ВОКПЦ)\b", institution.short_name)

    @pytest.mark.parametrize(
        ("code", "name"),
        [
            ("vlg-cgb-kamyshin", "ЦГБ"),
            ("vlg-crb-mikhaylovka", "МЦРБ"),
            ("vlg-perinatalnyy-centr-2", "ВОКПЦ № 2"),
            ("vlg-komitet-zdravookhraneniya", "облздрав"),
        ],
    )
    def test_everyday_words_and_abbreviations_are_kept(
        self, by_code: dict[str, Institution], code: str, name: str
    ) -> None:
        assert name in by_code[code].other_names

    @pytest.mark.parametrize(
        ("code", "followers"),
        [
            ("vlg-administraciya-oblasti", 16_200),
            ("vlg-administraciya-volgograd", 15_700),
            ("vlg-perinatalnyy-centr-2", 15_300),
            ("vlg-administraciya-volzhskiy", 13_400),
            ("vlg-druzhba-kamyshin", 13_400),
        ],
    )
    def test_the_five_largest_have_their_followers(
        self, by_code: dict[str, Institution], code: str, followers: int
    ) -> None:
        institution = by_code[code]
        assert institution.followers == followers
        assert institution.followers_on == LAST_DAY_OF_THE_ARTICLE
        assert "учредительная статья" in institution.source


class TestPages:
    def test_nothing_is_confirmed(self, register: list[Institution]) -> None:
        for page in pages_of(register):
            assert page.state is PageState.LISTED
            assert page.checked_on is None
            assert not page.confirmed_by

    def test_every_address_is_canonical_and_has_its_source_and_day(self, register: list[Institution]) -> None:
        for page in pages_of(register):
            address = canonical(page.url)
            assert (address.platform, address.url) == (page.platform, page.url)
            assert re.match(r"https?://", page.url)
            assert page.source
            assert page.seen_on is not None
            assert page.seen_on <= GATHERED

    def test_what_was_last_seen_in_2018_is_kept_and_hidden(self, by_code: dict[str, Institution]) -> None:
        page = by_code["vlg-administraciya-oblasti"].page(Platform.VK)
        assert page is not None
        assert page.url == "https://vk.com/region_34"
        assert not page.shown_on(GATHERED)

    def test_a_page_on_the_regional_portal_is_a_second_site(self, by_code: dict[str, Institution]) -> None:
        sites = [p.url for p in by_code["vlg-dso-surovikino"].pages if p.platform is Platform.SITE]
        assert sites == ["https://www.pnisurov.ru/", "https://442fz.volganet.ru/025016/"]

    def test_an_inn_in_an_address_is_that_of_its_owner(self, register: list[Institution]) -> None:
        for institution in register:
            page = institution.page(Platform.MAX)
            if page and (found := re.search(r"id(\d{10,12})_gos", page.url)):
                assert found[1] == institution.inn


class TestServices:
    def test_the_doctor_s_phone_comes_before_the_link(self, by_code: dict[str, Institution]) -> None:
        urls = [s.url for s in by_code["vlg-cgb-kamyshin"].services if s.topic is Topic.DOCTOR]
        assert urls == ["tel:+78442330303", "https://www.gosuslugi.ru/10700"]

    @pytest.mark.parametrize(
        ("kind", "topic"),
        [
            ("поликлиника", Topic.DOCTOR),
            ("детская поликлиника", Topic.DOCTOR),
            ("больница", Topic.DOCTOR),
            ("детский сад", Topic.KINDERGARTEN),
            ("школа", Topic.SCHOOL),
            ("лицей", Topic.DIARY),
            ("администрация", Topic.APPEAL),
        ],
    )
    def test_institutions_offer_the_service_of_their_kind(
        self, register: list[Institution], kind: str, topic: Topic
    ) -> None:
        cards = [institution for institution in register if institution.kind == kind]
        assert cards
        assert all(topic in {service.topic for service in card.services} for card in cards)

    def test_every_service_is_dated_and_no_template(self, register: list[Institution]) -> None:
        for institution in register:
            for service in institution.services:
                assert service.seen_on is not None
                assert service.source
                assert not set(service.url) & set("{}<>")


class TestFaults:
    HEADER = "Код,Полное наименование,Источник,Дата источника,Подписчики\n"

    @pytest.mark.parametrize(
        ("rows", "pages", "said"),
        [
            ("a,,s,,\n", "", "строка 2, столбец «Полное наименование»"),
            ("a,A,s,,\na,B,s,,\n", "", "строка 3, столбец «Код»"),
            ("a,A,s,вчера,\n", "", "Дата источника"),
            ("a,A,s,,много\n", "", "Подписчики"),
            ("a,A,s,,\n", "b,vk,https://vk.com/b,s,\n", "pages.csv, строка 2"),
            ("a,A,s,,\n", "a,fax,https://vk.com/b,s,\n", "Площадка"),
        ],
    )
    def test_a_fault_is_named_with_its_row_and_column(
        self, tmp_path: Path, rows: str, pages: str, said: str
    ) -> None:
        (tmp_path / "starter").mkdir()
        (tmp_path / "starter" / "institutions.csv").write_text(self.HEADER + rows, encoding="utf-8")
        (tmp_path / "starter" / "pages.csv").write_text(
            "Код,Площадка,Адрес,Источник,Дата источника\n" + pages, encoding="utf-8"
        )
        with pytest.raises(RegionError) as refusal:
            starter(load_region(str(tmp_path)))
        assert said in str(refusal.value)

    def test_a_list_in_another_encoding_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "starter").mkdir()
        (tmp_path / "starter" / "institutions.csv").write_bytes((self.HEADER + "a,Ж,s,,\n").encode("cp1251"))
        with pytest.raises(RegionError, match="UTF-8"):
            starter(load_region(str(tmp_path)))


def numbers(institution: Institution) -> set[str]:
    return set(re.findall(r"\d+", institution.official_name))


def near(one: Institution, other: Institution) -> bool:
    """Possibly the same place: what one row leaves open the other may say."""
    here, there = one.place, other.place
    if here.district and there.district and here.district != there.district:
        return False
    same_locality = here.locality != "" and here.locality == there.locality
    return same_locality or here.municipality == there.municipality


def likeness(one: Institution, other: Institution) -> float:
    """How alike the two most alike of their names are, 0…100, whatever the order of words."""
    pairs = product(names_of(one), names_of(other))
    return max(fuzz.token_sort_ratio(a, b, processor=utils.default_process) for a, b in pairs)


def names_of(institution: Institution) -> tuple[str, ...]:
    return (institution.official_name, institution.short_name, *institution.other_names)


def plain(name: str) -> str:
    return re.sub(r"[^а-я0-9]+", "", name.lower().replace("ё", "е"))


def inn_holds(inn: str) -> bool:
    """A legal entity's INN: ten digits, the last one computed from the rest."""
    weights = (2, 4, 10, 3, 5, 9, 4, 6, 8)
    total = sum(weight * int(digit) for weight, digit in zip(weights, inn, strict=False))
    return len(inn) == 10 and total % 11 % 10 == int(inn[9])


def ogrn_holds(ogrn: str) -> bool:
    return len(ogrn) == 13 and int(ogrn[:12]) % 11 % 10 == int(ogrn[12])
