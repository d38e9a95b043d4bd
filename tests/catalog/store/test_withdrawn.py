"""Pages out of sight, and whose they were, when lists that came later don't name them any more."""

from dataclasses import replace

from catalog.model import PageState
from catalog.store.register import Register
from tests.catalog.store.institutions import DAY, FULL, OTHER, PLAIN, VK


def test_a_withdrawn_page_is_known_while_its_institution_lists_it(register: Register) -> None:
    register.versions.replace([PLAIN], note="")
    register.withdrawals.withdraw(VK, "взломана", DAY)
    [(owner, page)] = register.withdrawals.revoked(2)
    assert (owner.code, page.url, page.state) == (PLAIN.code, VK, PageState.REVOKED)
    assert register.withdrawals.revoked(1) == []


def test_a_withdrawn_page_is_known_after_its_institution_dropped_it(register: Register) -> None:
    register.versions.replace([PLAIN], note="")
    register.withdrawals.withdraw(VK, "", DAY)
    renamed = replace(PLAIN, official_name="Лицей № 5", pages=())
    version = register.versions.replace([renamed], note="")
    [(owner, page)] = register.withdrawals.revoked(version.number)
    assert owner == renamed
    assert page.url == VK


def test_a_withdrawn_page_is_known_after_its_institution_went(register: Register) -> None:
    register.versions.replace([PLAIN], note="")
    register.withdrawals.withdraw(VK, "", DAY)
    version = register.versions.replace([OTHER], note="")
    assert [owner.official_name for owner, _ in register.withdrawals.revoked(version.number)] == [
        PLAIN.official_name
    ]


def test_the_page_is_known_of_whoever_listed_it_last(register: Register) -> None:
    register.versions.replace([PLAIN], note="")
    register.versions.replace([replace(OTHER, pages=PLAIN.pages)], note="")
    register.withdrawals.withdraw(VK, "", DAY)
    version = register.versions.replace([FULL], note="")
    assert [owner.code for owner, _ in register.withdrawals.revoked(version.number)] == [OTHER.code]


def test_a_restored_page_is_out_of_sight_no_more(register: Register) -> None:
    register.versions.replace([PLAIN], note="")
    register.withdrawals.withdraw(VK, "", DAY)
    register.withdrawals.restore(VK)
    assert register.withdrawals.revoked(3) == []


def test_a_site_is_remembered_as_the_register_spelled_it(register: Register) -> None:
    site = replace(PLAIN.pages[0], url="http://www.school5.ru/")
    register.versions.replace([replace(PLAIN, pages=(site,))], note="")
    register.withdrawals.withdraw("https://school5.ru", "", DAY)
    version = register.versions.replace([OTHER], note="")
    assert [page.url for _, page in register.withdrawals.revoked(version.number)] == [site.url]
