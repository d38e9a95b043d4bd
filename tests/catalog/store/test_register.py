"""The register keeps what it is given, on both databases, and every version of it."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import date

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings

from catalog.model import Institution, PageState
from catalog.store.content.write import MANY
from catalog.store.errors import NoSuchPage, NoSuchVersion, RegisterChanged
from catalog.store.register import Register, open_register
from tests.catalog.store.institutions import DAY, FULL, INSTITUTIONS, OTHER, PLAIN, VK


def test_a_new_register_is_empty(register: Register) -> None:
    assert register.versions.active() is None
    assert register.versions.all() == []
    assert register.versions.institutions() == []


def test_everything_comes_back_as_it_was_given(url: str) -> None:
    first = open_register(url)
    made = first.versions.replace([PLAIN, FULL], note="импорт", label="starter")
    first.close()
    again = open_register(url)
    assert again.versions.institutions() == [FULL, PLAIN]
    assert again.versions.active() == made
    assert (made.number, made.note, made.label) == (1, "импорт", "starter")
    assert made.made_at.endswith("+00:00")
    again.close()


@given(INSTITUTIONS, INSTITUTIONS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_any_register_can_follow_any_other(
    register: Register, before: list[Institution], after: list[Institution]
) -> None:
    first = register.versions.replace(before, note="")
    register.versions.replace(after, note="")
    assert register.versions.institutions() == sorted(after, key=lambda one: one.code)
    assert register.versions.institutions(first.number) == sorted(before, key=lambda one: one.code)


def test_replacing_removes_what_is_not_given(register: Register) -> None:
    register.versions.replace([PLAIN, OTHER], note="")
    register.versions.replace([OTHER], note="")
    assert register.versions.institutions() == [OTHER]
    assert register.versions.institutions(1) == [PLAIN, OTHER]


def test_updating_leaves_the_rest_and_the_label(register: Register) -> None:
    register.versions.replace([PLAIN, OTHER], note="", label="starter")
    renamed = replace(PLAIN, phone="122")
    assert register.versions.update([renamed, FULL], note="").label == "starter"
    assert register.versions.institutions() == [FULL, renamed, OTHER]


def test_only_what_changed_is_written(register: Register) -> None:
    many = [replace(PLAIN, code=f"c-{number}") for number in range(50)]
    register.versions.replace(many, note="")
    register.versions.replace([replace(many[0], phone="122"), *many[1:]], note="")
    with register._database.reading() as connection:
        cursor = connection.cursor()
        cursor.execute("SELECT (SELECT count(*) FROM institutions), (SELECT count(*) FROM pages)")
        assert tuple(cursor.fetchone()) == (51, 50)


def test_versions_are_found_by_what_their_note_says_part_by_part(register: Register) -> None:
    for number, note in enumerate(("Загрузка", "правка", "ЗАГРУЗКА снова", "50%_"), 1):
        register.versions.update([replace(PLAIN, phone=str(number))], note=note)
    versions = register.versions
    found = versions.newest("загрузка", 0, None)
    assert [one.number for one in found] == [3, 1]
    assert versions.newest("загрузка", 1, 5) == found[1:]
    assert [one.number for one in versions.newest("", 1, 2)] == [3, 2]
    assert [versions.count(words) for words in ("", "загрузка", "%", "нет")] == [4, 2, 1, 0]


def test_rolling_back_makes_a_new_version_like_the_old_one(register: Register) -> None:
    register.versions.replace([PLAIN], note="", label="starter")
    register.versions.replace([PLAIN, OTHER], note="")
    made = register.versions.rollback(1)
    assert (made.number, made.label) == (3, "starter")
    assert register.versions.institutions() == [PLAIN]
    assert [version.number for version in register.versions.all()] == [3, 2, 1]


def test_rolling_back_twice_goes_back_two_steps(register: Register) -> None:
    for content in ([PLAIN], [OTHER], [FULL, PLAIN]):
        register.versions.replace(content, note="")
    register.versions.rollback()
    assert register.versions.institutions() == [OTHER]
    register.versions.rollback()
    assert register.versions.institutions() == [PLAIN]
    with pytest.raises(NoSuchVersion):
        register.versions.rollback()


@pytest.mark.parametrize("number", [0, 2, -1, 99])
def test_there_is_no_way_to_a_version_that_never_was(register: Register, number: int) -> None:
    register.versions.replace([PLAIN], note="")
    with pytest.raises(NoSuchVersion):
        register.versions.rollback(number)
    with pytest.raises(NoSuchVersion):
        register.versions.institutions(number)
    assert len(register.versions.all()) == 1


def test_a_withdrawn_page_stays_out_of_sight_until_it_is_restored(register: Register) -> None:
    register.versions.replace([PLAIN], note="")
    withdrawn = register.withdrawals.withdraw(VK, "взломана", date(2026, 11, 21))
    assert withdrawn
    assert withdrawn.number == 2
    register.versions.replace([PLAIN, OTHER], note="import of a file saved before")
    register.versions.rollback(1)
    page = register.versions.institutions()[0].pages[0]
    assert (page.state, page.checked_on) == (PageState.REVOKED, date(2026, 11, 21))
    assert [(one.url, one.why) for one in register.withdrawals.all()] == [(VK, "взломана")]
    register.withdrawals.restore(VK)
    assert register.versions.institutions() == [PLAIN]
    assert register.withdrawals.all() == []


def test_going_back_from_a_withdrawal_goes_before_the_import(register: Register) -> None:
    register.versions.replace([OTHER], note="")
    register.versions.replace([PLAIN], note="")
    register.withdrawals.withdraw(VK, "", DAY)
    register.versions.rollback()
    assert register.versions.institutions() == [OTHER]


def test_withdrawing_twice_changes_nothing(register: Register) -> None:
    register.versions.replace([PLAIN], note="")
    register.withdrawals.withdraw(VK, "", DAY)
    assert register.withdrawals.withdraw(VK, "", DAY) is None
    assert len(register.versions.all()) == 2


def test_a_site_is_withdrawn_under_every_spelling(register: Register) -> None:
    register.versions.replace(
        [replace(PLAIN, pages=(replace(PLAIN.pages[0], url="http://www.school5.ru/"),))], note=""
    )
    register.withdrawals.withdraw("https://school5.ru", "", DAY)
    assert register.versions.institutions()[0].pages[0].state is PageState.REVOKED


def test_an_unknown_page_is_neither_withdrawn_nor_restored(register: Register) -> None:
    register.versions.replace([PLAIN], note="")
    with pytest.raises(NoSuchPage):
        register.withdrawals.withdraw("https://vk.com/another", "", DAY)
    with pytest.raises(NoSuchPage):
        register.withdrawals.restore(VK)
    assert len(register.versions.all()) == 1


def test_changes_worked_out_for_an_older_version_are_refused(register: Register) -> None:
    register.versions.replace([PLAIN], note="", expected=0)
    with pytest.raises(RegisterChanged):
        register.versions.replace([OTHER], note="", expected=0)
    with pytest.raises(RegisterChanged):
        register.versions.update([OTHER], note="", expected=7)
    assert register.versions.institutions() == [PLAIN]


def test_of_two_writers_at_once_one_is_told_to_look_again(url: str) -> None:
    registers = [open_register(url), open_register(url)]

    def write(register: Register) -> int:
        try:
            return register.versions.replace([PLAIN], note="", expected=0).number
        except RegisterChanged:
            return 0

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(write, registers)) == [0, 1]
    for register in registers:
        assert register.versions.institutions() == [PLAIN]
        register.close()


def test_writers_without_expectations_go_one_after_another(url: str) -> None:
    registers = [open_register(url) for _ in range(3)]
    with ThreadPoolExecutor(3) as threads:
        made = list(
            threads.map(lambda register: register.versions.update([PLAIN], note="").number, registers)
        )
    assert sorted(made) == [1, 2, 3]
    for register in registers:
        register.close()


def test_a_running_process_sees_what_another_one_withdraws(url: str) -> None:
    serving, operating = open_register(url), open_register(url)
    operating.versions.replace([PLAIN], note="")
    before = serving.versions.active()
    operating.withdrawals.withdraw(VK, "взломана", DAY)
    after = serving.versions.active()
    assert before
    assert after
    assert after.number == before.number + 1
    assert serving.versions.institutions()[0].pages[0].state is PageState.REVOKED
    serving.close()
    operating.close()


def test_a_list_imported_twice_is_one_step_to_go_back(register: Register) -> None:
    register.versions.replace([OTHER], note="")
    register.versions.replace([PLAIN], note="")
    assert register.versions.replace([PLAIN], note="").number == 3
    assert register.versions.update([PLAIN], note="").number == 4
    register.versions.rollback()
    assert register.versions.institutions() == [OTHER]


@pytest.mark.postgres
def test_after_a_large_change_postgresql_counts_anew(postgres_url: str) -> None:
    with closing(open_register(postgres_url)) as register:
        register.versions.replace([Institution(f"i-{number}", "Школа") for number in range(MANY)], note="")
    with psycopg.connect(postgres_url) as connection:
        counted = "SELECT reltuples FROM pg_class WHERE oid = 'institutions'::regclass"
        assert connection.execute(counted).fetchone() == (MANY,)
