"""A password is kept as an argon2id hash, and nobody's fits nobody."""

from bot.desk.kit.passwords import fits, hashed


def test_the_password_fits_and_no_other() -> None:
    kept = hashed("длинный пароль")
    assert kept.startswith("$argon2id$")
    assert "длинный" not in kept
    assert fits("длинный пароль", kept)
    assert not fits("длинный парол", kept)


def test_nobody_has_a_password_that_fits() -> None:
    assert not fits("nobody has this password", None)
    assert not fits("", None)
    assert not fits("пароль", "not a hash")
