"""Accounts are found and changed, sign-ins end, and the log outlives both."""

from datetime import UTC, datetime, timedelta

import pytest

from catalog.accounts import Deed, Role
from catalog.store.desk.accounts import Accounts
from catalog.store.desk.deed_query import DeedQuery
from catalog.store.errors import NoSuchOperator, OperatorExists
from catalog.store.register import Register

DAY = timedelta(days=1)


@pytest.fixture
def accounts(register: Register) -> Accounts:
    assert not register.accounts.exist()
    register.accounts.add("Анна", "hash", Role.EDITOR)
    return register.accounts


def test_an_account_is_found_changed_and_removed(accounts: Accounts) -> None:
    with pytest.raises(OperatorExists):
        accounts.add("Анна", "another", Role.READER)
    accounts.change("Анна", role=Role.APPROVER.value)
    found = accounts.find("Анна")
    assert found
    assert (found.role, found.password_hash) == (Role.APPROVER, "hash")
    accounts.remove("Анна")
    assert accounts.find("Анна") is None
    with pytest.raises(NoSuchOperator):
        accounts.remove("Анна")


def test_a_sign_in_ends(accounts: Accounts) -> None:
    accounts.sign_in("Анна", "good", DAY)
    accounts.sign_in("Анна", "over", -DAY)
    signed_in = accounts.signed_in("good")
    assert signed_in
    assert signed_in.name == "Анна"
    assert accounts.signed_in("over") is None
    assert accounts.signed_in("forged") is None
    accounts.sign_out("good")
    assert accounts.signed_in("good") is None


def test_a_new_password_signs_out(accounts: Accounts) -> None:
    accounts.sign_in("Анна", "good", DAY)
    accounts.change("Анна", password_hash="new")
    assert accounts.signed_in("good") is None


def test_the_log_outlives_the_account(accounts: Accounts) -> None:
    now = datetime.now(UTC)
    accounts.note(Deed(now, "Анна", "withdraw", "vk.com/a", "взломана", 3))
    accounts.note(Deed(now, "Анна", "import", "реестр.xlsx"))
    accounts.remove("Анна")
    assert [(deed.action, deed.version) for deed in accounts.deeds()] == [("import", None), ("withdraw", 3)]
    assert [deed.subject for deed in accounts.deeds(query=DeedQuery(said=["VK.com"]))] == ["vk.com/a"]
    assert accounts.deed_count(DeedQuery(said=["%"])) == 0
