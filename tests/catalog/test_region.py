"""What a region's folder may hold, and what is said when it can't be used."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.model import Institution, Topic
from catalog.pages.hosts import canonical_host
from catalog.pages.listing import Listing
from catalog.pages.page_index import PageBook
from catalog.region import Contact, Purpose, Region, load_region, region_folder, starter
from catalog.resource_file import ResourceError

TODAY = date(2026, 11, 30)

CONTACT = """
- purpose: {purpose}
  title: Служба
  phone: "{phone}"
  source: объявление
"""
SERVICE = """
- title: {title}
  topic: doctor
  url: {url}
  confidence: {confidence}
  source: объявление
  seen_on: {seen_on}
"""


def service(**fields: str) -> str:
    usual = {"title": "Запись", "url": "https://a.ru/", "confidence": "high", "seen_on": "2026-01-01"}
    return SERVICE.format(**(usual | fields))


@pytest.fixture(scope="module")
def volgograd() -> Region:
    return load_region("volgograd")


def folder_with(tmp_path: Path, **files: str) -> str:
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return str(tmp_path)


class TestVolgograd:
    def test_says_what_it_is_called_and_that_nobody_keeps_the_list(self, volgograd: Region) -> None:
        assert volgograd.title == "Волгоградская область"
        assert volgograd.locative == "в Волгоградской области"
        assert volgograd.time_zone == "Europe/Volgograd"
        assert volgograd.keeper == ""

    @pytest.mark.parametrize(
        ("purpose", "phone"),
        [
            (Purpose.EMERGENCY, "112"),
            (Purpose.FIRE, "101"),
            (Purpose.POLICE, "102"),
            (Purpose.AMBULANCE, "103"),
            (Purpose.DOCTOR, "122"),
            (Purpose.CHILDREN_HELPLINE, "8 800 2000-122"),
            (Purpose.HELPLINE, "8 (8442) 38-03-03"),
            (Purpose.GOSUSLUGI, "8 800 100-70-10"),
        ],
    )
    def test_knows_the_numbers_that_help(self, volgograd: Region, purpose: Purpose, phone: str) -> None:
        contact = volgograd.contact(purpose, TODAY)
        assert contact is not None
        assert contact.phone == phone

    @pytest.mark.parametrize("purpose", [Purpose.CENTRE, Purpose.PRESS])
    def test_promises_no_human_that_nobody_confirmed(self, volgograd: Region, purpose: Purpose) -> None:
        assert volgograd.contact(purpose, TODAY) is None

    def test_every_contact_has_a_source_and_a_day_and_none_is_confirmed(self, volgograd: Region) -> None:
        for contact in volgograd.contacts:
            assert contact.source
            assert contact.seen_on is not None
            assert contact.seen_on <= TODAY
            assert contact.confirmed_on is None

    def test_keeps_the_hours_of_122_and_hides_them_as_too_old(self, volgograd: Region) -> None:
        contact = volgograd.contact(Purpose.DOCTOR, TODAY)
        assert contact is not None
        assert contact.hours == "ежедневно с 8:00 до 20:00"
        assert contact.hours_on(TODAY) == ""
        assert contact.hours_on(date(2023, 6, 1)) == contact.hours

    def test_offers_the_telephone_first_and_then_gosuslugi(self, volgograd: Region) -> None:
        urls = [service.url for service in volgograd.services_for(Topic.DOCTOR, TODAY)]
        assert urls[:2] == ["tel:122", "https://www.gosuslugi.ru/10700"]
        assert "https://registratura.volganet.ru/" not in urls  # last seen in 2021

    def test_clubs_have_a_way_through_the_menu_and_no_link(self, volgograd: Region) -> None:
        (clubs,) = volgograd.services_for(Topic.CLUBS, TODAY)
        assert clubs.url == ""
        assert "дополнительного образования" in clubs.path

    @pytest.mark.parametrize("topic", [topic for topic in Topic if topic is not Topic.OTHER])
    def test_every_topic_has_something_to_offer(self, volgograd: Region, topic: Topic) -> None:
        assert volgograd.services_for(topic, TODAY)

    def test_no_service_is_a_template_or_without_a_source(self, volgograd: Region) -> None:
        for one in volgograd.services:
            assert not set(one.url) & set("{}<>")
            assert one.source
            assert one.seen_on <= TODAY

    def test_services_belong_to_kinds_and_to_single_institutions(self, volgograd: Region) -> None:
        hospital = Institution("vlg-cgb-kamyshin", "Больница", kind="больница")
        school = Institution("1", "Школа", kind="школа")
        assert [s.url for s in volgograd.services_of(hospital)] == [
            "tel:+78442330303",
            "https://www.gosuslugi.ru/10700",
        ]
        assert {s.topic for s in volgograd.services_of(school)} == {Topic.SCHOOL, Topic.DIARY}
        assert volgograd.services_of(Institution("2", "Музей", kind="музей")) == ()

    @pytest.mark.parametrize("host", ["www.gosuslugi.ru", "oblzdrav.volgograd.ru", "VOLGODUMA.RU."])
    def test_trusts_the_state_s_hosts(self, volgograd: Region, host: str) -> None:
        assert PageBook(Listing(), volgograd.state_hosts).trusts(canonical_host(host))

    @pytest.mark.parametrize(
        "host",
        ["gosuslugi.ru.com", "evil.volgograd.ru", "oblzdrav-old.volganet.ru", "mail.volganet.ru", "ru", ""],
    )
    def test_trusts_nothing_that_merely_looks_alike(self, volgograd: Region, host: str) -> None:
        assert not PageBook(Listing(), volgograd.state_hosts).trusts(host)

    def test_names_no_host_twice(self, volgograd: Region) -> None:
        assert volgograd.state_hosts
        assert len(volgograd.state_hosts) == len(set(volgograd.state_hosts))


class TestOtherRegions:
    def test_one_without_a_folder_has_what_holds_in_the_whole_country(self) -> None:
        region = load_region("amur")
        assert region_folder("amur") is None
        assert region.title == ""
        assert region.contact(Purpose.AMBULANCE, TODAY) is not None
        assert region.contact(Purpose.DOCTOR, TODAY) is None
        assert region.services_for(Topic.DOCTOR, TODAY)
        assert starter(region) == []

    def test_a_folder_elsewhere_may_be_partial(self, tmp_path: Path) -> None:
        region = load_region(folder_with(tmp_path, region="title: Амурская область\n"))
        assert (region.title, region.locative) == ("Амурская область", "Амурская область")
        assert region.contact(Purpose.EMERGENCY, TODAY) is not None
        assert starter(region) == []

    def test_a_region_s_own_number_comes_before_the_country_s(self, tmp_path: Path) -> None:
        contacts = CONTACT.format(purpose="gosuslugi", phone="115")
        region = load_region(folder_with(tmp_path, contacts=contacts))
        contact = region.contact(Purpose.GOSUSLUGI, TODAY)
        assert contact is not None
        assert contact.phone == "115"

    @pytest.mark.parametrize("name", ["", "..", "Волгоград", "VOLGOGRAD", "a b", "x" * 65, "no/such/folder"])
    def test_a_name_that_can_t_be_one_is_refused(self, name: str) -> None:
        with pytest.raises(ResourceError, match=r"[а-я]"):
            load_region(name)

    @pytest.mark.parametrize(
        ("file", "text", "said"),
        [
            ("region", "time_zone: Mars/Base\n", "time_zone"),
            ("region", "titel: Амурская область\n", "titel"),
            ("region", "title: 5\n", "title"),
            ("region", "- a\n", "region.yaml"),
            ("region", "title: [\n", "строка"),
            ("contacts", "purpose: doctor\n", "contacts.yaml"),
            ("contacts", CONTACT.format(purpose="doctors", phone="122"), "запись 1, поле «purpose»"),
            ("contacts", CONTACT.format(purpose="doctor", phone=""), "phone"),
            ("contacts", CONTACT.format(purpose="doctor", phone="122") + "  seen_on: вчера\n", "seen_on"),
            ("services", service(url="tel:врач"), "url"),
            ("services", service(url="javascript:alert(1)"), "url"),
            ("services", service(url="https://a.ru/{ID}"), "url"),
            ("services", service(url='""'), "path"),
            ("services", service(confidence="low"), "confidence"),
            ("services", service(title="Запись к самому главному врачу всей больницы"), "40"),
            ("services", service(seen_on="2026-11-23 10:00:00"), "seen_on"),
            ("hosts", "- {title: a, hosts: [https://a.ru], source: b, seen_on: 2026-01-01}\n", "hosts"),
        ],
    )
    def test_what_can_t_be_used_is_named(self, tmp_path: Path, file: str, text: str, said: str) -> None:
        with pytest.raises(ResourceError) as refusal:
            load_region(folder_with(tmp_path, **{file: text}))
        assert said in str(refusal.value)
        assert "\n" not in str(refusal.value)

    def test_a_file_in_another_encoding_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "region.yaml").write_bytes("title: Амурская область\n".encode("cp1251"))
        with pytest.raises(ResourceError, match="UTF-8"):
            load_region(str(tmp_path))

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(text=st.text(max_size=200), file=st.sampled_from(["region", "contacts", "services", "hosts"]))
    def test_no_text_brings_it_down(self, tmp_path: Path, text: str, file: str) -> None:
        (tmp_path / f"{file}.yaml").write_text(text, encoding="utf-8", errors="replace")
        try:
            region = load_region(str(tmp_path))
        except ResourceError:
            return
        finally:
            (tmp_path / f"{file}.yaml").unlink()
        assert region.contact(Purpose.EMERGENCY, TODAY) is not None


class TestAge:
    @pytest.mark.parametrize(
        ("seen_on", "confirmed_on", "shown"),
        [
            (date(2026, 1, 1), None, True),
            (date(2018, 1, 1), None, False),
            (date(2018, 1, 1), date(2026, 10, 1), True),
            (None, None, True),
        ],
    )
    def test_a_number_is_shown_for_two_years(
        self, seen_on: date | None, confirmed_on: date | None, *, shown: bool
    ) -> None:
        contact = Contact(Purpose.DOCTOR, "Служба", "122", "", seen_on=seen_on, confirmed_on=confirmed_on)
        region = Region("x", contacts=(contact,))
        assert (region.contact(Purpose.DOCTOR, TODAY) is contact) is shown
