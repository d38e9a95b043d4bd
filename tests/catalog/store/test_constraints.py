"""What must never be in the register is refused by the database itself."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import DataError, IntegrityError

from catalog.model import Institution, Page, PageState, Platform, Service
from catalog.store.errors import RegisterUnavailable
from catalog.store.register import Register
from tests.catalog.store.institutions import PLAIN

PAGE = PLAIN.pages[0]

BROKEN: dict[str, Institution] = {
    "a code with a space": replace(PLAIN, code="a 1"),
    "a Cyrillic code": replace(PLAIN, code="школа"),
    "an empty code": replace(PLAIN, code=""),
    "a code of 65 signs": replace(PLAIN, code="a" * 65),
    "no name": replace(PLAIN, official_name=""),
    "an INN of 9 digits": replace(PLAIN, inn="123456789"),
    "an OGRN of 12 digits": replace(PLAIN, ogrn="1" * 12),
    "a latitude beyond the pole": replace(PLAIN, latitude=90.1),
    "its own successor": replace(PLAIN, successor=PLAIN.code),
    "followers below nothing": replace(PLAIN, followers=-1),
    "an unknown platform": replace(PLAIN, pages=(replace(PAGE, platform="rutube"),)),  # type: ignore[arg-type]
    "an unknown state": replace(PLAIN, pages=(replace(PAGE, state="official"),)),  # type: ignore[arg-type]
    "a page without an address": replace(PLAIN, pages=(Page(Platform.VK, ""),)),
    "a confirmation without a day": replace(PLAIN, pages=(replace(PAGE, state=PageState.CONFIRMED),)),
    "one page twice": replace(PLAIN, pages=(PAGE, PAGE)),
    "a service without a link": replace(PLAIN, services=(Service("Запись", ""),)),
}


@pytest.mark.parametrize("what", BROKEN)
def test_the_database_refuses(register: Register, what: str) -> None:
    register.versions.replace([PLAIN], note="before")
    # PostgreSQL calls a text that is too long an error of the data.
    with pytest.raises((IntegrityError, DataError, RegisterUnavailable)):
        register.versions.replace([replace(PLAIN, code="good"), BROKEN[what]], note="broken")
    assert register.versions.institutions() == [PLAIN]
    assert len(register.versions.all()) == 1


STATEMENTS: dict[str, str] = {
    "two current rows of one code": (
        "INSERT INTO institutions SELECT 1000, code, official_name, short_name, kind, place_id, address,"
        " phone, inn, ogrn, latitude, longitude, other_names, successor, no_page_reason, source, seen_on,"
        " followers, followers_on, mark_as_given, checked_as_given, since_version, until_version,"
        " superior, hours, closed_from, closed_until, attested_on, appeal_form FROM institutions"
    ),
    "a page of nobody": (
        "INSERT INTO pages (code, position, platform, url, state, confirmed_by, source, since_version)"
        " VALUES ('nobody', 0, 'vk', 'https://vk.com/x', 'listed', '', '', 1)"
    ),
    "a service of nobody and nothing": (
        "INSERT INTO services (position, title, url, topic, source, since_version)"
        " VALUES (0, 'a', 'b', 'other', '', 1)"
    ),
    "a row that ends before it begins": "UPDATE pages SET until_version = 1",
    "a place twice": "INSERT INTO places (municipality, locality, district) VALUES ('', '', '')",
}


@pytest.mark.parametrize("what", STATEMENTS)
def test_the_database_refuses_the_statement(register: Register, what: str) -> None:
    register.versions.replace([PLAIN], note="")
    with pytest.raises(IntegrityError), register._database.engine.begin() as connection:
        connection.exec_driver_sql(STATEMENTS[what])


def test_a_kind_may_have_a_service(register: Register) -> None:
    register.versions.replace([PLAIN], note="")
    with register._database.engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO services (kind, position, title, url, topic, source, since_version)"
            " VALUES ('школа', 0, 'a', 'b', 'school', '', 1)"
        )
    assert register.versions.institutions() == [PLAIN]
